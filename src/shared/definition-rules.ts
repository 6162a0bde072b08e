import {
  GiveUp,
  LaunchOptions,
  RestartPolicy,
  type BotGroupDefinition,
  type DefinitionDraft,
  type Loop,
} from './definition';
import { parseInstanceRef } from './instance-reference';
import { errorAt, warningAt, type Problem } from './problem';

/** Longest name, in characters as people see them (grapheme clusters). */
export const MAX_NAME_LENGTH = 80;
const MAX_DELAY_MS = 7 * 24 * 3_600_000;
const KNOWN_KEYS = new Set([
  '$schema',
  'schemaVersion',
  'id',
  'name',
  'description',
  'tags',
  'routineName',
  'routineConfig',
  'availableInstances',
  'requestedBotCount',
  'accountPoolName',
  'launchOptions',
  'restartPolicy',
  'loop',
  'createdAt',
  'updatedAt',
]);
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]/u;

/**
 * All problems a definition has by itself, at once. What depends on other things (routine, pool, instance exist) is
 * added by the orchestrator's pre-flight. `otherNames` are the names of the other saved definitions.
 */
export function checkDefinition(
  definition: BotGroupDefinition | DefinitionDraft,
  otherNames: readonly string[] = [],
): Problem[] {
  return [
    ...checkName(definition.name, otherNames),
    ...(definition.routineName.trim() === '' ? [errorAt('routineName', 'routine_required')] : []),
    ...checkInstances(definition.availableInstances),
    ...checkBotCount(definition),
    ...range('launchOptions.stagger.delayMs', definition.launchOptions.stagger.delayMs, 0, MAX_DELAY_MS),
    ...range('launchOptions.instanceTimeoutMs', definition.launchOptions.instanceTimeoutMs, 1, MAX_DELAY_MS),
    ...checkRestartPolicy(definition.restartPolicy),
    ...checkLoop(definition.loop),
    ...checkLoopPool(definition),
    ...checkUnknownKeys(definition),
  ];
}

/** Keys this version does not know, at every level that has a shape; they are kept when the file is saved. */
function checkUnknownKeys(definition: BotGroupDefinition | DefinitionDraft): Problem[] {
  const { launchOptions, restartPolicy, loop } = definition;
  const levels: readonly (readonly [string, object, ReadonlySet<string>])[] = [
    ['', definition, KNOWN_KEYS],
    ['launchOptions.', launchOptions, new Set(Object.keys(LaunchOptions.shape))],
    ['launchOptions.stagger.', launchOptions.stagger, new Set(['mode', 'delayMs'])],
    ['restartPolicy.', restartPolicy, new Set(Object.keys(RestartPolicy.shape))],
    ['restartPolicy.giveUp.', restartPolicy.giveUp, new Set(Object.keys(GiveUp.shape))],
    ['loop.', loop, new Set(['kind', 'count', 'at', 'pauseMs'])],
  ];
  return levels.flatMap(([prefix, level, known]) =>
    Object.keys(level)
      .filter((key) => !known.has(key))
      .map((key) => warningAt(prefix + key, 'unknown_key', { key })),
  );
}

/** Names are unique without case; compared after Unicode normalisation, so that composed and decomposed forms meet. */
export function sameName(a: string, b: string): boolean {
  return comparableName(a) === comparableName(b);
}

/** The form of a name in which equal names are equal texts. */
export function comparableName(name: string): string {
  return name.trim().toLowerCase().normalize('NFC');
}

function checkName(name: string, otherNames: readonly string[]): Problem[] {
  if (name.trim() === '') return [errorAt('name', 'name_required')];
  const problems = checkNameText(name);
  if (otherNames.some((other) => sameName(other, name)))
    problems.push(errorAt('name', 'name_taken', { name }));
  return problems;
}

/** What no name may be, whatever it is the name of. */
export function checkNameText(name: string): Problem[] {
  const problems: Problem[] = [];
  if (isLongerThan(name, MAX_NAME_LENGTH))
    problems.push(errorAt('name', 'name_too_long', { max: MAX_NAME_LENGTH }));
  if (CONTROL_CHARACTERS.test(name)) problems.push(errorAt('name', 'name_control_characters'));
  return problems;
}

/** Counts what a person sees as one character: `👨‍👩‍👧` is one, though it is made of five code points. */
function isLongerThan(text: string, max: number): boolean {
  // Characters are never more than code units, and to count them is slow.
  if (text.length <= max) return false;
  const characters = new Intl.Segmenter().segment(text)[Symbol.iterator]();
  for (let count = 0; characters.next().done !== true;) if (++count > max) return true;
  return false;
}

function checkInstances(refs: readonly string[]): Problem[] {
  if (refs.length === 0) return [errorAt('availableInstances', 'instances_required')];
  const seen = new Set<string>();
  return refs.flatMap((ref, index) => {
    const path = `availableInstances.${String(index)}`;
    const isRepeated = seen.has(ref);
    seen.add(ref);
    if (isRepeated) return [errorAt(path, 'instance_duplicate', { ref })];
    const parsed = parseInstanceRef(ref);
    if (!parsed) return [errorAt(path, 'instance_ref_invalid', { ref })];
    return parsed.kind === 'index' ? [errorAt(path, 'instance_unmapped', { ref })] : [];
  });
}

function checkBotCount({ requestedBotCount, availableInstances }: DefinitionDraft): Problem[] {
  if (requestedBotCount < 1) return [errorAt('requestedBotCount', 'bot_count_too_low', { min: 1 })];
  const max = new Set(availableInstances).size;
  return max > 0 && requestedBotCount > max
    ? [errorAt('requestedBotCount', 'bot_count_too_high', { max })]
    : [];
}

function checkRestartPolicy(policy: RestartPolicy): Problem[] {
  return [
    ...range('restartPolicy.maxRetries', policy.maxRetries, -1, 1_000_000),
    ...range('restartPolicy.initialDelayMs', policy.initialDelayMs, 0, MAX_DELAY_MS),
    ...range('restartPolicy.maxDelayMs', policy.maxDelayMs, policy.initialDelayMs, MAX_DELAY_MS),
    ...range('restartPolicy.factor', policy.factor, 1, 100),
    ...range('restartPolicy.jitter', policy.jitter, 0, 1),
    ...range('restartPolicy.resetAfterMs', policy.resetAfterMs, 0, MAX_DELAY_MS),
    ...range('restartPolicy.giveUp.failures', policy.giveUp.failures, 1, 1_000_000),
    ...range('restartPolicy.giveUp.withinMs', policy.giveUp.withinMs, 1, MAX_DELAY_MS),
  ];
}

function checkLoop(loop: Loop): Problem[] {
  const pause = loop.kind === 'once' ? [] : range('loop.pauseMs', loop.pauseMs, 0, MAX_DELAY_MS);
  if (loop.kind === 'count') return [...pause, ...range('loop.count', loop.count, 1, 1_000_000_000)];
  if (loop.kind === 'until' && !isZonedTime(loop.at)) {
    return [...pause, errorAt('loop.at', 'value_out_of_range', { expected: 'ISO time with zone' })];
  }
  return pause;
}

/** A pool that is not there never becomes empty: the bots would go on for ever. */
function checkLoopPool({ loop, accountPoolName }: DefinitionDraft): Problem[] {
  return loop.kind === 'untilPoolEmpty' && accountPoolName === null
    ? [errorAt('loop.kind', 'loop_needs_pool')]
    : [];
}

function isZonedTime(text: string): boolean {
  return /T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
}

function range(path: string, value: number, min: number, max: number): Problem[] {
  return value >= min && value <= max ? [] : [errorAt(path, 'value_out_of_range', { min, max, value })];
}
