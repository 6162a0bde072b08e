import { Loader } from '@mantine/core';
import { t } from '../../shared/catalogue/translate';
import { Note } from '../components/note';
import { clockTime, exactTime } from '../components/time-words';
import { useView } from '../state/host-context';
import css from './connection-banner.module.css';

/** Says when what is shown may be old, or why nothing can be shown; goes by itself when the link is back. */
export function ConnectionBanner() {
  const { status, knownAt } = useView((state) => state.link);
  const known = useView((state) => state.view !== undefined);
  if (status === 'connected') return null;
  if (status === 'connecting' && !known) return <Connecting />;
  return (
    <div className={css['banner']} role="status">
      {status === 'unauthorized' ? (
        <Note
          tone="red"
          title={t('This page may not control Muster: its key is missing or no longer valid')}
          hint={t(
            'Open the address again that “muster serve” printed when it started; it holds the key behind the #.',
          )}
        />
      ) : (
        <Note tone="amber" title={<LostWords known={known} knownAt={knownAt} />} />
      )}
    </div>
  );
}

function LostWords({ known, knownAt }: { known: boolean; knownAt: number | null }) {
  if (!known || knownAt === null) return <>{t('Muster can’t be reached. Trying again…')}</>;
  return (
    <time title={exactTime(knownAt)}>
      {t('Connection lost – showing what was known at {time}; reconnecting…', {
        time: clockTime(knownAt, true),
      })}
    </time>
  );
}

function Connecting() {
  return (
    <div className={css['connecting']} role="status">
      <Loader size="sm" aria-hidden /> {t('Connecting to Muster…')}
    </div>
  );
}
