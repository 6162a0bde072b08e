import type { BotLook } from '../../shared/looked';
import type { Clock } from '../../shared/ports';
import type { AnsweredLook } from '../routines/looks';
import type { BotLooks } from './bot-looks';
import { followBot, type BotName, type FollowParts } from './follow-bot';
import { botLookOf } from './looked-of';

/** Least milliseconds between two batches, and the looks of one at most: the newest. */
const EVERY_MS = 250;
const MOST_LOOKS = 16;

export interface BotLookParts extends FollowParts {
  readonly clock: Clock;
}

/**
 * What a bot looks for and sees, as it does: the last look at once, then each in batches. Nothing is captured for it, and
 * of a bot nobody watches only the last look is known.
 */
export function openBotLooks(
  name: BotName,
  parts: BotLookParts,
  push: (batches: readonly BotLook[][]) => void,
): { readonly snapshot: BotLook[]; readonly close: () => void } {
  const { clock } = parts;
  let watched: BotLooks | undefined;
  let unwatch = (): void => undefined;
  let cancel: (() => void) | undefined;
  let waiting: AnsweredLook[] = [];
  const send = (): void => {
    cancel = undefined;
    const looks = waiting.map(botLookOf);
    waiting = [];
    push([looks]);
  };
  const unfollow = followBot(name, parts, ({ looks }) => {
    if (looks === watched) return;
    unwatch();
    watched = looks;
    unwatch = looks.watch((look) => {
      waiting.push(look);
      if (waiting.length > MOST_LOOKS) waiting.shift();
      cancel ??= clock.schedule(EVERY_MS, send);
    });
  });
  const last = watched?.last;
  return {
    snapshot: last ? [botLookOf(last)] : [],
    close: () => {
      unfollow();
      unwatch();
      cancel?.();
    },
  };
}
