import { z } from 'zod';
import { didYouMeanOf, nearestName } from '../../../shared/routine-nearest-name';
import { CompiledCondition } from '../compiled-step';
import { RawBlock, RawCondition } from '../nested';
import { sideOutside } from '../places';
import type { ConditionEntry } from '../condition';
import { CONDITION_BY_NAME } from '../condition-registry';
import { describeValue, isPlainObject, Late } from '../late';
import { reportIssues } from './explain-issue';
import { noteAccountUse, type BindContext, type NamedPlace } from './gathered';
import type { SourcePosition } from './source-tree';

/** The step whose parameters are bound. */
export interface BindStep {
  readonly context: BindContext;
  readonly written: unknown;
  readonly path: string;
  readonly index: number;
  readonly inLoop: boolean;
}

const CONDITION_NAMES = [...CONDITION_BY_NAME.keys()];

/** Parameters with nested steps and conditions compiled, frozen; names in expressions are noted. */
export function bindParams<T>(params: T, keys: readonly PropertyKey[], step: BindStep): T {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `T` is the type after compiling, see `late` and `block`
  return bindNode(params, keys, step) as T;
}

function bindNode(node: unknown, keys: readonly PropertyKey[], step: BindStep): unknown {
  if (node instanceof Late) {
    noteNames(node, keys, step);
    return node;
  }
  if (node instanceof RawBlock) {
    const inLoop = step.inLoop || node.isLoop;
    return step.context.compileBlock(node, {
      prefix: `${step.path}.${nestedKey(keys)}.`,
      index: step.index,
      inLoop,
    });
  }
  if (node instanceof RawCondition) return compileCondition(node.written, keys, step);
  if (Array.isArray(node)) {
    return Object.freeze(node.map((item: unknown, index) => bindNode(item, [...keys, index], step)));
  }
  if (!isPlainObject(node)) return node;
  const side = sideOutside(node);
  if (side !== undefined) reportOutside(side, keys, step);
  const entries = Object.entries(node).map(([key, value]) => [key, bindNode(value, [...keys, key], step)]);
  return Object.freeze(Object.fromEntries(entries));
}

/** A place is a mapping among others here; that it lies outside can't be said by its schema, which others extend. */
function reportOutside(
  side: string,
  keys: readonly PropertyKey[],
  { context, written, path }: BindStep,
): void {
  const message = `Expected pixels from 0 to the edge of the screen for "${side}". To count from what was found, add from: match.`;
  context.sink.error({ container: written, path: [...keys, side], step: path }, 'value_invalid', message);
}

/** `catch`, or `elseIf.2.then` for one of several. */
function nestedKey(keys: readonly PropertyKey[]): string {
  const own = keys.slice(keys.length > 1 && typeof keys.at(-2) === 'number' ? -3 : -1);
  return own.map((key) => (typeof key === 'number' ? String(key + 1) : String(key))).join('.');
}

function noteNames(late: Late, keys: readonly PropertyKey[], { context, written, path }: BindStep): void {
  const at = (): SourcePosition => context.sink.positionOf({ container: written, path: keys, step: path });
  for (const name of late.template.names) context.used.push({ name, at, step: path });
}

function compileCondition(written: unknown, keys: readonly PropertyKey[], step: BindStep): unknown {
  const { sink } = step.context;
  const place = { container: step.written, step: step.path };
  if (!isPlainObject(written)) {
    const message = `A condition is a mapping such as pixel: { x: 10, y: 20, color: "#ffffff" }; found ${describeValue(written)}.`;
    sink.error({ ...place, path: keys }, 'condition_invalid', message);
    return undefined;
  }
  const [name, second] = Object.keys(written);
  const entry = name === undefined ? undefined : CONDITION_BY_NAME.get(name);
  if (name === undefined || !entry) {
    const message =
      name === undefined
        ? `The condition is empty. Known: ${CONDITION_NAMES.join(', ')}.`
        : `There is no condition "${name}".${didYouMeanOf(name, CONDITION_NAMES)}`;
    const at = { ...place, path: name === undefined ? keys : [...keys, name], part: 'key' as const };
    sink.error(at, 'condition_unknown', message, suggestionFor(name));
    return undefined;
  }
  if (second !== undefined) {
    const message = `One condition at a time: put ${name} and ${second} into a list under "all" or "any".`;
    sink.error({ ...place, path: [...keys, second], part: 'key' }, 'condition_ambiguous', message);
    return undefined;
  }
  const inner = [...keys, name];
  const parsed = entry.schema.safeParse(written[name], { reportInput: true });
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [...inner, ...issue.path] }));
    const known = entry.schema instanceof z.ZodObject ? Object.keys(entry.schema.shape) : [];
    reportIssues(sink, issues, place, () => known);
    return undefined;
  }
  return bound(entry, parsed.data, inner, step);
}

const suggestionFor = (name = ''): string | undefined => nearestName(name, CONDITION_NAMES);

function bound(
  entry: ConditionEntry,
  params: unknown,
  keys: readonly PropertyKey[],
  step: BindStep,
): CompiledCondition {
  const { context, written, path } = step;
  noteAccountUse(context.accounts, entry.accounts?.(params));
  for (const capability of entry.capabilities ?? []) context.capabilities.add(capability);
  const at = (): SourcePosition => context.sink.positionOf({ container: written, path: keys, step: path });
  noteTemplates(context, entry.templates?.(params), { at, step: path });
  return new CompiledCondition(entry, bindParams(params, keys, step));
}

/** Keeps the names of templates that are known, each with the place it is named at first. */
export function noteTemplates(
  { templates }: BindContext,
  names: readonly (string | null)[] | undefined,
  place: Omit<NamedPlace, 'name'>,
): void {
  for (const name of names ?? [])
    if (name !== null && !templates.has(name)) templates.set(name, { name, ...place });
}
