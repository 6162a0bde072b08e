import { Button, Group, Loader, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import type { DefinitionView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { draftOf } from '../../state/draft';
import { ThreeWayTable, type FieldWords } from '../../components/three-way-table';
import type { Side } from '../../components/three-way';
import { changedDefinitionFields, mergedDraft } from './definition-fields';
import type { DefinitionForm } from './use-definition-form';
import { valueOrNothing } from './value-or-nothing';

/** A save met another version than the edit began with: shows both, and what can be made of them. Nothing is written yet. */
export function ChangedOnDiskDialog({ form }: { form: DefinitionForm }) {
  const { saved } = form;
  if (!saved) return <RemovedDialog form={form} />;
  // The refusal may be here before the view tells the other version.
  if (!form.foreignChange) return <WaitingDialog form={form} file={saved.file} />;
  return <BothDialog key={saved.hash} form={form} saved={saved} />;
}

const WORDS: FieldWords = { label: labelOfPath, value: valueOrNothing };

function BothDialog({ form, saved }: { form: DefinitionForm; saved: DefinitionView }) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const theirs = useMemo(() => draftOf(saved.definition), [saved.definition]);
  const { base, draft: mine } = form;
  const fields = useMemo(() => changedDefinitionFields(base, theirs, mine), [base, mine, theirs]);
  const open = fields.filter(({ path, by }) => by === 'both' && !choices.has(path)).length;
  const finish = (draft?: ReturnType<typeof mergedDraft>): void => {
    form.forgetRefusal();
    void form.save(saved.hash, draft);
  };
  return (
    <Modal
      opened
      onClose={form.forgetRefusal}
      title={t('The file was changed by something else')}
      zIndex={300}
      size={900}
    >
      <p style={{ margin: '0 0 12px', overflowWrap: 'anywhere' }}>
        {t('{file} is no longer the version you started from. Nothing has been overwritten.', {
          file: saved.file,
        })}
      </p>
      <ThreeWayTable
        words={WORDS}
        fields={fields}
        choices={choices}
        onChoose={(path, side) => {
          setChoices((known) => new Map([...known, [path, side]]));
        }}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          {t('Keep editing')}
        </Button>
        <Button variant="default" onClick={form.reload}>
          {t('Load theirs')}
        </Button>
        <ActionButton
          label={t('Overwrite with mine')}
          variant="light"
          color="red"
          busy={form.saving}
          onClick={() => {
            finish();
          }}
        />
        <ActionButton
          label={t('Save merged')}
          busy={form.saving}
          disabledReason={open === 0 ? null : openWords(open)}
          onClick={() => {
            finish(mergedDraft(theirs, fields, choices));
          }}
        />
      </Group>
    </Modal>
  );
}

function openWords(open: number): string {
  return t(
    '{count, plural, one {Both changed one field: choose whose value to keep} other {Both changed # fields: choose whose values to keep}}',
    { count: open },
  );
}

function WaitingDialog({ form, file }: { form: DefinitionForm; file: string }) {
  return (
    <Modal
      opened
      onClose={form.forgetRefusal}
      title={t('The file was changed by something else')}
      zIndex={300}
    >
      <Group gap="sm">
        <Loader size="sm" aria-hidden />
        <span style={{ overflowWrap: 'anywhere' }}>{t('Reading what stands in {file} now…', { file })}</span>
      </Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          {t('Keep editing')}
        </Button>
      </Group>
    </Modal>
  );
}

function RemovedDialog({ form }: { form: DefinitionForm }) {
  return (
    <Modal opened onClose={form.forgetRefusal} title={t('The group was removed meanwhile')} zIndex={300}>
      <p style={{ margin: 0 }}>{t('Your version can be saved as a new group.')}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          {t('Keep editing')}
        </Button>
        <ActionButton
          label={t('Save as a new group')}
          busy={form.saving}
          onClick={() => {
            form.forgetRefusal();
            void form.saveAsNew();
          }}
        />
      </Group>
    </Modal>
  );
}
