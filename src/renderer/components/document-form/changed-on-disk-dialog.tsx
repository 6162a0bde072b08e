import { Button, Group, Loader, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../action-button';
import { ThreeWayTable } from '../three-way-table';
import type { Side } from '../three-way';
import { useReturnFocus } from '../use-return-focus';
import type { DocumentComparison, DocumentWords } from './document-words';
import type { DocumentEdit, SavedDocument } from './use-document-form';

/** Above the dialog of the form, and above that of a form within it. */
const ABOVE_FORMS = 300;

interface ChangedOnDiskDialogProps<Draft, Saved extends SavedDocument> {
  readonly form: DocumentEdit<Draft, Saved>;
  readonly words: DocumentWords;
  readonly comparison: DocumentComparison<Draft, Saved>;
}

/** A save met another version than the edit began with: shows both, and what can be made of them. Nothing is written yet. */
export function ChangedOnDiskDialog<Draft, Saved extends SavedDocument>(
  props: ChangedOnDiskDialogProps<Draft, Saved>,
) {
  useReturnFocus();
  const { form } = props;
  const { saved } = form;
  if (!saved) return <RemovedDialog {...props} />;
  // The refusal may be here before the view tells the other version.
  if (!form.foreignChange) return <WaitingDialog file={saved.file} onClose={form.forgetRefusal} />;
  return <BothDialog key={saved.hash} {...props} saved={saved} />;
}

interface BothDialogProps<Draft, Saved extends SavedDocument> extends Omit<
  ChangedOnDiskDialogProps<Draft, Saved>,
  'words'
> {
  readonly saved: Saved;
}

function BothDialog<Draft, Saved extends SavedDocument>({
  form,
  comparison,
  saved,
}: BothDialogProps<Draft, Saved>) {
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const theirs = useMemo(() => comparison.draftOf(saved), [comparison, saved]);
  const { base, draft: mine } = form;
  const fields = useMemo(
    () => comparison.changedFields(base, theirs, mine),
    [comparison, base, mine, theirs],
  );
  const open = fields.filter(({ path, by }) => by === 'both' && !choices.has(path)).length;
  const finish = (draft?: Draft): void => {
    form.forgetRefusal();
    void form.save(saved.hash, draft);
  };
  return (
    <Modal
      opened
      onClose={form.forgetRefusal}
      title={t('The file was changed by something else')}
      zIndex={ABOVE_FORMS}
      size={900}
    >
      <p style={{ margin: '0 0 12px', overflowWrap: 'anywhere' }}>
        {t('{file} is no longer the version you started from. Nothing has been overwritten.', {
          file: saved.file,
        })}
      </p>
      <ThreeWayTable
        words={comparison.words}
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
            finish(comparison.merged(theirs, fields, choices));
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

function WaitingDialog({ file, onClose }: { readonly file: string; readonly onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={t('The file was changed by something else')} zIndex={ABOVE_FORMS}>
      <Group gap="sm">
        <Loader size="sm" aria-hidden />
        <span style={{ overflowWrap: 'anywhere' }}>{t('Reading what stands in {file} now…', { file })}</span>
      </Group>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Keep editing')}
        </Button>
      </Group>
    </Modal>
  );
}

function RemovedDialog<Draft, Saved extends SavedDocument>({
  form,
  words,
}: Pick<ChangedOnDiskDialogProps<Draft, Saved>, 'form' | 'words'>) {
  return (
    <Modal opened onClose={form.forgetRefusal} title={words.removed} zIndex={ABOVE_FORMS}>
      <p style={{ margin: 0 }}>{words.canBeSaved}</p>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={form.forgetRefusal} data-autofocus>
          {t('Keep editing')}
        </Button>
        <ActionButton
          label={words.saveAsNew}
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
