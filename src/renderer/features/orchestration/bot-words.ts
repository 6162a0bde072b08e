import { t } from '../../../shared/catalogue/translate';
import { explainFailure } from '../../../shared/explain/failure';
import { PAUSE_REASON_WORDS } from '../../../shared/explain/states';
import type { BotStateName } from '../../../shared/lifecycle-states';
import type { BotView } from '../../../shared/view';

const stepOf = ({ step }: BotView): string => step?.label ?? '';
const lastStepOf = ({ step }: BotView): string => (step ? t('last: {step}', { step: step.label }) : '');
const failureOf = (bot: BotView): string => (bot.lastFailure ? failureWords(bot) : t('failed'));

const DOING: Readonly<Record<BotStateName, (bot: BotView) => string>> = {
  queued: () => t('waits for its turn'),
  starting: () => t('connecting'),
  running: stepOf,
  paused: pausedBecause,
  waitingAccount: () => t('no account is free'),
  recovering: (bot) => t('recovering: {why}', { why: failureOf(bot) }),
  retryWait: waitsForTry,
  stopping: stepOf,
  stopped: lastStepOf,
  completed: (bot) =>
    t('{count, plural, one {# iteration} other {# iterations}} done', { count: bot.iterationsCompleted }),
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

function waitsForTry(bot: BotView): string {
  const { retry } = bot;
  const why = failureOf(bot);
  if (!retry) return why;
  const { attempt, maxRetries } = retry;
  return maxRetries < 0
    ? t('{why} · try {attempt, number}', { why, attempt })
    : t('{why} · try {attempt, number} of {most, number}', { why, attempt, most: maxRetries });
}

function pausedBecause({ pauseReasons, heldBy, step }: BotView): string {
  if (heldBy && !pauseReasons.includes('user')) return t('held by {names}', { names: heldBy.join(', ') });
  const foreign = pauseReasons
    .filter((reason) => reason !== 'user')
    .map((reason) => PAUSE_REASON_WORDS[reason]);
  if (foreign.length > 0) return foreign.join(', ');
  return step ? t('at: {step}', { step: step.label }) : t('paused by you');
}
