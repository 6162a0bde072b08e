import { explainSkipReason } from '../../../shared/explain/group-failure';
import { counted, listed, spokenDuration } from '../../../shared/explain/words';
import type { BotGroupDefinition, Loop } from '../../../shared/definition';
import { isTerminalBot, type BotStateName } from '../../../shared/lifecycle-states';
import type { BotView, GroupView } from '../../../shared/view';
import { exactTime } from '../../components/time-words';
import { waitingWords, type Holders } from './conflict-waiting';

/** `once`, `3 times`, `forever`: how often a bot repeats its routine. */
export function loopWords(loop: Loop): string {
  const pause = loop.kind !== 'once' && loop.pauseMs > 0 ? `, ${spokenDuration(loop.pauseMs)} apart` : '';
  switch (loop.kind) {
    case 'once':
      return 'once';
    case 'count':
      return loop.count === 1 ? 'once' : `${String(loop.count)} times${pause}`;
    case 'untilPoolEmpty':
      return `until the pool is empty${pause}`;
    case 'until':
      return `until ${exactTime(Date.parse(loop.at))}${pause}`;
    case 'forever':
      return `forever${pause}`;
  }
}

/** Inputs in one line: `rounds 3 · mode fast`. */
export function inputWords(config: BotGroupDefinition['routineConfig']): string {
  return Object.entries(config)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ');
}

/** What an active group is doing or waiting for, in one line; `holders` names who holds what it waits for. */
export function groupDoing(group: GroupView, bots: readonly BotView[], holders: Holders = {}): string {
  switch (group.state) {
    case 'validating':
      return 'Checking routine, inputs and instances';
    case 'acquiring':
      return group.waitingFor.length === 0 ? 'Reserving instances' : waitingWords(group.waitingFor, holders);
    case 'stopping':
      return stoppingWords(group, bots);
    default:
      return tally(bots);
  }
}

function stoppingWords({ stopMode }: GroupView, bots: readonly BotView[]): string {
  const left = bots.filter((bot) => !isTerminalBot(bot.state)).map((bot) => bot.ref);
  if (left.length === 0) return 'Releasing instances';
  const what = stopMode === 'drain' ? 'Finishing the iteration' : 'Waiting';
  return `${what}: ${listed(left, 3)} still at work`;
}

const TALLY: readonly (readonly [states: readonly BotStateName[], word: string])[] = [
  [['starting'], 'starting'],
  [['running', 'waitingAccount', 'stopping'], 'at work'],
  [['paused'], 'paused'],
  [['retryWait', 'recovering'], 'waiting for a retry'],
  [['completed'], 'done'],
  [['failed'], 'failed'],
  [['stopped', 'cancelled'], 'stopped'],
  [['queued'], 'queued'],
];

/** `4 at work, 1 waiting for a retry`: where the bots of a group stand. */
export function tally(bots: readonly BotView[]): string {
  return TALLY.map(
    ([states, word]) => [bots.filter((bot) => states.includes(bot.state)).length, word] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(', ');
}

/** Why a group runs with fewer bots than asked for. */
export function degradedWords({ requestedBots, skipped }: GroupView, bots: readonly BotView[]): string {
  const why = skipped.map(({ ref, reason }) => `${ref} ${explainSkipReason(reason)}`);
  const reason = why.length > 0 ? `: ${listed(why, 2)}` : '';
  return `${counted(bots.length, 'bot')} instead of ${String(requestedBots)}${reason}`;
}
