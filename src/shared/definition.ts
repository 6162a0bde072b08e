import { z } from 'zod';
import { DefinitionId } from './ids';

/** Version written by this program; older files are migrated when read, newer ones are left alone. */
export const DEFINITION_SCHEMA_VERSION = 1;

export const ConflictPolicy = z.enum(['ask', 'skip', 'abort', 'queue', 'takeOver']);
export type ConflictPolicy = z.infer<typeof ConflictPolicy>;

export const Stagger = z.discriminatedUnion('mode', [
  z.looseObject({
    mode: z.literal('fixed'),
    delayMs: z.number().int().describe('Milliseconds between two bots'),
  }),
]);
export type Stagger = z.infer<typeof Stagger>;

export const LaunchOptions = z.looseObject({
  validateRoutine: z.boolean().default(true),
  validateTemplates: z.boolean().default(true),
  validateInstances: z.boolean().default(true),
  onConflict: ConflictPolicy.default('skip'),
  stagger: Stagger.default({ mode: 'fixed', delayMs: 5_000 }),
  instanceTimeoutMs: z.number().int().default(60_000).describe('Per instance, all in parallel'),
  startInstances: z.boolean().default(true),
});
export type LaunchOptions = z.infer<typeof LaunchOptions>;

export const GiveUp = z.looseObject({
  failures: z.number().int().default(3),
  withinMs: z.number().int().default(600_000),
});

export const RestartPolicy = z.looseObject({
  mode: z.enum(['never', 'onFailure']).default('onFailure'),
  maxRetries: z.number().int().default(5).describe('-1 means no limit'),
  initialDelayMs: z.number().int().default(10_000),
  maxDelayMs: z.number().int().default(300_000),
  factor: z.number().default(2),
  jitter: z.number().default(0.1).describe('Share of the delay, 0 to 1'),
  resetAfterMs: z.number().int().default(600_000).describe('Healthy running that forgets earlier failures'),
  giveUp: GiveUp.prefault({}),
});
export type RestartPolicy = z.infer<typeof RestartPolicy>;

const pauseMs = z.number().int().default(0).describe('Milliseconds between two iterations');

export const Loop = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('once') }),
  z.looseObject({ kind: z.literal('count'), count: z.number().int(), pauseMs }),
  z.looseObject({ kind: z.literal('untilPoolEmpty'), pauseMs }),
  z.looseObject({ kind: z.literal('until'), at: z.string().describe('ISO time with zone'), pauseMs }),
  z.looseObject({ kind: z.literal('forever'), pauseMs }),
]);
export type Loop = z.infer<typeof Loop>;

export const RoutineConfig = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type RoutineConfig = z.infer<typeof RoutineConfig>;

/** What a person edits: the definition without the fields Muster keeps. */
const content = {
  name: z.string().default(''),
  description: z.string().default(''),
  tags: z.array(z.string()).default([]),
  routineName: z.string().default(''),
  routineConfig: RoutineConfig.default({}),
  availableInstances: z.array(z.string()).default([]).describe('Order is preference'),
  requestedBotCount: z.number().int().default(1),
  accountPoolName: z.string().nullable().default(null),
  launchOptions: LaunchOptions.prefault({}),
  restartPolicy: RestartPolicy.prefault({}),
  loop: Loop.default({ kind: 'once' }),
};

/**
 * The types of a saved definition (`orchestration_groups/*.json`). A file that fails these is unreadable; one that
 * passes them but breaks a rule of `definition-rules.ts` is a draft. Unknown keys survive a save.
 */
export const BotGroupDefinition = z.looseObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(DEFINITION_SCHEMA_VERSION),
  id: DefinitionId.refine((id) => !(id in {}), 'this id is not allowed'),
  ...content,
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type BotGroupDefinition = z.infer<typeof BotGroupDefinition>;

/** What the window and the CLI send to create or change a definition. */
export const DefinitionDraft = z.looseObject(content);
export type DefinitionDraft = z.infer<typeof DefinitionDraft>;

/** Changes for one start only; what is absent comes from the definition. */
export const StartOverrides = z.object({
  requestedBotCount: z.number().int().min(1).optional(),
  availableInstances: z.array(z.string()).min(1).optional(),
  routineConfig: RoutineConfig.optional().describe('Merged over the definition’s'),
  onConflict: ConflictPolicy.optional(),
  staggerDelayMs: z.number().int().min(0).optional(),
  instanceTimeoutMs: z.number().int().min(1).optional().describe('Per instance, all in parallel'),
  startInstances: z.boolean().optional(),
  accountPoolName: z.string().nullable().optional().describe('null: this run takes no accounts'),
  restartPolicy: RestartPolicy.optional().describe('Replaces the definition’s as a whole'),
  loop: Loop.optional(),
  startAt: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Number, id or path of the step that the first iteration of each bot begins with'),
});
export type StartOverrides = z.infer<typeof StartOverrides>;

/** The definition a start runs with: a copy with the overrides applied. */
export function withOverrides(definition: BotGroupDefinition, overrides: StartOverrides): BotGroupDefinition {
  const { accountPoolName } = overrides;
  return {
    ...definition,
    requestedBotCount: overrides.requestedBotCount ?? definition.requestedBotCount,
    availableInstances: overrides.availableInstances ?? definition.availableInstances,
    routineConfig: { ...definition.routineConfig, ...overrides.routineConfig },
    // Null is a choice of its own, so it must not fall back to the definition's pool.
    accountPoolName: accountPoolName === undefined ? definition.accountPoolName : accountPoolName,
    restartPolicy: overrides.restartPolicy ?? definition.restartPolicy,
    loop: overrides.loop ?? definition.loop,
    launchOptions: withLaunchOverrides(definition.launchOptions, overrides),
  };
}

function withLaunchOverrides(launchOptions: LaunchOptions, overrides: StartOverrides): LaunchOptions {
  const { staggerDelayMs } = overrides;
  return {
    ...launchOptions,
    onConflict: overrides.onConflict ?? launchOptions.onConflict,
    stagger:
      staggerDelayMs === undefined ? launchOptions.stagger : { mode: 'fixed', delayMs: staggerDelayMs },
    instanceTimeoutMs: overrides.instanceTimeoutMs ?? launchOptions.instanceTimeoutMs,
    startInstances: overrides.startInstances ?? launchOptions.startInstances,
  };
}

/** Whether two versions of a definition say the same; times of saving do not count. */
export function sameDefinition(a: BotGroupDefinition, b: BotGroupDefinition): boolean {
  const comparable = (definition: BotGroupDefinition): string =>
    JSON.stringify({ ...definition, updatedAt: '' });
  return a === b || comparable(a) === comparable(b);
}
