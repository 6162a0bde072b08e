import { isMap, LineCounter, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { placeholderOf } from '../../src/main/routines/nested';
import { leafOf } from '../../src/main/routines/late';
import type { RoutineProblem } from '../../src/shared/routine-summary';

type Keys = readonly (string | number)[];

/** One way to write a step wrongly, and where the mistake is. */
export interface BadWriting {
  readonly what: string;
  readonly step: unknown;
  readonly keys: Keys;
  readonly codes: readonly string[];
}

/** Neither fits any parameter there is. */
const WRONG_VALUES = [{ nosuch: { key: 1 } }, [[[{ nosuch: 1 }]]]] as const;
const WRONG_CODES = [
  ...['value_invalid', 'key_missing', 'key_unknown', 'step_invalid', 'action_unknown'],
  ...['condition_invalid', 'condition_unknown', 'expression_invalid'],
];

/** A parameter: where it is written, by what it is read, and whether it has to be there. */
interface Parameter {
  readonly keys: Keys;
  readonly isRequired: boolean;
}

/** A mapping whose keys are fixed. */
interface Mapping {
  readonly keys: Keys;
}

interface Found {
  readonly parameters: Parameter[];
  readonly mappings: Mapping[];
}

/** The parameters of a schema that are written in `value`, at every depth, and the mappings they stand in. */
export function writtenIn(schema: z.core.$ZodType, value: unknown, keys: Keys = []): Found {
  const found: Found = { parameters: [], mappings: [] };
  collect(schema, value, { keys, found });
  return found;
}

interface At {
  readonly keys: Keys;
  readonly found: Found;
}

function collect(written: z.core.$ZodType, value: unknown, at: At): void {
  const schema = withoutDefault(written);
  if (isLeaf(schema)) return;
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    collectEntries(elementOf(schema), value, at);
  } else if (schema instanceof z.ZodObject && typeof value === 'object' && value !== null) {
    collectKeys(schema, value, at);
  } else if (schema instanceof z.ZodUnion) {
    const option = schema.options.find((one) => z.safeParse(one, value).success);
    if (option) collect(option, value, at);
  }
}

function collectEntries(element: z.core.$ZodType, values: readonly unknown[], { keys, found }: At): void {
  for (const [index, value] of values.entries()) {
    const inner = [...keys, index];
    found.parameters.push({ keys: inner, isRequired: false });
    collect(element, value, { keys: inner, found });
  }
}

function collectKeys(schema: z.ZodObject, value: object, { keys, found }: At): void {
  found.mappings.push({ keys });
  for (const [key, inner] of partsOf(schema)) {
    if (!(key in value)) continue;
    const at = { keys: [...keys, key], found };
    found.parameters.push({ keys: at.keys, isRequired: !z.safeParse(inner, undefined).success });
    collect(inner, Reflect.get(value, key), at);
  }
}

function isLeaf(schema: z.core.$ZodType): boolean {
  return leafOf(schema) !== undefined || placeholderOf(schema) !== undefined;
}

function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapped && !isLeaf(schema) ? withoutDefault(schema.def.innerType) : schema;
}

function partsOf(schema: z.ZodObject): readonly (readonly [string, z.core.$ZodType])[] {
  const shape: Readonly<Record<string, unknown>> = schema.shape;
  return Object.entries(shape).flatMap(([key, inner]) => (inner instanceof z.ZodType ? [[key, inner]] : []));
}

function elementOf(schema: z.ZodArray): z.core.$ZodType {
  const element: unknown = schema.element;
  if (element instanceof z.ZodType) return element;
  throw new TypeError('a list of nothing');
}

/** Names of all parameters of a schema, `points.from`; entries of lists count as what they are in. */
export function parameterNames(written: z.core.$ZodType, prefix = ''): readonly string[] {
  const schema = withoutDefault(written);
  if (isLeaf(schema)) return [];
  if (schema instanceof z.ZodArray) return parameterNames(elementOf(schema), prefix);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => parameterNames(one, prefix));
  if (!(schema instanceof z.ZodObject)) return [];
  return partsOf(schema).flatMap(([key, inner]) => [
    `${prefix}${key}`,
    ...parameterNames(inner, `${prefix}${key}.`),
  ]);
}

/** The name `parameterNames` has for a written parameter. */
export const nameOf = (keys: Keys): string => keys.filter((key) => typeof key === 'string').join('.');

/** Every way to write a step wrongly in one place. `base` leads to what the schema reads. */
export function badWritings(
  step: string,
  { schema, base }: { readonly schema: z.core.$ZodType; readonly base: Keys },
): readonly BadWriting[] {
  const read = (): unknown => parse(step);
  const { parameters, mappings } = writtenIn(schema, valueAt(read(), base), base);
  const wrong = [...parameters, ...(base.length > 0 ? [{ keys: base }] : [])].flatMap(({ keys }) =>
    WRONG_VALUES.map((value) => ({
      what: `${keys.join('.')} is ${Array.isArray(value) ? 'a list' : 'a mapping'} it can't be`,
      step: changed(read(), keys, value),
      keys,
      codes: WRONG_CODES,
    })),
  );
  const missing = parameters
    // Without its own key a step is none of this action any more.
    .filter(({ keys, isRequired }) => isRequired && keys.length > 1)
    .map(({ keys }) => ({
      what: `${keys.join('.')} is missing`,
      step: changed(read(), keys, undefined),
      keys: keys.slice(0, -1),
      codes: ['key_missing', 'value_invalid'],
    }));
  const unknown = mappings.map(({ keys }) => ({
    what: `${keys.join('.') || 'the step'} has a key that is not known`,
    step: changed(read(), [...keys, 'nosuchkey'], 1),
    keys: [...keys, 'nosuchkey'],
    codes: ['key_unknown'],
  }));
  return [...wrong, ...missing, ...unknown];
}

function valueAt(root: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

function changed(root: unknown, keys: Keys, value: unknown): unknown {
  const parent = valueAt(root, keys.slice(0, -1));
  const last = keys.at(-1);
  if (typeof parent !== 'object' || parent === null || last === undefined)
    throw new Error(`nothing is written at ${keys.join('.')}`);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else Reflect.set(parent, last, value);
  return root;
}

/** From where to where a value with its key is written, as offsets; of a list entry, the entry. */
function rangeOf(text: string, keys: Keys): readonly [number, number] {
  const document = parseDocument(text);
  const parent: unknown = document.getIn(keys.slice(0, -1), true);
  const value: unknown = document.getIn(keys, true);
  const end = rangeIn(value)?.[1] ?? 0;
  if (!isMap(parent)) return [rangeIn(value)?.[0] ?? 0, end];
  const pair = parent.items.find(({ key }) => String(key) === String(keys.at(-1)));
  const start = rangeIn(pair?.key)?.[0] ?? 0;
  return [start, Math.max(end, start)];
}

function rangeIn(node: unknown): readonly number[] | undefined {
  const range: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, 'range') : undefined;
  return Array.isArray(range) ? range.map(Number) : undefined;
}

/** Matches an error of step 1 that lies where `keys` are written and has one of the codes of the mistake. */
export function problemAt(text: string, keys: Keys, { codes }: Pick<BadWriting, 'codes'>): unknown {
  const lines = new LineCounter();
  parseDocument(text, { lineCounter: lines });
  const [from, to] = rangeOf(text, keys);
  return {
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: (problem: RoutineProblem) => {
      const at = (lines.lineStarts[problem.line - 1] ?? 0) + problem.column - 1;
      const isComplete =
        problem.file === 'main.yaml' && problem.step.startsWith('1') && problem.message.length > 10;
      return isComplete && codes.includes(problem.code) && at >= from && at <= to;
    },
    toString: () => 'ProblemAt',
    toAsymmetricMatcher: () => `one of ${codes.join(', ')} from ${String(from)} to ${String(to)} of ${text}`,
  };
}
