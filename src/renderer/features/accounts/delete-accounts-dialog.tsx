import { t } from '../../../shared/catalogue/translate';
import { ChangeDialogFrame } from './change-dialog';
import { useChange, type ChangeDialogProps } from './use-change';

/** Asks before accounts are deleted: they can be brought back for a while only. */
export function DeleteAccountsDialog(props: ChangeDialogProps) {
  const { count, onClose } = props;
  const { busy, blocked, error, change } = useChange(props);
  return (
    <ChangeDialogFrame
      title={t('{count, plural, one {Delete 1 account?} other {Delete {count, number} accounts?}}', {
        count,
      })}
      label={t('{count, plural, one {Delete 1 account} other {Delete {count, number} accounts}}', { count })}
      danger
      busy={busy}
      reason={blocked}
      error={error}
      onConfirm={() => void change({ kind: 'delete' })}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {t(
          'They go with their fields, secrets and everything written down about their uses. You can undo this right afterwards, not later. Those that are in use stay.',
        )}
      </p>
    </ChangeDialogFrame>
  );
}
