import { currentLocale, msg, t, tIn } from '../../../../shared/catalogue/translate';
import type {
  BotGroupDefinition,
  ConflictPolicy,
  LaunchOptions,
  Loop,
  RestartPolicy,
} from '../../../../shared/definition';
import { lateTexts, spokenDuration } from '../../../../shared/explain/words';
import { exactTime } from '../../../components/time-words';

const CONFLICT: Readonly<Record<ConflictPolicy, string>> = lateTexts({
  ask: msg('If an instance is in use, the start asks what to do.'),
  skip: msg('If an instance is in use, it is left out and the next one of the list is taken.'),
  abort: msg('If an instance is in use, the start is given up.'),
  queue: msg('If an instance is in use, the start waits until it is free.'),
  takeOver: msg('If an instance is in use, its group is asked to stop, then the instance is taken.'),
});

/** How a start goes, in sentences. */
export function launchSentences(launch: LaunchOptions): readonly string[] {
  const { delayMs } = launch.stagger;
  return [
    checksSentence(launch),
    CONFLICT[launch.onConflict],
    t('Each instance has {time} to be ready.', { time: spokenDuration(launch.instanceTimeoutMs) }),
    delayMs === 0
      ? t('All bots start at once.')
      : t('Bots start one after another, {time} apart.', { time: spokenDuration(delayMs) }),
  ];
}

function checksSentence({ validateRoutine, validateTemplates, validateInstances }: LaunchOptions): string {
  const checks = [
    validateRoutine ? t('the routine') : '',
    validateTemplates ? tIn('checked', 'templates') : '',
    validateInstances ? tIn('checked', 'instances') : '',
  ].filter((word) => word !== '');
  if (checks.length === 0) return t('Nothing is checked before the start.');
  return t('Checked before the start: {what}.', { what: checks.join(', ') });
}

/** What happens after a failure, in sentences. */
export function restartSentences(policy: RestartPolicy): readonly string[] {
  if (policy.mode === 'never') return [t('A bot that fails is not started again.')];
  const { maxRetries, resetAfterMs, giveUp } = policy;
  return [
    maxRetries < 0
      ? t('A bot that fails is started again, as often as it takes.')
      : t(
          '{count, plural, one {A bot that fails is started again once.} other {A bot that fails is started again, at most # times in a row.}}',
          { count: maxRetries },
        ),
    ...waitSentences(policy),
    t('Failures are forgotten after {time} of healthy work.', { time: spokenDuration(resetAfterMs) }),
    t(
      'It gives up after {count, plural, one {# failure} other {# failures}} at the same step within {time}.',
      { count: giveUp.failures, time: spokenDuration(giveUp.withinMs) },
    ),
  ];
}

function waitSentences(policy: RestartPolicy): readonly string[] {
  const { initialDelayMs, maxDelayMs, factor, jitter } = policy;
  const first = spokenDuration(initialDelayMs);
  return [
    factor === 1
      ? t('Before each try it waits {time}.', { time: first })
      : t(
          'Before the first try it waits {time}, then each time {factor, number} times as long, at most {most}.',
          { time: first, factor, most: spokenDuration(maxDelayMs) },
        ),
    jitter === 0
      ? t('The waits are exact.')
      : t('Each wait varies by up to {share} by chance, so that bots do not all try at once.', {
          share: new Intl.NumberFormat(currentLocale(), { style: 'percent' }).format(jitter),
        }),
  ];
}

/** How often a bot does its routine, in a sentence. */
export function loopSentence(loop: Loop): string {
  if (loop.kind === 'once') return timesSentence(1, 'none', '');
  const time = spokenDuration(loop.pauseMs);
  const pause = loop.pauseMs === 0 ? 'none' : 'some';
  switch (loop.kind) {
    case 'count':
      return timesSentence(loop.count, pause, time);
    case 'untilPoolEmpty':
      return t(
        'Each bot does its routine until the pool has no account left{pause, select, none {} other {, with a pause of {time} in between}}.',
        { pause, time },
      );
    case 'until':
      return t(
        'Each bot does its routine until {end}{pause, select, none {} other {, with a pause of {time} in between}}.',
        { pause, time, end: exactTime(Date.parse(loop.at)) },
      );
    case 'forever':
      return t(
        'Each bot does its routine again and again until it is stopped{pause, select, none {} other {, with a pause of {time} in between}}.',
        { pause, time },
      );
  }
}

function timesSentence(count: number, pause: 'none' | 'some', time: string): string {
  return t(
    '{count, plural, one {Each bot does its routine once.} other {Each bot does its routine # times{pause, select, none {} other {, with a pause of {time} in between}}.}}',
    { count, pause, time },
  );
}

/** How many bots, on how many instances. */
export function botsSentence({ requestedBotCount: count, availableInstances }: BotGroupDefinition): string {
  const spare = new Set(availableInstances).size - count;
  if (spare === 0)
    return t('{count, plural, one {One bot works} other {# bots work}} on the instances below.', { count });
  if (spare < 0)
    return t(
      '{count, plural, one {One bot works} other {# bots work}}, but there are fewer instances than bots.',
      { count },
    );
  return t(
    '{count, plural, one {One bot works} other {# bots work}} on the first that can be used; the others stand by.',
    { count },
  );
}
