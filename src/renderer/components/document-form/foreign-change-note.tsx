import { Button } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../action-button';
import css from '../form-dialog.module.css';
import { Note } from '../note';
import type { DocumentWords } from './document-words';
import type { DocumentEdit, SavedDocument } from './use-document-form';

interface ForeignChangeNoteProps<Draft, Saved extends SavedDocument> {
  readonly form: DocumentEdit<Draft, Saved>;
  readonly words: DocumentWords;
  readonly isNew: boolean;
}

/** Told while editing: the file was changed or removed by something else. */
export function ForeignChangeNote<Draft, Saved extends SavedDocument>({
  form,
  words,
  isNew,
}: ForeignChangeNoteProps<Draft, Saved>) {
  const isChanged = form.foreignChange && !form.saving;
  const isRemoved = !isNew && !form.saved;
  if (!isChanged && !isRemoved) return null;
  return (
    <div className={css['foreign']} role="status">
      {isRemoved ? (
        <Note
          tone="amber"
          title={words.removed}
          hint={t('What you see here exists nowhere else.')}
          action={
            <ActionButton
              size="compact-sm"
              variant="default"
              label={words.saveAsNew}
              busy={form.saving}
              onClick={() => void form.saveAsNew()}
            />
          }
        />
      ) : (
        <Note
          tone="amber"
          title={words.changed}
          hint={t('Your changes are still here. Save asks what to keep of both.')}
          action={
            <span className={css['actions']}>
              <Button size="compact-sm" variant="default" onClick={form.compare}>
                {t('Show both')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={form.reload}>
                {t('Load theirs')}
              </Button>
            </span>
          }
        />
      )}
    </div>
  );
}
