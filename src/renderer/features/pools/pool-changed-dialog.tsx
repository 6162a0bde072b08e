import { Button, Group, Loader, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { PoolDraft } from '../../../shared/pool';
import type { PoolView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import type { Side } from '../../components/three-way';
import { ThreeWayTable } from '../../components/three-way-table';
import { useAccounts } from '../../state/accounts-context';
import { changedPoolFields, draftOfPool, mergedPool } from './pool-draft';
import { poolFieldLabel, poolValueWords } from './pool-words';
import type { PoolForm } from './use-pool-form';

const NO_FIELDS: readonly never[] = [];

/** A save met another version than the edit began with: shows both, and what can be made of them. Nothing is written yet. */
export function PoolChangedDialog({ form }: { form: PoolForm }) {
  const { saved } = form;
  if (!saved) return <Removed form={form} />;
  // The refusal may be here before the view tells the other version.
  if (!form.foreignChange) return <Waiting form={form} file={saved.file} />;
  return <Both key={saved.hash} form={form} saved={saved} />;
}

function Both({ form, saved }: { form: PoolForm; saved: PoolView }) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const accountFields = useAccounts()?.fields ?? NO_FIELDS;
  const theirs = useMemo(() => draftOfPool(saved.pool), [saved.pool]);
  const { base, draft: mine } = form;
  const fields = useMemo(() => changedPoolFields(base, theirs, mine), [base, mine, theirs]);
  const words = useMemo(
    () => ({ label: poolFieldLabel, value: poolValueWords(accountFields) }),
    [accountFields],
  );
  const open = fields.filter(({ path, by }) => by === 'both' && !choices.has(path)).length;
  const finish = (draft?: PoolDraft): void => {
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
        words={words}
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
            finish(mergedPool(theirs, fields, choices));
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

function Waiting({ form, file }: { form: PoolForm; file: string }) {
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

function Removed({ form }: { form: PoolForm }) {
  return (
    <Modal opened onClose={form.forgetRefusal} title={t('The pool was removed meanwhile')} zIndex={300}>
      <p style={{ margin: 0 }}>{t('Your version can be saved as a new pool.')}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          {t('Keep editing')}
        </Button>
        <ActionButton
          label={t('Save as a new pool')}
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
