import { t } from '../../shared/catalogue/translate';
import { memo } from 'react';
import { useView } from '../state/host-context';
import { useNow } from './ticker';
import { clockCountdown, clockDuration, clockWaited, exactTime, relativeTime } from './time-words';

/** Now, or the last moment at which the view was known to be true: what is not known does not tick. */
function useKnownNow(): number {
  const now = useNow();
  const stoppedAt = useView(({ link }) => (link.status === 'connected' ? null : link.knownAt));
  return stoppedAt ?? now;
}

/** Time since `since` (ISO), ticking: `00:12:41`. */
export const Elapsed = memo(function Elapsed({ since }: { since: string }) {
  const now = useKnownNow();
  const start = Date.parse(since);
  return <time title={t('since {time}', { time: exactTime(start) })}>{clockDuration(now - start)}</time>;
});

/** Time since `since` (ISO) in few letters, ticking: `00:18`, or `01:00:18` from an hour on. */
export const Waited = memo(function Waited({ since }: { since: string }) {
  const now = useKnownNow();
  const start = Date.parse(since);
  return <time title={t('since {time}', { time: exactTime(start) })}>{clockWaited(now - start)}</time>;
});

/** Time until `due` (ISO), ticking down: `00:18`; stays at `00:00` when it is over. */
export const Countdown = memo(function Countdown({ due }: { due: string }) {
  const now = useKnownNow();
  const end = Date.parse(due);
  return <time title={exactTime(end)}>{clockCountdown(end - now)}</time>;
});

/** `2 h ago`, with the exact time on hover. */
export const RelativeTime = memo(function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  const time = Date.parse(at);
  return (
    <time dateTime={at} title={exactTime(time)}>
      {relativeTime(time, now)}
    </time>
  );
});
