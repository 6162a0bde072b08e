import { z } from 'zod';
import { BotGroupDefinition, StartOverrides } from './definition';
import { Holder } from './errors';
import { Failure } from './failure';
import { BotId, DefinitionId, OrchestrationId } from './ids';
import { InstanceRef } from './instance-reference';
import { BotStateName, GroupStateName, PauseReason, StopMode } from './lifecycle-states';
import { SentryView } from './sentry-view';
import { Problem } from './problem';
import { RoutineSummary } from './routine-summary';
import { Pool, PoolId, PoolProgress } from './pool';
import { GroupFailure, GroupOutcome } from './run-event';

/** How a definition's last run ended; `resumable` when it was interrupted by a crash and can go on. */
export const LastRun = z.object({
  orchestrationId: OrchestrationId,
  outcome: GroupOutcome,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  botsCompleted: z.number().int(),
  botsTotal: z.number().int(),
  failure: GroupFailure.nullable(),
  resumable: z.boolean(),
});
export type LastRun = z.infer<typeof LastRun>;

/** A saved definition. `hash` is that of the file as read: an update names it, so that no foreign edit is lost. */
export const DefinitionView = z.object({
  id: DefinitionId,
  file: z.string(),
  hash: z.string(),
  definition: BotGroupDefinition,
  problems: z.array(Problem),
  lastRun: LastRun.nullable(),
  /** Shown before all others. */
  pinned: z.boolean(),
  /** False when Muster must not write the file (newer version). */
  writable: z.boolean(),
  /** Secret inputs that have a value, which is kept elsewhere; left out when none has. */
  keptSecrets: z.array(z.string()).optional(),
});
export type DefinitionView = z.infer<typeof DefinitionView>;

/** A file in the definitions' folder that is no readable definition; it stays where it is. */
export const ProblemFileView = z.object({
  file: z.string(),
  reason: z.discriminatedUnion('code', [
    z.object({
      code: z.literal('not_json'),
      message: z.string(),
      line: z.number().int().nullable(),
      column: z.number().int().nullable(),
    }),
    z.object({ code: z.literal('wrong_encoding') }),
    z.object({
      code: z.literal('wrong_shape'),
      issues: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
    z.object({ code: z.literal('newer_version'), version: z.number(), supported: z.number() }),
    z.object({ code: z.literal('duplicate_id'), otherFile: z.string() }),
    z.object({ code: z.literal('too_large'), bytes: z.number(), limit: z.number() }),
    z.object({ code: z.literal('io_error'), message: z.string() }),
  ]),
  /** The last readable version of this file, which can be put back; null when none was ever seen. */
  previous: z.object({ at: z.string(), name: z.string() }).nullable(),
});
export type ProblemFileView = z.infer<typeof ProblemFileView>;

/** A saved pool. `hash` is that of the file as read; `writable` is false when Muster must not write it. */
export const PoolView = z.object({
  id: PoolId,
  file: z.string(),
  hash: z.string(),
  pool: Pool,
  problems: z.array(Problem),
  writable: z.boolean(),
});
export type PoolView = z.infer<typeof PoolView>;

/** One start of a definition. */
export const GroupView = z.object({
  orchestrationId: OrchestrationId,
  definitionId: DefinitionId,
  name: z.string(),
  routineName: z.string(),
  state: GroupStateName,
  /** Set while `stopping`. */
  stopMode: StopMode.nullable(),
  /** Fewer bots than requested. */
  degraded: z.boolean(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  requestedBots: z.number().int(),
  iterations: z.number().int(),
  restarts: z.number().int(),
  failures: z.number().int(),
  /** When the next queued bot starts; null when none waits for the stagger. */
  nextStartAt: z.string().nullable(),
  /** Instances waited for while `acquiring`, with what they wait for. */
  waitingFor: z.array(z.object({ ref: InstanceRef, what: z.enum(['lease', 'boot']) })),
  skipped: z.array(z.object({ ref: InstanceRef, reason: z.string() })),
  failure: GroupFailure.nullable(),
  resumedFrom: OrchestrationId.nullable(),
  /** The frozen copy this group runs with differs from the saved definition: "restart to apply". */
  definitionChanged: z.boolean(),
  overrides: StartOverrides.nullable(),
  /** How far it has come with its pool; null without one. */
  accounts: PoolProgress.nullable(),
});
export type GroupView = z.infer<typeof GroupView>;

/** One bot of a group. */
export const BotView = z.object({
  botId: BotId,
  orchestrationId: OrchestrationId,
  number: z.number().int(),
  ref: InstanceRef,
  state: BotStateName,
  pauseReasons: z.array(PauseReason),
  /** The step in work or worked last; `index` and `total` count the routine's top-level steps, from 1. */
  step: z
    .object({ path: z.string(), label: z.string(), index: z.number().int(), total: z.number().int() })
    .nullable(),
  /** Iteration in work, from 1; 0 before the first. */
  iteration: z.number().int(),
  iterationsCompleted: z.number().int(),
  restarts: z.number().int(),
  failures: z.number().int(),
  /** While `retryWait`: when the next try comes, which one of how many (-1: no limit). */
  retry: z.object({ dueAt: z.string(), attempt: z.number().int(), maxRetries: z.number().int() }).nullable(),
  lastFailure: Failure.nullable(),
  /** The account it holds. */
  account: z.object({ key: z.string(), label: z.string() }).nullable(),
  /** While `waitingAccount`: when something may come free, if that is known. */
  accountDueAt: z.string().nullable(),
  /** Its sentries that ran, with their figures; left out when none did. */
  sentries: z.array(SentryView).optional(),
  /** Routines of the sentries that hold it now; left out when none does. */
  heldBy: z.array(z.string()).optional(),
  since: z.string(),
});
export type BotView = z.infer<typeof BotView>;

/** States an adb server reports, plus what only Muster knows. */
export const InstanceState = z.enum([
  'ready',
  'booting',
  'offline',
  'unauthorized',
  'authorizing',
  'connecting',
  'recovery',
  'sideload',
  'bootloader',
  'no_permissions',
  'gone',
  'unknown',
]);
export type InstanceState = z.infer<typeof InstanceState>;

/** A way to get pictures of a screen: raw pixels, the same through gzip, PNG. */
export const CaptureMethodId = z.enum(['raw', 'gzip', 'png']);
export type CaptureMethodId = z.infer<typeof CaptureMethodId>;

/** How an instance is looked at. */
export const CaptureView = z.object({
  method: CaptureMethodId,
  /** What a picture takes at present, from the question to the pixels; the middle of the last few. */
  ms: z.number(),
  /** What it took before it became much slower; left out while all is well. */
  usualMs: z.number().optional(),
});
export type CaptureView = z.infer<typeof CaptureView>;

/** An emulator or phone as the directory knows it now. */
export const InstanceView = z.object({
  ref: InstanceRef,
  /** adb address of today; null when not seen now. */
  serial: z.string().nullable(),
  /** `host:port` of the adb server it is behind. */
  adbServer: z.string().nullable(),
  state: InstanceState,
  model: z.string().nullable(),
  holder: Holder.nullable(),
  lastSeenAt: z.string().nullable(),
  /** What its user calls it; null without a label. */
  label: z.string().nullable(),
  /** A network device that Muster connects to again by itself; can be forgotten. */
  remembered: z.boolean(),
  /** Set while it is away and remembered: when it is tried next, and which try that is, from 1. */
  reconnect: z.object({ dueAt: z.string(), attempt: z.number().int() }).nullable(),
  /** Further adb names of the same device now: `emulator-5554` beside `127.0.0.1:5555`, a cable beside Wi-Fi. */
  otherSerials: z.array(z.string()),
  /** How its screen is captured; null while nobody has looked at it in this session. */
  capture: CaptureView.nullable().default(null),
});
export type InstanceView = z.infer<typeof InstanceView>;

/** An adb program that was found, and who named it. */
export const AdbBinaryView = z.object({
  path: z.string(),
  /** Of the platform tools, such as `35.0.2-12147458`. */
  version: z.string(),
  /** Of the protocol, such as `1.0.41`: a program of another one would end the server that runs. */
  protocol: z.string().nullable(),
  source: z.enum(['setting', 'sdk', 'path', 'vendor']),
});
export type AdbBinaryView = z.infer<typeof AdbBinaryView>;

/** An adb server the directory watches. */
export const AdbServerView = z.object({
  address: z.string(),
  role: z.enum(['real', 'simulator']),
  state: z.enum(['connected', 'connecting', 'absent']),
  version: z.string().nullable(),
  /** The adb program this server would be started with; null for servers elsewhere, or when none was found. */
  binary: AdbBinaryView.nullable(),
  /** Why the server could not be started though the settings ask for it; null when all is well. */
  startFailure: z.string().nullable(),
});
export type AdbServerView = z.infer<typeof AdbServerView>;

/** The program itself. */
export const HostView = z.object({
  version: z.string(),
  dataFolder: z.string(),
  adbServers: z.array(AdbServerView),
  simulator: z.object({ state: z.enum(['off', 'starting', 'on', 'failed']), devices: z.number().int() }),
  /** The system's file manager can be opened from here: the desktop app, not a browser somewhere. */
  canReveal: z.boolean(),
  cpuPercent: z.number(),
  memoryMb: z.number(),
});
export type HostView = z.infer<typeof HostView>;

/** Everything a window shows, as one snapshot. */
export const ViewSnapshot = z.object({
  definitions: z.array(DefinitionView),
  problemFiles: z.array(ProblemFileView),
  groups: z.array(GroupView),
  bots: z.array(BotView),
  instances: z.array(InstanceView),
  routines: z.array(RoutineSummary),
  pools: z.array(PoolView),
  /** Files in the pools' folder that are no readable pool; they stay where they are. */
  poolProblemFiles: z.array(ProblemFileView),
  host: HostView,
});
export type ViewSnapshot = z.infer<typeof ViewSnapshot>;
