import { Progress } from '@mantine/core';
import { t, tIn } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import type { Progress as HowFar } from './import-state';
import css from './sharing.module.css';

interface ReadingProps {
  readonly files: HowFar;
  readonly bytes: HowFar;
  readonly onCancel: () => void;
}

/** Files are on their way to the host, then looked at. */
export function ImportReading({ files, bytes, onCancel }: ReadingProps) {
  const all = files.done === files.total && files.total > 0;
  const words = all
    ? t('Comparing with the groups that are here')
    : t('File {number} of {total}', { number: files.done + 1, total: files.total });
  return (
    <Working
      label={t('Files read')}
      percent={bytes.total === 0 ? 100 : (bytes.done / bytes.total) * 100}
      words={words}
      hint={t('Nothing is written yet.')}
      cancel={<ActionButton label={t('Cancel')} variant="default" onClick={onCancel} data-autofocus />}
    />
  );
}

interface WritingProps {
  readonly progress: HowFar;
  readonly stopping: boolean;
  readonly onCancel: () => void;
}

/** Groups are being written. */
export function ImportWriting({ progress, stopping, onCancel }: WritingProps) {
  const { done, total } = progress;
  return (
    <Working
      label={t('Groups written')}
      percent={total === 0 ? 0 : (done / total) * 100}
      words={
        stopping
          ? t('Stopping before the next file')
          : t('{done} of {total, plural, one {# group} other {# groups}} written', { done, total })
      }
      hint={t('Each file is written whole or not at all. What is written can be undone.')}
      cancel={
        <ActionButton
          label={tIn('verb', 'Stop')}
          variant="default"
          busy={stopping}
          onClick={onCancel}
          data-autofocus
        />
      }
    />
  );
}

interface WorkingProps {
  readonly label: string;
  readonly percent: number;
  readonly words: string;
  readonly hint: string;
  readonly cancel: React.ReactNode;
}

function Working({ label, percent, words, hint, cancel }: WorkingProps) {
  return (
    <>
      <div className={css['working']}>
        <Progress.Root size={8} transitionDuration={120}>
          <Progress.Section value={Math.min(100, percent)} aria-label={label} />
        </Progress.Root>
        <div>{words}</div>
        <small>{hint}</small>
      </div>
      <div className={css['footer']}>
        <span className={css['summary']} />
        {cancel}
      </div>
    </>
  );
}
