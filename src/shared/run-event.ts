import { z } from 'zod';
import { Failure } from './failure';
import { BotId, OrchestrationId } from './ids';
import { InstanceRef } from './instance-reference';
import { BotStateName, GroupStateName, PauseReason, StopMode } from './lifecycle-states';
import { FailedLook } from './looked';
import { Problem } from './problem';
import { SentryOutcome, SentrySeverity } from './sentry-view';

export const GroupOutcome = z.enum(['completed', 'stopped', 'failed', 'interrupted']);
export type GroupOutcome = z.infer<typeof GroupOutcome>;

/** Why a whole group failed. Words: `explain.ts`. */
export const GroupFailure = z.discriminatedUnion('code', [
  z.object({ code: z.literal('preflight'), problems: z.array(Problem) }),
  z.object({
    code: z.literal('no_instances'),
    skipped: z.array(z.object({ ref: InstanceRef, reason: z.string() })),
  }),
  z.object({ code: z.literal('instance_conflict'), refs: z.array(InstanceRef) }),
  z.object({ code: z.literal('all_bots_failed'), failure: Failure.nullable() }),
  z.object({ code: z.literal('internal'), ref: z.string() }),
]);
export type GroupFailure = z.infer<typeof GroupFailure>;

export const BotSummary = z.object({
  botId: BotId,
  ref: InstanceRef,
  state: BotStateName,
  iterations: z.number().int(),
  failures: z.number().int(),
});
export type BotSummary = z.infer<typeof BotSummary>;

const base = {
  /** Position in the group's stream, from 1, no gaps. */
  seq: z.number().int(),
  /** ISO time. */
  at: z.string(),
  orchestrationId: OrchestrationId,
};
const botBase = { ...base, botId: BotId, ref: InstanceRef };

/** What happens in a group, in order. The journal, the view and `muster run` live on this stream alone. */
export const RunEvent = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('group.state'),
    from: GroupStateName.nullable(),
    to: GroupStateName,
    stopMode: StopMode.nullable(),
  }),
  z.object({
    ...base,
    type: z.literal('group.launched'),
    requested: z.number().int(),
    launched: z.number().int(),
  }),
  z.object({
    ...base,
    type: z.literal('group.ended'),
    outcome: GroupOutcome,
    failure: GroupFailure.nullable(),
    bots: z.array(BotSummary),
  }),
  z.object({
    ...base,
    type: z.literal('instance.lease'),
    ref: InstanceRef,
    change: z.enum(['reserved', 'booting', 'ready', 'skipped', 'released']),
    reason: z.string().nullable(),
  }),
  z.object({
    ...botBase,
    type: z.literal('bot.state'),
    from: BotStateName.nullable(),
    to: BotStateName,
    pauseReasons: z.array(PauseReason),
  }),
  z.object({
    ...botBase,
    type: z.literal('bot.iteration'),
    iteration: z.number().int(),
    phase: z.enum(['started', 'completed', 'failed']),
  }),
  z.object({
    ...botBase,
    type: z.literal('bot.step'),
    path: z.string(),
    /** The step's own, when it has one; the path alone tells which step it is. */
    id: z.string().exactOptional(),
    label: z.string(),
    index: z.number().int(),
    total: z.number().int(),
    phase: z.enum(['started', 'finished', 'failed', 'retrying', 'skipped']),
    elapsedMs: z.number().nullable(),
  }),
  z.object({ ...botBase, type: z.literal('bot.failure'), failure: Failure }),
  z.object({
    ...botBase,
    type: z.literal('bot.retry'),
    attempt: z.number().int(),
    maxRetries: z.number().int(),
    delayMs: z.number(),
    dueAt: z.string(),
    cause: Failure,
  }),
  /** What became of the account a bot uses; `lost`: its lease ran out or was taken away. */
  z.object({
    ...botBase,
    type: z.literal('bot.account'),
    change: z.enum(['waiting', 'taken', 'completed', 'failed', 'returned', 'quarantined', 'lost']),
    /** Null while waiting. */
    key: z.string().nullable(),
    poolName: z.string(),
    reason: z.string(),
    /** What the routine reported with an outcome. */
    numbers: z.record(z.string(), z.number()),
  }),
  /** What a routine wants people to hear at once. */
  z.object({
    ...botBase,
    type: z.literal('bot.notice'),
    level: z.enum(['info', 'warn', 'error']),
    title: z.string(),
    text: z.string(),
  }),
  /** A step found nothing of what it looked for; told once in a while for each step, whether or not the bot goes on. */
  z.object({
    ...botBase,
    type: z.literal('bot.look'),
    path: z.string(),
    label: z.string(),
    look: FailedLook,
  }),
  /** A run of a sentry that came to its end. */
  z.object({
    ...botBase,
    type: z.literal('bot.sentry'),
    routineName: z.string(),
    severity: SentrySeverity,
    ended: z.enum(['succeeded', 'failed']),
    outcome: SentryOutcome,
    failure: Failure.nullable(),
    durationMs: z.number(),
  }),
  z.object({
    ...botBase,
    type: z.literal('bot.log'),
    level: z.enum(['info', 'warn', 'error']),
    message: z.string(),
    /** Stands for so many earlier events of the bot, which took too much memory; it has no message then. */
    dropped: z.number().int().exactOptional(),
  }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
export type RunEventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

type Omitted = 'seq' | 'at' | 'orchestrationId';
/** An event before the group gives it its place in the stream. */
export type RunEventBody = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, Omitted> : never) : never;
