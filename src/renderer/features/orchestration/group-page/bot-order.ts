import { BOT_STATE_WORDS } from '../../../../shared/explain/states';
import type { BotId } from '../../../../shared/ids';
import type { BotStateName } from '../../../../shared/lifecycle-states';
import type { BotView } from '../../../../shared/view';
import { accountName } from '../../../components/account-link';
import { botDoing, failureWords } from '../bot-words';

export type BotColumn =
  'number' | 'instance' | 'state' | 'step' | 'account' | 'iteration' | 'restarts' | 'failure';

export interface BotSort {
  readonly column: BotColumn;
  readonly descending: boolean;
}

/** Which bots a person wants to see, by what they are doing. */
export type BotFilter = 'all' | 'work' | 'wait' | 'failed' | 'ended';

/** Labels of instances that have one, by reference. */
export type Labels = Readonly<Record<string, string | null>>;

const CLASS: Readonly<Record<BotStateName, Exclude<BotFilter, 'all'>>> = {
  starting: 'work',
  running: 'work',
  stopping: 'work',
  queued: 'wait',
  paused: 'wait',
  waitingAccount: 'wait',
  recovering: 'wait',
  retryWait: 'wait',
  failed: 'failed',
  completed: 'ended',
  stopped: 'ended',
  cancelled: 'ended',
};

/** What needs a look comes first. */
const STATE_ORDER: readonly BotStateName[] = [
  'failed',
  'recovering',
  'retryWait',
  'paused',
  'waitingAccount',
  'stopping',
  'running',
  'starting',
  'queued',
  'completed',
  'stopped',
  'cancelled',
];

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const place = ({ step }: BotView): number => (step === null ? -1 : step.index / Math.max(1, step.total));

const accountOf = ({ account }: BotView): string => (account === null ? '' : accountName(account));

type Compare = (a: BotView, b: BotView, labels: Labels) => number;
const COMPARE: Readonly<Record<BotColumn, Compare>> = {
  number: (a, b) => a.number - b.number,
  instance: (a, b, labels) => natural.compare(labels[a.ref] ?? a.ref, labels[b.ref] ?? b.ref),
  state: (a, b) => STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state),
  step: (a, b) => place(a) - place(b),
  // Bots without one come last.
  account: (a, b) =>
    Number(a.account === null) - Number(b.account === null) || natural.compare(accountOf(a), accountOf(b)),
  iteration: (a, b) => a.iteration - b.iteration,
  restarts: (a, b) => a.restarts - b.restarts,
  failure: (a, b) => natural.compare(failureWords(a), failureWords(b)),
};

export interface BotQuery {
  readonly sort: BotSort;
  readonly filter: BotFilter;
  readonly text: string;
}

/** The bots that are asked for, in the order that is asked for; equal ones by number. */
export function arrangeBots(
  bots: readonly BotView[],
  labels: Labels,
  { sort, filter, text }: BotQuery,
): readonly BotId[] {
  const wanted = text.trim().toLocaleLowerCase();
  const compare = COMPARE[sort.column];
  const direction = sort.descending ? -1 : 1;
  return bots
    .filter((bot) => filter === 'all' || CLASS[bot.state] === filter)
    .filter((bot) => wanted === '' || textOf(bot, labels).includes(wanted))
    .sort((a, b) => direction * compare(a, b, labels) || a.number - b.number)
    .map(({ botId }) => botId);
}

function textOf(bot: BotView, labels: Labels): string {
  const { ref, state, account } = bot;
  const words = [BOT_STATE_WORDS[state].title, botDoing(bot), failureWords(bot)];
  const parts = [ref, labels[ref] ?? '', account?.key ?? '', account?.label ?? '', ...words];
  return parts.join('\n').toLocaleLowerCase();
}

const MOST_FIRST = new Set<BotColumn>(['restarts', 'iteration', 'failure']);

/** The order after a click on the head of a column: what is usually looked for first comes first. */
export function sortAfterClick(before: BotSort, column: BotColumn): BotSort {
  if (before.column === column) return { column, descending: !before.descending };
  return { column, descending: MOST_FIRST.has(column) };
}
