import { msg, t } from '../catalogue/translate';
import type { RunEvent, RunEventOf } from '../run-event';
import { explainFailure, placeOfFailure } from './failure';
import { explainGroupFailure, explainSkipReason } from './group-failure';
import { explainLook } from './looked';
import { BOT_STATE_WORDS, GROUP_STATE_WORDS } from './states';
import { inOneLine, lateTexts, spokenDuration } from './words';

/** How loud an event is: decides colour and icon, and what a filter keeps. */
export type EventTone = 'plain' | 'good' | 'warn' | 'bad';

/** One event as a line: who (`sim:1`, empty for the group) and what. */
export interface EventWords {
  readonly who: string;
  readonly what: string;
  readonly tone: EventTone;
}

type GroupEvent = Extract<
  RunEvent,
  { type: 'group.state' | 'group.launched' | 'group.ended' | 'instance.lease' }
>;
type BotEvent = Exclude<RunEvent, GroupEvent>;

/** Words for every event of a run. */
export function explainRunEvent(event: RunEvent): EventWords {
  switch (event.type) {
    case 'group.state':
    case 'group.launched':
    case 'group.ended':
    case 'instance.lease':
      return explainGroupEvent(event);
    default:
      return { who: event.ref, ...explainBotEvent(event) };
  }
}

function explainGroupEvent(event: GroupEvent): EventWords {
  switch (event.type) {
    case 'group.state':
      return {
        who: '',
        what: GROUP_STATE_WORDS[event.to].title,
        tone: event.to === 'failed' ? 'bad' : 'plain',
      };
    case 'group.launched':
      return {
        who: '',
        what: t('{launched} of {requested, plural, one {# bot} other {# bots}} launched', {
          launched: event.launched,
          requested: event.requested,
        }),
        tone: event.launched < event.requested ? 'warn' : 'plain',
      };
    case 'group.ended':
      return {
        who: '',
        what: event.failure ? inOneLine(explainGroupFailure(event.failure)) : ENDED_WORDS[event.outcome],
        tone: event.outcome === 'completed' ? 'good' : event.outcome === 'failed' ? 'bad' : 'plain',
      };
    case 'instance.lease':
      return {
        who: event.ref,
        what:
          event.reason === null
            ? LEASE_WORDS[event.change]
            : `${LEASE_WORDS[event.change]}: ${explainSkipReason(event.reason)}`,
        tone: event.change === 'skipped' ? 'warn' : 'plain',
      };
  }
}

const ENDED_WORDS = lateTexts({
  completed: msg('Run ended: completed'),
  stopped: msg('Run ended: stopped'),
  failed: msg('Run ended: failed'),
  interrupted: msg('Run ended: interrupted'),
});
const LEASE_WORDS = lateTexts({
  reserved: msg('instance reserved'),
  booting: msg('instance booting'),
  ready: msg('instance ready'),
  skipped: msg('instance skipped'),
  released: msg('instance released'),
});

function explainBotEvent(event: BotEvent): Omit<EventWords, 'who'> {
  switch (event.type) {
    case 'bot.state':
      return { what: BOT_STATE_WORDS[event.to].title, tone: event.to === 'failed' ? 'bad' : 'plain' };
    case 'bot.iteration':
      return {
        what: iterationText(event),
        tone: ITERATION_TONE[event.phase],
      };
    case 'bot.step':
      return { what: stepText(event), tone: STEP_TONE[event.phase] };
    case 'bot.failure':
      return { what: failureText(event), tone: 'bad' };
    case 'bot.retry':
      return { what: retryText(event), tone: 'warn' };
    case 'bot.account':
      return { what: accountText(event), tone: ACCOUNT_TONE[event.change] };
    case 'bot.notice':
      return {
        what: event.title === '' ? event.text : `${event.title}: ${event.text}`,
        tone: LOG_TONE[event.level],
      };
    case 'bot.look':
      return { what: lookText(event), tone: 'warn' };
    case 'bot.sentry':
      return { what: sentryText(event), tone: sentryTone(event) };
    case 'bot.log':
      return { what: logText(event), tone: LOG_TONE[event.level] };
  }
}

function logText({ message, dropped }: RunEventOf<'bot.log'>): string {
  if (dropped === undefined) return message;
  return t(
    '{count, plural, one {# earlier entry took too much memory and is} other {# earlier entries took too much memory and are}} no longer kept',
    { count: dropped },
  );
}

function lookText({ label, path, look }: RunEventOf<'bot.look'>): string {
  return t('Looked in vain in step {step}, {label}. {facts}', {
    step: path,
    label,
    facts: explainLook(look),
  });
}

function sentryText({ routineName: name, ended, outcome, failure }: RunEventOf<'bot.sentry'>): string {
  switch (outcome) {
    case 'pause':
      return t('Sentry “{name}” paused the bot until you let it go on', { name });
    case 'stop':
      return t('Sentry “{name}” stopped the bot', { name });
    case 'fail':
      return t('Sentry “{name}” ended the iteration', { name });
    case 'goOn':
      if (ended === 'succeeded') return t('Sentry “{name}” has run', { name });
      return t('Sentry “{name}” failed: {reason}', {
        name,
        reason: failure ? explainFailure(failure).title : '?',
      });
  }
}

function sentryTone({ ended, outcome, severity }: RunEventOf<'bot.sentry'>): 'plain' | 'warn' | 'bad' {
  if (ended === 'succeeded' && outcome === 'goOn') return 'plain';
  return severity === 'high' || severity === 'critical' ? 'bad' : 'warn';
}

const ITERATION_TONE = { started: 'plain', completed: 'good', failed: 'bad' } as const;
const STEP_TONE = {
  started: 'plain',
  finished: 'plain',
  failed: 'bad',
  retrying: 'warn',
  skipped: 'plain',
} as const;
const LOG_TONE = { info: 'plain', warn: 'warn', error: 'bad' } as const;

const ACCOUNT_TONE = {
  waiting: 'warn',
  taken: 'plain',
  completed: 'good',
  failed: 'bad',
  returned: 'plain',
  quarantined: 'warn',
  lost: 'bad',
} as const;

function accountText(event: Extract<RunEvent, { type: 'bot.account' }>): string {
  const { change, key, poolName, reason } = event;
  if (key === null) return t('waits for an account of pool “{pool}”', { pool: poolName });
  return t(
    'account {key} {change, select, taken {taken} completed {completed} failed {failed} returned {returned} quarantined {quarantined} other {lost}}{reason, select, none {} other {: {reason}}}',
    { key, change, reason: reason === '' ? 'none' : reason },
  );
}

function iterationText({ iteration, phase }: Extract<RunEvent, { type: 'bot.iteration' }>): string {
  if (phase === 'started') return t('iteration {iteration} started', { iteration });
  return phase === 'completed'
    ? t('iteration {iteration} completed', { iteration })
    : t('iteration {iteration} failed', { iteration });
}

function stepText({
  label,
  index,
  total,
  phase,
  elapsedMs,
}: Extract<RunEvent, { type: 'bot.step' }>): string {
  const step = `${label} (${String(index)}/${String(total)})`;
  if (phase === 'started') return step;
  if (phase === 'skipped') return t('{step} left out', { step });
  const time = elapsedMs === null ? 'none' : spokenDuration(elapsedMs);
  if (phase === 'finished')
    return t('{step} finished{time, select, none {} other { in {time}}}', { step, time });
  return phase === 'failed'
    ? t('{step} failed{time, select, none {} other { in {time}}}', { step, time })
    : t('{step} retrying{time, select, none {} other { in {time}}}', { step, time });
}

function retryText({
  attempt,
  maxRetries,
  delayMs,
  cause,
}: Extract<RunEvent, { type: 'bot.retry' }>): string {
  const values = { attempt, time: spokenDuration(delayMs), reason: explainFailure(cause).title };
  return maxRetries < 0
    ? t('try {attempt} in {time}: {reason}', values)
    : t('try {attempt} of {most} in {time}: {reason}', { ...values, most: maxRetries });
}

/** What failed and where, so that who wrote the routine finds the line. */
function failureText({ failure }: Extract<BotEvent, { type: 'bot.failure' }>): string {
  const place = placeOfFailure(failure);
  return place === ''
    ? inOneLine(explainFailure(failure))
    : `${inOneLine(explainFailure(failure))} (${place})`;
}
