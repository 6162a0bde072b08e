import type {
  BotGroupDefinition,
  ConflictPolicy,
  LaunchOptions,
  Loop,
  RestartPolicy,
} from '../../../../shared/definition';
import { spokenDuration } from '../../../../shared/explain/words';
import { exactTime } from '../../../components/time-words';

const CONFLICT: Readonly<Record<ConflictPolicy, string>> = {
  ask: 'If an instance is in use, the start asks what to do.',
  skip: 'If an instance is in use, it is left out and the next one of the list is taken.',
  abort: 'If an instance is in use, the start is given up.',
  queue: 'If an instance is in use, the start waits until it is free.',
  takeOver: 'If an instance is in use, its group is asked to stop, then the instance is taken.',
};

/** How a start goes, in sentences. */
export function launchSentences(launch: LaunchOptions): readonly string[] {
  const { delayMs } = launch.stagger;
  return [
    checksSentence(launch),
    CONFLICT[launch.onConflict],
    launch.startInstances
      ? `Instances that are off are started; each has ${spokenDuration(launch.instanceTimeoutMs)} to be ready.`
      : `Instances that are off stay off; each has ${spokenDuration(launch.instanceTimeoutMs)} to be ready.`,
    delayMs === 0
      ? 'All bots start at once.'
      : `Bots start one after another, ${spokenDuration(delayMs)} apart.`,
  ];
}

function checksSentence({ validateRoutine, validateTemplates, validateInstances }: LaunchOptions): string {
  const checks = [
    validateRoutine ? 'the routine' : '',
    validateTemplates ? 'templates' : '',
    validateInstances ? 'instances' : '',
  ].filter((word) => word !== '');
  if (checks.length === 0) return 'Nothing is checked before the start.';
  return `Checked before the start: ${checks.join(', ')}.`;
}

/** What happens after a failure, in sentences. */
export function restartSentences(policy: RestartPolicy): readonly string[] {
  if (policy.mode === 'never') return ['A bot that fails is not started again.'];
  const { maxRetries, initialDelayMs, maxDelayMs, factor, jitter, resetAfterMs, giveUp } = policy;
  return [
    maxRetries < 0
      ? 'A bot that fails is started again, as often as it takes.'
      : maxRetries === 1
        ? 'A bot that fails is started again once.'
        : `A bot that fails is started again, at most ${String(maxRetries)} times in a row.`,
    factor === 1
      ? `Before each try it waits ${spokenDuration(initialDelayMs)}.`
      : `Before the first try it waits ${spokenDuration(initialDelayMs)}, then each time ${String(factor)} times as long, at most ${spokenDuration(maxDelayMs)}.`,
    jitter === 0
      ? 'The waits are exact.'
      : `Each wait varies by up to ${String(Math.round(jitter * 100))} % by chance, so that bots do not all try at once.`,
    `Failures are forgotten after ${spokenDuration(resetAfterMs)} of healthy work.`,
    `It gives up after ${String(giveUp.failures)} failures at the same step within ${spokenDuration(giveUp.withinMs)}.`,
  ];
}

/** How often a bot does its routine, in a sentence. */
export function loopSentence(loop: Loop): string {
  switch (loop.kind) {
    case 'once':
      return 'Each bot does its routine once.';
    case 'count':
      return loop.count === 1
        ? 'Each bot does its routine once.'
        : `Each bot does its routine ${String(loop.count)} times${pause(loop.pauseMs)}.`;
    case 'untilPoolEmpty':
      return `Each bot does its routine until the pool has no account left${pause(loop.pauseMs)}.`;
    case 'until':
      return `Each bot does its routine until ${exactTime(Date.parse(loop.at))}${pause(loop.pauseMs)}.`;
    case 'forever':
      return `Each bot does its routine again and again until it is stopped${pause(loop.pauseMs)}.`;
  }
}

function pause(ms: number): string {
  return ms === 0 ? '' : `, with a pause of ${spokenDuration(ms)} in between`;
}

/** How many bots, on how many instances. */
export function botsSentence({ requestedBotCount, availableInstances }: BotGroupDefinition): string {
  const spare = new Set(availableInstances).size - requestedBotCount;
  const bots = requestedBotCount === 1 ? 'One bot works' : `${String(requestedBotCount)} bots work`;
  if (spare === 0) return `${bots} on the instances below.`;
  if (spare < 0) return `${bots}, but there are fewer instances than bots.`;
  return `${bots} on the first that can be used; the others stand by.`;
}
