import type { KeyboardEvent } from 'react';
import { isTerminalBot, type BotStateName } from '../../../shared/lifecycle-states';
import type { BotRefusals } from './bot-rules';
import type { BotActions } from './use-bot-actions';

interface BotKeyContext {
  readonly state: BotStateName;
  readonly pausedByUser: boolean;
  readonly refusals: BotRefusals;
  readonly actions: BotActions;
}

/** For `aria-keyshortcuts` of what has the focus in a row. */
export const BOT_SHORTCUTS = 'S P X';

const KEYS: Readonly<Record<string, (context: BotKeyContext) => void>> = {
  // Of a bot that works, a key that is pressed by mistake must not throw away its iteration.
  s: ({ state, refusals, actions }) => {
    if (isTerminalBot(state) && refusals.restart === null) actions.restart();
  },
  p: ({ pausedByUser, refusals, actions }) => {
    if (refusals.pause !== null) return;
    if (pausedByUser) actions.resume();
    else actions.pause();
  },
  x: ({ refusals, actions }) => {
    if (refusals.stop === null) actions.stop('now');
  },
};

/**
 * Letter keys while a bot's row or something in it has the focus, as on the card of a group; each does what the menu
 * does, under the same rules. A key that is refused is taken all the same: it does not mean the whole group then.
 */
export function handleBotKey(event: KeyboardEvent<HTMLElement>, context: BotKeyContext): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
  // Menus are drawn elsewhere in the page, yet React hands their keys on to the row they belong to.
  if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
  const act = KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act(context);
}
