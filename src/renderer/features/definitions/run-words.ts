import { t } from '../../../shared/catalogue/translate';
import type { Loop, RestartPolicy } from '../../../shared/definition';
import { spokenDuration } from '../../../shared/explain/words';
import { exactTime } from '../../components/time-words';

/** What the loop comes to, as a sentence. */
export function loopInWords(loop: Loop): string {
  if (loop.kind === 'once') return t('Each bot runs the routine once and is done.');
  const pause = spokenDuration(loop.pauseMs);
  return loop.pauseMs <= 0 ? withoutPause(loop) : withPause(loop, pause);
}

type Repeated = Exclude<Loop, { kind: 'once' }>;

function withoutPause(loop: Repeated): string {
  switch (loop.kind) {
    case 'count':
      return t('Each bot runs the routine {count, plural, one {once} other {# times}} and is done.', {
        count: loop.count,
      });
    case 'until':
      return t('Each bot repeats the routine until {time}; what it has begun it finishes.', {
        time: timeOf(loop.at),
      });
    case 'untilPoolEmpty':
      return t('Each bot repeats the routine until no account is left in the pool.');
    case 'forever':
      return t('Each bot repeats the routine until somebody stops it.');
  }
}

function withPause(loop: Repeated, pause: string): string {
  switch (loop.kind) {
    case 'count':
      return t(
        'Each bot runs the routine {count, plural, one {once} other {# times, rests {pause} in between,}} and is done.',
        { count: loop.count, pause },
      );
    case 'until':
      return t(
        'Each bot repeats the routine until {time} and rests {pause} in between; what it has begun it finishes.',
        { time: timeOf(loop.at), pause },
      );
    case 'untilPoolEmpty':
      return t(
        'Each bot repeats the routine until no account is left in the pool, and rests {pause} in between.',
        { pause },
      );
    case 'forever':
      return t('Each bot repeats the routine until somebody stops it, and rests {pause} in between.', {
        pause,
      });
  }
}

/** What the restart policy comes to, as a sentence. */
export function restartInWords({ mode, maxRetries, giveUp, resetAfterMs }: RestartPolicy): string {
  if (mode === 'never' || maxRetries === 0) return t('A bot that fails stays stopped; the others go on.');
  const limit = { failures: giveUp.failures, within: spokenDuration(giveUp.withinMs) };
  if (maxRetries < 0) {
    return t(
      'A bot that fails tries again as often as it takes; it gives up after {failures, plural, one {# failure} other {# failures}} at the same step within {within}.',
      limit,
    );
  }
  return t(
    'A bot that fails tries again, at most {tries, plural, one {once} other {# times}} in a row; it gives up sooner after {failures, plural, one {# failure} other {# failures}} at the same step within {within}. After {reset} without a failure it counts anew.',
    { ...limit, tries: maxRetries, reset: spokenDuration(resetAfterMs) },
  );
}

function timeOf(iso: string): string {
  const at = Date.parse(iso);
  return Number.isNaN(at) ? iso : exactTime(at);
}
