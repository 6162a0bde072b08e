import { t } from '../../../shared/catalogue/translate';
import type { LeftOut } from '../../state/import-facts';
import { MOST_FILES } from '../collect-files';
import { Note } from '../note';

/** Tells what of a folder is not looked at; nothing when all of it is. `empty`: nothing at all was found in it. */
export function LeftOutNote({ leftOut, empty = false }: { leftOut: LeftOut; empty?: boolean }) {
  const { unreadable, tooMany } = leftOut;
  const sentences = sentencesOf(leftOut);
  if (sentences.length === 0 && !empty) return null;
  return (
    <Note
      tone={tooMany || unreadable > 0 || empty ? 'amber' : 'grey'}
      title={
        empty
          ? t('There is nothing in this folder that could be imported')
          : t('Not everything in the folder is read')
      }
      hint={sentences.join(' ')}
    />
  );
}

function sentencesOf({ otherFiles, unreadable, tooMany }: LeftOut): readonly string[] {
  return [
    tooMany
      ? t(
          'The folder holds more than is read at once: only the first {count} files are here. Choose a smaller folder for the others.',
          { count: MOST_FILES },
        )
      : '',
    unreadable > 0 ? t('Files or folders that could not be opened: {count}.', { count: unreadable }) : '',
    otherFiles > 0
      ? t('Files left aside because they are neither groups, routines, accounts nor text: {count}.', {
          count: otherFiles,
        })
      : '',
  ].filter((sentence) => sentence !== '');
}
