import { t } from '../../../shared/catalogue/translate';
import { Note } from '../../components/note';

/** A group whose file may be read but not written. */
export function ReadOnlyNote() {
  return (
    <Note
      tone="grey"
      title={t('Its file is read-only')}
      hint={t('It can be started. To change it, allow writing to the file, or clone it and change the copy.')}
    />
  );
}
