import { t } from '../../../shared/catalogue/translate';
import { Pin } from 'lucide-react';
import { memo } from 'react';
import css from './card-corner.module.css';

interface PinToggleProps {
  readonly name: string;
  readonly pinned: boolean;
  readonly blocked: string | null;
  readonly onChange: (pinned: boolean) => void;
}

/** The mark of a pinned card, and the button that pins one: at the corner, seen when it is pinned or looked at. */
export const PinToggle = memo(function PinToggle({ name, pinned, blocked, onChange }: PinToggleProps) {
  return (
    <button
      type="button"
      className={css['pin']}
      aria-label={t('Keep {name} before all others', { name })}
      aria-pressed={pinned}
      aria-disabled={blocked !== null}
      title={
        blocked ??
        (pinned ? t('Pinned: shown before all others. Click to unpin.') : t('Pin: show before all others'))
      }
      onClick={() => {
        if (blocked === null) onChange(!pinned);
      }}
    >
      <Pin size={12} strokeWidth={2.2} aria-hidden />
    </button>
  );
});
