import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { TrashEntryView } from '../../../shared/definition-version';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { Words } from '../../../shared/explain/words';
import { TrashId } from '../../../shared/ids';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { nameOfEntry } from './trash-words';

/** What can be done with deleted files. `onChanged`: the trash is another one now. */
export function useTrash(onChanged: () => void) {
  const { pending, run } = useCommands();
  const [refused, setRefused] = useState<Words | null>(null);
  const restore = async (entry: TrashEntryView): Promise<void> => {
    setRefused(null);
    const trashId = TrashId.parse(entry.trashId);
    const key = `restore ${entry.trashId}`;
    const answer =
      entry.kind === 'template'
        ? await run(key, 'templates.restore', { trashIds: [trashId] })
        : await run(key, restoringCall(entry.kind), { trashId });
    if (!answer) return;
    if (answer.ok) toastDone(t('“{name}” is back', { name: nameOfEntry(entry) }));
    else setRefused(restoreRefusal(answer.error, entry));
    onChanged();
  };
  const removeForGood = async (entries: readonly TrashEntryView[]): Promise<void> => {
    setRefused(null);
    const trashIds = entries.map(({ trashId }) => TrashId.parse(trashId));
    const answer = await run('remove', 'trash.remove', { trashIds });
    if (!answer) return;
    if (answer.ok) toastDone(removedInWords(answer.value.removed));
    else setRefused(explainError(answer.error));
    onChanged();
  };
  return { pending, refused, restore, removeForGood };
}

function restoringCall(kind: TrashEntryView['kind']) {
  if (kind === 'routine') return 'routineFiles.restore';
  return kind === 'pool' ? 'pools.restore' : 'definitions.restore';
}

function removedInWords(removed: number): string {
  return t('{count, plural, one {# file was} other {# files were}} removed for good', { count: removed });
}

function restoreRefusal(error: AppError, entry: TrashEntryView): Words {
  const taken = ['definition_name_taken', 'pool_name_taken', 'routine_name_taken', 'template_name_taken'];
  const isTaken = taken.includes(error.code);
  if (!isTaken || !('name' in error)) return explainError(error);
  return {
    title: t('“{file}” was not restored: another one has the name “{name}” now', {
      file: nameOfEntry(entry),
      name: error.name,
    }),
    hint: t('Rename or delete the other one, then restore this one. It stays in the trash until then.'),
  };
}
