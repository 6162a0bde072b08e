import { t } from '../../../shared/catalogue/translate';
import { useBlockedReason } from '../../state/blocked';
import { ActionButton } from '../action-button';
import css from './import-dialog.module.css';

interface ImportFooterProps {
  /** Exactly what the button will do. */
  readonly summary: string;
  readonly label: string;
  /** Why nothing can be imported now; null when it can. */
  readonly disabledReason: string | null;
  readonly busy?: boolean;
  readonly onCancel: () => void;
  readonly onImport: () => void;
  /** There is no table that takes the focus. */
  readonly takesFocus?: boolean;
}

/** What will be done, and the buttons that do it or don't. */
export function ImportFooter(props: ImportFooterProps) {
  const { summary, label, disabledReason, busy = false, onCancel, onImport, takesFocus = false } = props;
  const blocked = useBlockedReason();
  return (
    <div className={css['footer']}>
      <span className={css['summary']} aria-live="polite">
        {summary}
      </span>
      <ActionButton label={t('Cancel')} variant="default" onClick={onCancel} />
      <ActionButton
        label={label}
        busy={busy}
        disabledReason={blocked ?? disabledReason}
        onClick={onImport}
        {...(takesFocus ? { 'data-autofocus': true } : {})}
      />
    </div>
  );
}
