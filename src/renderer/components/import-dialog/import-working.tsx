import { Progress } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import { ActionButton } from '../action-button';
import css from './import-dialog.module.css';

/** How far something is, in whatever it is counted in. */
export interface HowFar {
  readonly done: number;
  readonly total: number;
}

interface ImportWorkingProps {
  /** What the bar measures. */
  readonly label: string;
  readonly progress: HowFar;
  readonly words: string;
  readonly hint: string;
  readonly onCancel: () => void;
  /** What is written stays: *Stop*. Otherwise nothing is left of it: *Cancel*. */
  readonly stops?: boolean;
  /** It was asked to stop. */
  readonly busy?: boolean;
}

/** Files are on their way, or what was chosen is being written. */
export function ImportWorking(props: ImportWorkingProps) {
  const { label, progress, words, hint, onCancel, stops = false, busy = false } = props;
  const { done, total } = progress;
  return (
    <>
      <div className={css['working']}>
        <Progress.Root size={8} transitionDuration={120}>
          <Progress.Section
            value={total === 0 ? 100 : Math.min(100, (done / total) * 100)}
            aria-label={label}
          />
        </Progress.Root>
        <div>{words}</div>
        <small>{hint}</small>
      </div>
      <div className={css['footer']}>
        <span className={css['summary']} />
        <ActionButton
          label={stops ? tIn('verb', 'Stop') : t('Cancel')}
          variant="default"
          busy={busy}
          onClick={onCancel}
          data-autofocus
        />
      </div>
    </>
  );
}
