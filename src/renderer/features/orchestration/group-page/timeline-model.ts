import type { BotId } from '../../../../shared/ids';
import { isTerminalBot, type BotStateName } from '../../../../shared/lifecycle-states';
import type { RunEvent } from '../../../../shared/run-event';
import type { BotView } from '../../../../shared/view';

/** A stretch of time in one state; `to` is null while it lasts. Milliseconds since 1970. */
export interface Span {
  readonly state: BotStateName;
  readonly from: number;
  readonly to: number | null;
}

/** Something at one moment. `restart` is a try after a failure, or a restart by hand. */
export interface Mark {
  readonly kind: 'failure' | 'restart' | 'iteration' | 'iterationFailed';
  readonly at: number;
  readonly event: RunEvent;
}

/** All that is known of one bot over time. */
export interface Lane {
  readonly botId: BotId;
  readonly ref: string;
  readonly number: number;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

interface Draft {
  readonly spans: Span[];
  readonly marks: Mark[];
  /** The try that is waited for, with its cause. */
  retry: RunEvent | null;
}

/**
 * One lane for each bot that is known, in the order of their numbers. What was before the first event that is still
 * remembered is drawn from the state that event ended, `since` the first moment of the timeline.
 */
export function buildLanes(
  events: readonly RunEvent[],
  bots: readonly BotView[],
  beginning: number,
): readonly Lane[] {
  const drafts = new Map<BotId, Draft>();
  for (const bot of bots) drafts.set(bot.botId, { spans: [], marks: [], retry: null });
  for (const event of events) {
    if (!('botId' in event)) continue;
    const draft = drafts.get(event.botId);
    if (!draft) continue;
    if (event.type === 'bot.state') addState(draft, event, beginning);
    addMark(draft, event);
  }
  return bots.map((bot) => {
    const { spans = [], marks = [] } = drafts.get(bot.botId) ?? {};
    if (spans.length === 0 && !isTerminalBot(bot.state)) {
      spans.push({ state: bot.state, from: Math.max(beginning, Date.parse(bot.since)), to: null });
    }
    return { botId: bot.botId, ref: bot.ref, number: bot.number, spans, marks };
  });
}

function addState(
  { spans }: Draft,
  event: Extract<RunEvent, { type: 'bot.state' }>,
  beginning: number,
): void {
  const at = Date.parse(event.at);
  const last = spans.at(-1);
  if (last?.to === null) spans[spans.length - 1] = { ...last, to: at };
  else if (spans.length === 0 && event.from !== null && !isTerminalBot(event.from)) {
    spans.push({ state: event.from, from: Math.min(beginning, at), to: at });
  }
  if (!isTerminalBot(event.to)) spans.push({ state: event.to, from: at, to: null });
}

function addMark(draft: Draft, event: RunEvent): void {
  const at = Date.parse(event.at);
  const { marks } = draft;
  switch (event.type) {
    case 'bot.failure':
      marks.push({ kind: 'failure', at, event });
      break;
    case 'bot.retry':
      draft.retry = event;
      break;
    case 'bot.iteration':
      if (event.phase !== 'started')
        marks.push({ kind: event.phase === 'completed' ? 'iteration' : 'iterationFailed', at, event });
      break;
    case 'bot.state':
      // The mark stands where the try begins; its words are those of the event that says why.
      if (isNewTry(event)) marks.push({ kind: 'restart', at, event: draft.retry ?? event });
      else if (isRestartByHand(event)) marks.push({ kind: 'restart', at, event });
      if (event.to !== 'retryWait') draft.retry = null;
      break;
    default:
  }
}

function isNewTry({ from, to }: Extract<RunEvent, { type: 'bot.state' }>): boolean {
  return from === 'retryWait' && (to === 'starting' || to === 'running');
}

/** A bot that begins anew though it neither waited for a try nor for its turn. */
function isRestartByHand({ from, to }: Extract<RunEvent, { type: 'bot.state' }>): boolean {
  return to === 'starting' && from !== null && from !== 'queued' && from !== 'retryWait';
}

/** What the list beneath the lanes tells in words: failures, and restarts with their cause. */
export function isTold(event: RunEvent): boolean {
  return (
    event.type === 'bot.failure' ||
    event.type === 'bot.retry' ||
    (event.type === 'bot.state' && isRestartByHand(event))
  );
}
