import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AccountChange, AccountSelection } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { NO_ACCOUNTS } from '../../state/accounts-ui';
import { useUndoAccounts } from './use-undo-accounts';

/** What a dialog that asks about many accounts gets. */
export interface ChangeDialogProps {
  readonly selection: AccountSelection;
  readonly count: number;
  readonly onClose: () => void;
  /** The change was made. */
  readonly onDone?: (() => void) | undefined;
}

/** Makes one change of many accounts, tells how many it met, and closes. */
export function useChange({ selection, count, onClose, onDone }: ChangeDialogProps): {
  readonly busy: boolean;
  readonly blocked: string | null;
  readonly error: AppError | null;
  readonly change: (change: AccountChange) => Promise<void>;
} {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const { tellUndoable } = useUndoAccounts();
  const blocked = useBlockedReason();
  const [error, setError] = useState<AppError | null>(null);
  const change = async (wanted: AccountChange): Promise<void> => {
    const answer = await run('change', 'accounts.change', { selection, change: wanted });
    if (answer?.ok === false) setError(answer.error);
    if (answer?.ok !== true) return;
    const { changed, undoId } = answer.value;
    tellUndoable(doneWords(wanted, changed, count), changed === 0 ? null : undoId);
    if (wanted.kind === 'delete')
      uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, chosen: NO_ACCOUNTS } }));
    onClose();
    onDone?.();
  };
  return { busy: pending.has('change'), blocked, error, change };
}

function doneWords({ kind }: AccountChange, changed: number, count: number): string {
  if (kind === 'delete')
    return t(
      '{changed, plural, =0 {No account was deleted} one {1 account was deleted} other {{changed, number} accounts were deleted}}{left, plural, =0 {} one {; 1 is in use and stays} other {; {left, number} are in use and stay}}',
      { changed, left: Math.max(0, count - changed) },
    );
  if (kind === 'release')
    return t(
      '{changed, plural, =0 {None of them was in use} one {1 account was released} other {{changed, number} accounts were released}}',
      { changed },
    );
  return t('{changed, plural, one {1 account was changed} other {{changed, number} accounts were changed}}', {
    changed,
  });
}
