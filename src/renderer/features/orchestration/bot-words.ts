import { explainFailure } from '../../../shared/explain/failure';
import { PAUSE_REASON_WORDS } from '../../../shared/explain/states';
import { counted } from '../../../shared/explain/words';
import type { BotStateName } from '../../../shared/lifecycle-states';
import type { BotView } from '../../../shared/view';

const stepOf = ({ step }: BotView): string => step?.label ?? '';
const lastStepOf = ({ step }: BotView): string => (step ? `last: ${step.label}` : '');
const failureOf = (bot: BotView): string => (bot.lastFailure ? failureWords(bot) : 'failed');

const DOING: Readonly<Record<BotStateName, (bot: BotView) => string>> = {
  queued: () => 'waits for its turn',
  starting: () => 'connecting',
  running: stepOf,
  paused: pausedBecause,
  waitingAccount: () => 'waits for a free account',
  recovering: (bot) => `recovering: ${failureOf(bot)}`,
  retryWait: (bot) => `${failureOf(bot)} · try ${tryOf(bot)}`,
  stopping: stepOf,
  stopped: lastStepOf,
  completed: (bot) => `${counted(bot.iterationsCompleted, 'iteration')} done`,
  failed: failureOf,
  cancelled: lastStepOf,
};

/** What went wrong last, without the instance, which the row names already; empty when nothing did. */
export function failureWords({ lastFailure, ref }: BotView): string {
  return lastFailure ? explainFailure(lastFailure).title.replace(`${ref} `, '') : '';
}

/** What a bot is doing, in one short line; while it waits for a try or has failed, why. */
export function botDoing(bot: BotView): string {
  return DOING[bot.state](bot);
}

const WITH_PLACE = new Set<BotStateName>(['running', 'paused', 'stopping', 'waitingAccount']);

/** `4/9` while a step is in work, else nothing. */
export function botPlace({ step, state }: BotView): string {
  return step && WITH_PLACE.has(state) ? `${String(step.index)}/${String(step.total)}` : '';
}

function tryOf({ retry }: BotView): string {
  if (!retry) return '';
  return retry.maxRetries < 0
    ? String(retry.attempt)
    : `${String(retry.attempt)} of ${String(retry.maxRetries)}`;
}

function pausedBecause({ pauseReasons, step }: BotView): string {
  const foreign = pauseReasons
    .filter((reason) => reason !== 'user')
    .map((reason) => PAUSE_REASON_WORDS[reason]);
  if (foreign.length > 0) return foreign.join(', ');
  return step ? `at: ${step.label}` : 'paused by you';
}
