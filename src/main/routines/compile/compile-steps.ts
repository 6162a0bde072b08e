import { z } from 'zod';
import { didYouMean } from '../../../shared/routine-nearest-name';
import type { ActionEntry } from '../action';
import { ACTION_BY_NAME } from '../action-registry';
import { Block, type CompiledStep, type StepSettings } from '../compiled-step';
import { describeValue, isPlainObject, Late } from '../late';
import { bindParams, noteAccountUse, type BindContext } from './bind-params';
import { reportIssues } from './explain-issue';
import { splitStep } from './step-settings';

const ACTION_NAMES = [...ACTION_BY_NAME.keys()];

/** Where a list of steps stands. */
export interface ListPlace {
  readonly written: unknown;
  /** `3.then.` for the steps of the third step's `then`; empty for the routine's own. */
  readonly prefix: string;
  /** Number of the top-level step they are in; absent for the top-level steps themselves. */
  readonly index?: number;
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
      context,
    }),
  );
  return new Block(compiled.filter((step) => step !== undefined));
}

interface StepPlace {
  readonly container: unknown;
  readonly position: number;
  readonly path: string;
  readonly index: number;
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
  for (const name of action.declares?.(params) ?? []) context.declared.add(name);
  noteAccountUse(context.accounts, action.accounts?.(params));
  noteCall(action, params, { at: { container: written, step: path }, context });
  const bind = { context, written, path, index: place.index };
  return Object.freeze({
    path,
    index: place.index,
    at: Object.freeze({ file: sink.file, ...sink.positionOf(listed(place)) }),
    action,
    params: bindParams(params, [], bind),
    settings: bindParams(settings, [], bind),
  });
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
  return params.success && common.success ? { params: params.data, settings: common.data } : undefined;
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
  if (unknown === undefined) {
    const message = `The step has no action. Add one of ${ACTION_NAMES.join(', ')}.`;
    context.sink.error({ ...at, path: [] }, 'action_missing', message);
  } else {
    const message = `There is no action "${unknown}".${didYouMean(unknown, ACTION_NAMES)} Known: ${ACTION_NAMES.join(', ')}.`;
    context.sink.error({ ...at, path: [unknown] }, 'action_unknown', message);
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
  return path.length === 0 ? [...known, 'name', 'timeout', 'retry'] : known;
}

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
      value: value instanceof Late ? undefined : z.union([z.string(), z.number(), z.boolean()]).parse(value),
    })),
  });
}
