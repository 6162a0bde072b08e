import { z } from 'zod';

/** States of a group; the table is in `docs/lifecycle.md`, the rules in `main/domain/group.ts`. */
export const GroupStateName = z.enum([
  'validating',
  'acquiring',
  'launching',
  'running',
  'paused',
  'stopping',
  'completed',
  'failed',
  'stopped',
]);
export type GroupStateName = z.infer<typeof GroupStateName>;

/** States of a bot; rules in `main/domain/bot.ts`. */
export const BotStateName = z.enum([
  'queued',
  'starting',
  'running',
  'paused',
  'waitingAccount',
  'recovering',
  'retryWait',
  'stopping',
  'stopped',
  'completed',
  'failed',
  'cancelled',
]);
export type BotStateName = z.infer<typeof BotStateName>;

/** Softest to hardest: finish the iteration; now; now and close the instances this group started. */
export const StopMode = z.enum(['drain', 'now', 'kill']);
export type StopMode = z.infer<typeof StopMode>;

export const PauseReason = z.enum(['user', 'sentry', 'health']);
export type PauseReason = z.infer<typeof PauseReason>;

const TERMINAL_GROUP = new Set<GroupStateName>(['completed', 'failed', 'stopped']);
const TERMINAL_BOT = new Set<BotStateName>(['stopped', 'completed', 'failed', 'cancelled']);

/** A group that will not change any more and holds nothing. */
export function isTerminalGroup(state: GroupStateName): boolean {
  return TERMINAL_GROUP.has(state);
}

/** A bot that will not change any more and holds nothing. */
export function isTerminalBot(state: BotStateName): boolean {
  return TERMINAL_BOT.has(state);
}
