import type { BotId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';
import { BotLog } from './bot-log';
import { createLatestList } from './latest-list';

/** Which events are asked for; what is left out is not asked about. */
export interface EventQuery {
  readonly botId?: BotId;
  /** `milestones` are all but steps and log lines. */
  readonly detail?: 'all' | 'milestones';
}

/** Latest events of a group, whatever they are, without a gap. */
const KEPT_EVENTS = 1_000;
/** Characters of the log lines kept for all bots together: 200 that write much would take 200 MB else. */
const KEPT_CHARACTERS = 8_000_000;
/** Milestones of a group: short iterations must not push out starts, restarts and failures, so they are apart. */
const KEPT_ITERATIONS = 1_000;
const KEPT_OTHER_MILESTONES = 4_000;
/** What an ended group keeps once others have ended after it. */
const KEPT_OF_THE_PAST = 1_000;

/** Whether an event is no mere detail. */
export function isMilestone({ type }: RunEvent): boolean {
  return type !== 'bot.step' && type !== 'bot.log' && type !== 'bot.look' && type !== 'bot.sentry';
}

/** Whether an event is asked for. */
export function matchesQuery(event: RunEvent, { botId, detail = 'all' }: EventQuery): boolean {
  if (botId !== undefined && botOf(event) !== botId) return false;
  return detail === 'all' || isMilestone(event);
}

/** What is remembered of one group. Memory is bounded by the number of its bots, and whatever they write. */
export class GroupLog {
  seq = 0;
  hasEnded = false;
  #all = createLatestList<RunEvent>(KEPT_EVENTS);
  #iterations = createLatestList<RunEvent>(KEPT_ITERATIONS);
  #otherMilestones = createLatestList<RunEvent>(KEPT_OTHER_MILESTONES);
  readonly #ofBots = new Map<BotId, BotLog>();
  /** Set once only milestones are left. */
  #past: readonly RunEvent[] | undefined;

  /** Places taken in all lists; an event may be in three of them. */
  get size(): number {
    const ofBots = [...this.#ofBots.values()].reduce((sum, list) => sum + list.size, 0);
    return this.#all.size + this.#iterations.size + this.#otherMilestones.size + ofBots;
  }

  add(event: RunEvent): void {
    this.hasEnded ||= event.type === 'group.ended';
    // A straggler of a group that is past belongs to no list any more.
    if (this.#past) return;
    this.#all.add(event);
    if (event.type === 'bot.iteration') this.#iterations.add(event);
    else if (isMilestone(event)) this.#otherMilestones.add(event);
    const botId = botOf(event);
    if (botId !== undefined) this.#ofBot(botId).add(event, KEPT_CHARACTERS / this.#ofBots.size);
  }

  /** In the order of `seq`. Of one bot: its latest, and of its milestones also earlier ones. */
  recent(query: EventQuery): readonly RunEvent[] {
    if (this.#past) return this.#past.filter((event) => matchesQuery(event, query));
    const { botId, detail = 'all' } = query;
    const ofBot = botId === undefined ? [] : (this.#ofBots.get(botId)?.list() ?? []);
    if (detail === 'all') return botId === undefined ? this.#all.list() : ofBot;
    const milestones = [...this.#iterations.list(), ...this.#otherMilestones.list()];
    return inOrder([...milestones, ...ofBot].filter((event) => matchesQuery(event, query)));
  }

  /** Frees all but the latest milestones; for a group that ended a while ago. */
  keepMilestonesOnly(): void {
    if (this.#past) return;
    this.#past = this.recent({ detail: 'milestones' }).slice(-KEPT_OF_THE_PAST);
    this.#all = createLatestList(0);
    this.#iterations = createLatestList(0);
    this.#otherMilestones = createLatestList(0);
    this.#ofBots.clear();
  }

  #ofBot(botId: BotId): BotLog {
    const known = this.#ofBots.get(botId);
    if (known) return known;
    const list = new BotLog();
    this.#ofBots.set(botId, list);
    return list;
  }
}

function botOf(event: RunEvent): BotId | undefined {
  return 'botId' in event ? event.botId : undefined;
}

/** Sorted by `seq`, each once. */
function inOrder(events: readonly RunEvent[]): RunEvent[] {
  return [...new Map(events.map((event) => [event.seq, event])).values()].sort((a, b) => a.seq - b.seq);
}
