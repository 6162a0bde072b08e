import { z } from 'zod';
import { ROUTINE_ROOTS } from '../../../shared/routine';
import { didYouMeanOf, nearestName } from '../../../shared/routine-nearest-name';
import { isPrivateHost } from '../../platform/private-address';
import type { ActionEntry } from '../action';
import { ACTION_BY_NAME } from '../action-registry';
import { Block, type CompiledStep, type StepSettings } from '../compiled-step';
import { describeValue, isPlainObject, Late } from '../late';
import { bindParams, noteTemplates } from './bind-params';
import { noteAccountUse, type BindContext } from './gathered';
import { kindOfTemplate } from './value-kind';
import { reportIssues } from './explain-issue';
import type { SourcePosition } from './source-tree';
import { splitStep, StepSettingsSchema } from './step-settings';

const ACTION_NAMES = [...ACTION_BY_NAME.keys()];
/** Actions that can't do without the name of a variable, read or not. */
const MUST_NAME: ReadonlySet<string> = new Set(['forEach']);
const ROOTS: ReadonlySet<string> = new Set(ROUTINE_ROOTS);

/** Where a list of steps stands. */
export interface ListPlace {
  readonly written: unknown;
  /** `3.then.` for the steps of the third step's `then`; empty for the routine's own. */
  readonly prefix: string;
  /** Number of the top-level step they are in; absent for the top-level steps themselves. */
  readonly index?: number;
  /** Whether a loop of this routine goes round them. */
  readonly inLoop?: boolean;
  /** Whether they are the body of a loop. */
  readonly isLoop?: boolean;
}

/** Compiles a list of steps; those with problems are reported and left out. */
export function compileSteps(list: ListPlace, context: BindContext): Block {
  if (!Array.isArray(list.written)) return new Block([]);
  const compiled = list.written.map((written: unknown, position) =>
    compileStep(written, {
      container: list.written,
      position,
      path: `${list.prefix}${String(position + 1)}`,
      index: list.index ?? position + 1,
      inLoop: list.inLoop ?? false,
      context,
    }),
  );
  return new Block(
    compiled.filter((step) => step !== undefined),
    list.isLoop,
  );
}

interface StepPlace {
  readonly container: unknown;
  readonly position: number;
  readonly path: string;
  readonly index: number;
  readonly inLoop: boolean;
  readonly context: BindContext;
}

function compileStep(written: unknown, place: StepPlace): CompiledStep | undefined {
  const { context, path } = place;
  const { sink } = context;
  if (!isPlainObject(written)) {
    sink.error(listed(place), 'step_invalid', explainNoStep(written));
    return undefined;
  }
  const action = findAction(written, place);
  if (!action) return undefined;
  const parsed = parseStep(action, written, place);
  if (!parsed) return undefined;
  const { params, settings } = parsed;
  noteId(settings.id, { written, place });
  noteStep(action, params, { written, place });
  const bind = { context, written, path, index: place.index, inLoop: place.inLoop };
  return Object.freeze({
    path,
    index: place.index,
    at: Object.freeze({ file: sink.file, ...sink.positionOf(listed(place)) }),
    action,
    params: bindParams(params, [], bind),
    settings: bindParams(settings, [], bind),
  });
}

interface WrittenStep {
  readonly written: Record<string, unknown>;
  readonly place: StepPlace;
}

/** Notes what the step does that concerns the routine as a whole. */
function noteStep(
  action: ActionEntry,
  params: Record<string, unknown>,
  { written, place }: WrittenStep,
): void {
  const { context, path } = place;
  if (action.isLoopExit === true && !place.inLoop) reportNoLoop(action, { written, place });
  declareNames(action, params, { written, place });
  noteUse(action, params, context);
  const at = (): SourcePosition => context.sink.positionOf(listed(place));
  noteTemplates(context, action.templates?.(params), { at, step: path });
  noteSentryStep(action, { written, place });
  noteCall(action, params, { at: { container: written, step: path }, context });
}

/** What it keeps, may do and reaches. */
function noteUse(action: ActionEntry, params: Record<string, unknown>, context: BindContext): void {
  for (const name of action.keeps?.(params) ?? []) context.kept.add(name);
  for (const capability of action.capabilities ?? []) context.capabilities.add(capability);
  const hosts = (action.hosts?.(params) ?? []).filter((host) => host !== null);
  for (const host of hosts.filter(isPrivateHost)) context.privateHosts.add(host);
  noteAccountUse(context.accounts, action.accounts?.(params));
}

function declareNames(
  action: ActionEntry,
  params: Record<string, unknown>,
  { written, place }: WrittenStep,
): void {
  const { context, path } = place;
  for (const name of action.declares?.(params) ?? []) {
    context.declared.add(name);
    const at = (): SourcePosition => context.sink.positionOf(listed(place));
    if (!context.variables.has(name) && !MUST_NAME.has(action.name))
      context.variables.set(name, { name, at, step: path });
    if (!ROOTS.has(name)) continue;
    const message = `"${name}" can't be a variable: expressions read something of the program under this name.`;
    context.sink.error({ container: written, path: [], step: path }, 'name_reserved', message);
  }
}

function noteId(id: string | undefined, { written, place: { context, path } }: WrittenStep): void {
  if (id === undefined) return;
  const first = context.ids.get(id);
  if (first === undefined) context.ids.set(id, path);
  else
    context.sink.error(
      { container: written, path: ['id'], step: path },
      'id_twice',
      `Step ${first} has the id "${id}" already. Each step needs its own.`,
    );
}

/** Whether a sentry runs it is known when all routines are. */
function noteSentryStep(action: ActionEntry, { written, place: { context, path } }: WrittenStep): void {
  if (action.inSentryOnly !== true) return;
  const at = context.sink.positionOf({ container: written, path: [action.name], step: path, part: 'key' });
  context.sentrySteps.push({ action: action.name, step: path, at });
}

function reportNoLoop(action: ActionEntry, { written, place: { context, path } }: WrittenStep): void {
  const message = `"${action.name}" leaves a loop, but no loop goes round this step. Use "return" to end the routine.`;
  context.sink.error(
    { container: written, path: [action.name], step: path, part: 'key' },
    'no_loop',
    message,
  );
}

interface ParsedStep {
  readonly params: Record<string, unknown>;
  readonly settings: StepSettings;
}

function parseStep(
  action: ActionEntry,
  written: Record<string, unknown>,
  { context, path }: StepPlace,
): ParsedStep | undefined {
  const { settings, own } = splitStep(written);
  const params = action.schema.safeParse(own, { reportInput: true });
  const common = settings.schema.safeParse(settings.written, { reportInput: true });
  for (const { error } of [params, common]) {
    const at = { container: written, step: path };
    if (error) reportIssues(context.sink, error.issues, at, (keys) => knownKeys(action, keys));
  }
  if (!params.success || !common.success) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `bindParams` swaps the raw forms, see `nested.ts`
  return { params: params.data, settings: common.data as StepSettings };
}

/** The action of a step: its one key that is no setting. */
function findAction(written: Record<string, unknown>, place: StepPlace): ActionEntry | undefined {
  const { context, path } = place;
  const { own } = splitStep(written);
  const keys = Object.keys(own);
  const named = keys.filter((key) => ACTION_BY_NAME.has(key));
  const [first, second] = named;
  const at = { container: written, step: path, part: 'key' as const };
  if (first !== undefined && second === undefined) return ACTION_BY_NAME.get(first);
  if (first !== undefined && second !== undefined) {
    const message = `A step does one thing, but this one has ${named.join(' and ')}. Give each its own "-".`;
    context.sink.error({ ...at, path: [second] }, 'action_ambiguous', message);
    return undefined;
  }
  const [unknown] = keys;
  if (context.sink.isFull()) return undefined;
  if (unknown === undefined) {
    const message = `The step has no action. Add one of ${ACTION_NAMES.join(', ')}.`;
    context.sink.error({ ...at, path: [] }, 'action_missing', message);
  } else {
    const message = `There is no action "${unknown}".${didYouMeanOf(unknown, ACTION_NAMES)}`;
    context.sink.error(
      { ...at, path: [unknown] },
      'action_unknown',
      message,
      nearestName(unknown, ACTION_NAMES),
    );
  }
  return undefined;
}

function listed({ container, position, path }: StepPlace): {
  container: unknown;
  path: PropertyKey[];
  step: string;
} {
  return { container, path: [position], step: path };
}

function explainNoStep(written: unknown): string {
  const action = typeof written === 'string' ? written.replace(/:.*$/s, '').trim() : '';
  const hint = ACTION_BY_NAME.has(action)
    ? ` Write "${action}:" and what it needs, for example${ACTION_BY_NAME.get(action)?.example.split('\n')[1]?.replace(/^-/, '') ?? ''}.`
    : '';
  return `A step is a mapping such as "- wait: 2s"; found ${describeValue(written)}.${hint}`;
}

function knownKeys(action: ActionEntry, path: readonly PropertyKey[]): readonly string[] {
  let schema: unknown = action.schema;
  for (const segment of path) {
    schema = schema instanceof z.ZodObject ? schema.shape[String(segment)] : undefined;
  }
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return path.length === 0 ? [...known, ...Object.keys(StepSettingsSchema.shape)] : known;
}

const SCALAR = z.union([z.string(), z.number(), z.boolean()]);
const VALUE = z.union([SCALAR, z.array(SCALAR)]);

const Call = z.object({
  runRoutine: z.unknown(),
  inputs: z.record(z.string(), z.unknown()).optional(),
});

/** Calls with a fixed name are checked against the other routines when those are known. */
function noteCall(
  action: ActionEntry,
  params: Record<string, unknown>,
  { at, context }: { at: { container: unknown; step: string }; context: BindContext },
): void {
  const call = action.name === 'runRoutine' ? Call.safeParse(params).data : undefined;
  if (!call || typeof call.runRoutine !== 'string') return;
  const { sink } = context;
  context.calls.push({
    routineName: call.runRoutine,
    step: at.step,
    at: sink.positionOf({ ...at, path: ['runRoutine'] }),
    inputs: Object.entries(call.inputs ?? {}).map(([name, value]) => ({
      name,
      at: sink.positionOf({ ...at, path: ['inputs', name] }),
      ...(value instanceof Late
        ? { value: undefined, kind: kindOfTemplate(value.template, context.inputKinds) }
        : { value: VALUE.parse(value) }),
    })),
  });
}
