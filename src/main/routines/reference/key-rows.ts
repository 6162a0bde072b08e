import { z } from 'zod';
import { leafOf } from '../late';
import { placeholderOf, type Placeholder } from '../nested';

/** One key of a mapping, in words. */
export interface KeyRow {
  readonly key: string;
  readonly takes: string;
  readonly fallback: string;
  readonly about: string;
}

export function keyTable(list: readonly KeyRow[]): string {
  const line = ({ key, takes, fallback, about }: KeyRow): string =>
    `| \`${key}\` | ${takes} | ${fallback} | ${about} |`;
  return ['| key | takes | when left out | about |', '|---|---|---|---|', ...list.map(line)].join('\n');
}

/** One row per key of a mapping; mappings in it, and in its lists, are opened. */
export function keyRows(schema: z.core.$ZodType, prefix = ''): KeyRow[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.entries(shape).flatMap(([key, value]) => rowsOfKey(`${prefix}${key}`, value));
}

export function rowOf(key: string, schema: z.core.$ZodType): KeyRow {
  const taken = takes(unwrap(schema));
  return {
    key,
    takes: escapeCell(taken),
    fallback: taken === NOTHING ? 'stands alone' : fallbackOf(schema),
    about: escapeCell(z.globalRegistry.get(schema)?.description ?? ''),
  };
}

const NOTHING = 'nothing';

function rowsOfKey(key: string, schema: z.core.$ZodType): KeyRow[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray)
    return [rowOf(key, schema), ...keyRows(unwrap(inner.element), `${key}[].`)];
  const rows = keyRows(inner, `${key}.`);
  return rows.length > 0 ? rows : [rowOf(key, schema)];
}

function takes(schema: z.core.$ZodType): string {
  const placeholder = placeholderOf(schema);
  if (placeholder !== undefined) return takesNested(placeholder);
  const leaf = leafOf(schema);
  if (leaf) return leaf.what;
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`;
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(shown).join(' or ');
  if (schema instanceof z.ZodArray) return placeholderOf(schema.element) ? 'a list of conditions' : 'a list';
  if (schema instanceof z.ZodUnion) return takesAnyOf(schema.options);
  return takesPlain(schema);
}

function takesPlain(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodRecord) return 'a mapping (name: value)';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return 'a number';
  if (schema instanceof z.ZodNull) return NOTHING;
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape).length > 0 ? 'a mapping' : NOTHING;
  return schema instanceof z.ZodPipe ? takes(schema.in) : 'text';
}

function takesAnyOf(options: readonly z.core.$ZodType[]): string {
  const words = [...new Set(options.map((option) => takes(unwrap(option))))];
  return words.length > 2 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}` : words.join(' or ');
}

function takesNested(placeholder: Placeholder): string {
  if (typeof placeholder === 'object') return `a list of steps, or ${placeholder.stepsOr.join(', ')}`;
  return placeholder === 'condition' ? 'a condition' : 'a list of steps';
}

function fallbackOf(schema: z.core.$ZodType): string {
  if (!(schema instanceof z.ZodDefault))
    return schema instanceof z.ZodOptional ? 'may be left out' : 'required';
  const { defaultValue, innerType } = schema.def;
  if (typeof defaultValue === 'object' && defaultValue !== null) return 'may be left out';
  if (defaultValue === '') return 'an empty text';
  return `\`${leafOf(unwrap(innerType))?.show?.(defaultValue) ?? String(defaultValue)}\``;
}

/** A value as it is written in a routine. */
function shown(value: unknown): string {
  return `\`${String(value)}\``;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? unwrap(schema.def.innerType)
    : schema;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
