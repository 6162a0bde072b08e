import { t } from '../../../shared/catalogue/translate';
import { Note } from '../../components/note';
import type { LeftOut } from '../../state/ui-store';
import { leftOutWords } from './import-words';

/** Tells what of a folder is not looked at; nothing when all of it is. `empty`: nothing at all was found in it. */
export function LeftOutNote({ leftOut, empty = false }: { leftOut: LeftOut; empty?: boolean }) {
  const sentences = leftOutWords(leftOut);
  if (sentences.length === 0 && !empty) return null;
  return (
    <Note
      tone={leftOut.tooMany || leftOut.unreadable > 0 || empty ? 'amber' : 'grey'}
      title={
        empty
          ? t('There is no JSON, YAML or text file in this folder')
          : t('Not everything in the folder is read')
      }
      hint={sentences.join(' ')}
    />
  );
}
