import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { explainSkipReason } from '../../../shared/explain/group-failure';
import { listed, spokenDuration } from '../../../shared/explain/words';
import type { BotGroupDefinition, Loop } from '../../../shared/definition';
import { isTerminalBot, type BotStateName } from '../../../shared/lifecycle-states';
import type { BotView, GroupView } from '../../../shared/view';
import { exactTime } from '../../components/time-words';
import { waitingWords, type Holders } from './conflict-waiting';

/** `once`, `3 times`, `forever`: how often a bot repeats its routine. */
export function loopWords(loop: Loop): string {
  const pause = loop.kind !== 'once' && loop.pauseMs > 0 ? spokenDuration(loop.pauseMs) : '';
  const often = oftenWords(loop);
  return pause === '' ? often : t('{often}, {pause} apart', { often, pause });
}

function oftenWords(loop: Loop): string {
  switch (loop.kind) {
    case 'once':
      return t('once');
    case 'count':
      return t('{count, plural, one {once} other {# times}}', { count: loop.count });
    case 'untilPoolEmpty':
      return t('until the pool is empty');
    case 'until':
      return t('until {time}', { time: exactTime(Date.parse(loop.at)) });
    case 'forever':
      return t('forever');
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
      return t('Checking routine, inputs and instances');
    case 'acquiring':
      return group.waitingFor.length === 0
        ? t('Reserving instances')
        : waitingWords(group.waitingFor, holders);
    case 'stopping':
      return stoppingWords(group, bots);
    default:
      return tally(bots);
  }
}

function stoppingWords({ stopMode }: GroupView, all: readonly BotView[]): string {
  const left = all.filter((bot) => !isTerminalBot(bot.state)).map((bot) => bot.ref);
  if (left.length === 0) return t('Releasing instances');
  const bots = listed(left, 3);
  return stopMode === 'drain'
    ? t('Finishing the iteration: {bots} still at work', { bots })
    : t('Waiting: {bots} still at work', { bots });
}

const TALLY: readonly (readonly [states: readonly BotStateName[], words: Message])[] = [
  [['starting'], msg('{count} starting')],
  [['running', 'waitingAccount', 'stopping'], msg('{count} at work')],
  [['paused'], msg('{count} paused')],
  [['retryWait', 'recovering'], msg('{count} waiting for a retry')],
  [['completed'], msg('{count} done')],
  [['failed'], msg('{count} failed')],
  [['stopped', 'cancelled'], msg('{count} stopped')],
  [['queued'], msg('{count} queued')],
];

/** `4 at work, 1 waiting for a retry`: where the bots of a group stand. */
export function tally(bots: readonly BotView[]): string {
  return TALLY.map(
    ([states, words]) => [bots.filter((bot) => states.includes(bot.state)).length, words] as const,
  )
    .filter(([count]) => count > 0)
    .map(([count, words]) => say(words, { count }))
    .join(', ');
}

/** Why a group runs with fewer bots than asked for. */
export function degradedWords({ requestedBots, skipped }: GroupView, bots: readonly BotView[]): string {
  const why = skipped.map(({ ref, reason }) => `${ref} ${explainSkipReason(reason)}`);
  const words = t('{count, plural, one {# bot} other {# bots}} instead of {requested}', {
    count: bots.length,
    requested: requestedBots,
  });
  return why.length > 0 ? `${words}: ${listed(why, 2)}` : words;
}
