import { Modal } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { DiscardDialog } from '../discard-dialog';
import css from '../form-dialog.module.css';
import { useReturnFocus } from '../use-return-focus';
import { useUnloadGuard } from '../use-unload-guard';
import { ChangedOnDiskDialog } from './changed-on-disk-dialog';
import type { DocumentComparison, DocumentWords } from './document-words';
import type { DocumentForm, Savable, SavedDocument } from './use-document-form';

interface DocumentDialogProps<Draft, Saved extends SavedDocument> {
  readonly form: DocumentForm<Draft, Saved>;
  readonly words: DocumentWords;
  readonly comparison: DocumentComparison<Draft, Saved>;
  readonly title: ReactNode;
  /** Width in pixels. */
  readonly size: number;
  readonly zIndex?: number;
  /** Another dialog stands above this one and takes the keys. */
  readonly covered?: boolean;
  readonly onClose: () => void;
  /** The fields and the footer; `onCancel` asks before changes are lost. */
  readonly children: (onCancel: () => void) => ReactNode;
}

/** The dialog of a document's form: nothing is lost by closing it, and nothing is saved before Save. */
export function DocumentDialog<Draft, Saved extends SavedDocument>({
  form,
  words,
  comparison,
  covered = false,
  zIndex,
  onClose,
  ...shown
}: DocumentDialogProps<Draft, Saved>) {
  const [asking, setAsking] = useState(false);
  useUnloadGuard(form.dirty);
  useReturnFocus();
  const close = (): void => {
    if (form.dirty) setAsking(true);
    else onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnEscape={!asking && !form.comparing && !covered}
      title={shown.title}
      size={shown.size}
      padding={0}
      {...(zIndex === undefined ? {} : { zIndex })}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
      onKeyDown={(event) => {
        if (isSaveKey(event)) saveByKey(event, form);
      }}
    >
      {shown.children(close)}
      {asking ? (
        <DiscardDialog
          title={t('Discard your changes?')}
          loss={t('They have not been saved.')}
          keepLabel={t('Keep editing')}
          onKeep={() => {
            setAsking(false);
          }}
          onDiscard={onClose}
        />
      ) : null}
      {form.comparing ? <ChangedOnDiskDialog form={form} words={words} comparison={comparison} /> : null}
    </Modal>
  );
}

function isSaveKey(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter');
}

/** A form within another is a child of it on the page: the key is for one of them. */
function saveByKey(event: KeyboardEvent, form: Savable): void {
  event.preventDefault();
  event.stopPropagation();
  if (form.refusal === null) void form.save();
}
