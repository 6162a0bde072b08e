import { t } from '../../../../shared/catalogue/translate';
import { MOST_FILES } from '../../../components/collect-files';
import { Note } from '../../../components/note';
import type { LeftOut } from '../../../state/ui-store';

/** Tells what of a folder is not looked at; nothing when all of it is. `empty`: nothing at all was found in it. */
export function LeftOutNote({ leftOut, empty = false }: { leftOut: LeftOut; empty?: boolean }) {
  const { unreadable, tooMany } = leftOut;
  const sentences = sentencesOf(leftOut);
  if (sentences.length === 0 && !empty) return null;
  return (
    <Note
      tone={tooMany || unreadable > 0 || empty ? 'amber' : 'grey'}
      title={
        empty ? t('There is no YAML or JSON file in this folder') : t('Not everything in the folder is read')
      }
      hint={sentences.join(' ')}
    />
  );
}

function sentencesOf({ otherFiles, unreadable, tooMany }: LeftOut): readonly string[] {
  return [
    ...(tooMany
      ? [
          t(
            'The folder holds more than is read at once: only the first {count} files are here. Choose a smaller folder for the others.',
            { count: MOST_FILES },
          ),
        ]
      : []),
    ...(unreadable > 0
      ? [t('Files or folders that could not be opened: {count}.', { count: unreadable })]
      : []),
    ...(otherFiles > 0
      ? [t('Files left aside because they are neither YAML nor JSON: {count}.', { count: otherFiles })]
      : []),
  ];
}
