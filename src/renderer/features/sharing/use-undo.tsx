import { notifications } from '@mantine/notifications';
import { TriangleAlert } from 'lucide-react';
import { useCallback } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { UndoId } from '../../../shared/ids';
import { toastDone } from '../../components/toasts';
import { useApplyUndo, type LeftReason, type Undone } from '../../components/use-apply-undo';

/** Takes an import back and tells what was left as it is, and why. Answers whether there was anything to take back. */
export function useUndo(): (undoId: UndoId) => Promise<boolean> {
  const undo = useApplyUndo();
  return useCallback((undoId) => undo(undoId, tell), [undo]);
}

function tell(all: Undone): void {
  if (all.left.length > 0) tellLeft(all);
  else
    toastDone(
      t('The import was undone: {count, plural, one {# group} other {# groups}} as before', {
        count: all.undone,
      }),
    );
}

const REASONS: Readonly<Record<LeftReason, (file: string) => string>> = {
  changed_since: (file) => t('{file} was changed since the import and stays as it is.', { file }),
  write_failed: (file) => t('{file} could not be written.', { file }),
  name_taken: (file) => t('{file} can’t come back: its name is taken by another group.', { file }),
};
/** More would not be read in a toast. */
const NAMED = 4;

function tellLeft({ undone, left }: Undone): void {
  const more = left.length - NAMED;
  notifications.show({
    title: t(
      '{undone, plural, one {# group} other {# groups}} as before, {left, plural, one {# file} other {# files}} left as they are',
      { undone, left: left.length },
    ),
    message: (
      <>
        {left.slice(0, NAMED).map(({ file, reason }) => (
          <div key={file} style={{ overflowWrap: 'anywhere' }}>
            {REASONS[reason](file)}
          </div>
        ))}
        {more > 0 ? (
          <div>{t('{count, plural, one {There is # more.} other {There are # more.}}', { count: more })}</div>
        ) : null}
      </>
    ),
    icon: <TriangleAlert size={16} aria-hidden />,
    color: 'yellow',
    autoClose: 20_000,
    role: 'alert',
  });
}
