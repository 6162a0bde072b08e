import type { BotVariable } from '../../shared/contract/bots';
import type { Clock } from '../../shared/ports';
import type { SharedCounters } from '../routines/ports';
import type { RunVariables } from '../routines/routine-runner';
import { followBot, type BotName, type FollowParts } from './follow-bot';

/** Least milliseconds between two lists. */
const EVERY_MS = 250;

export interface BotVariablesParts extends FollowParts {
  readonly clock: Clock;
}

/**
 * The variables of a bot and the counters of its group, again after each change, at most four times a second. When an iteration has ended they stay
 * as they were, until the next one begins. A bot that is not there yet has none.
 */
export function openBotVariables(
  name: BotName,
  parts: BotVariablesParts,
  push: (lists: readonly BotVariable[][]) => void,
): { readonly snapshot: BotVariable[]; readonly close: () => void } {
  const { clock } = parts;
  let run: RunVariables | null = null;
  let unwatch = (): void => undefined;
  let cancel: (() => void) | undefined;
  let sentAt = clock.monotonic();
  let counters: SharedCounters | null = null;
  let unwatchCounters = (): void => undefined;
  const list = (): BotVariable[] => [...(run?.list() ?? []), ...countersOf(counters)];

  const send = (): void => {
    cancel = undefined;
    sentAt = clock.monotonic();
    push([list()]);
  };
  const changed = (): void => {
    cancel ??= clock.schedule(Math.max(0, sentAt + EVERY_MS - clock.monotonic()), send);
  };
  const follow = (now: RunVariables | null): boolean => {
    if (now === null || now === run) return false;
    unwatch();
    run = now;
    unwatch = now.watch(changed);
    return true;
  };
  const unfollow = followBot(name, parts, ({ variables, counters: ofGroup }) => {
    if (counters === null) {
      counters = ofGroup;
      unwatchCounters = ofGroup.watch(changed);
    }
    if (follow(variables)) changed();
  });
  // The snapshot says what was found just now.
  cancel?.();
  cancel = undefined;
  return {
    snapshot: list(),
    close: () => {
      unfollow();
      unwatch();
      unwatchCounters();
      cancel?.();
    },
  };
}

/** By the names that expressions read them by. */
function countersOf(counters: SharedCounters | null): BotVariable[] {
  return Object.entries(counters?.all() ?? {}).map(([name, count]) => ({
    name: `shared.${name}`,
    scope: 'group',
    value: String(count),
  }));
}
