import { z } from 'zod';
import { InputDeclaration } from '../../../shared/routine';
import { ACTIONS } from '../action-registry';
import { placeholderOf, type Placeholder } from '../nested';
import { StepSettingsSchema } from '../compile/step-settings';
import { CONDITIONS } from '../condition-registry';
import { leafOf } from '../late';
import { REFERENCE_INTRODUCTION } from './introduction';

/** The reference page, markdown, made from the registries. */
export function routineReference(): string {
  const sections = [
    REFERENCE_INTRODUCTION,
    `## Inputs\n\n${table(rows(InputDeclaration))}`,
    `## Keys of every step\n\n${table(rows(StepSettingsSchema))}`,
    '## Actions',
    ...ACTIONS.map(({ name, summary, details, schema, example }) =>
      section({ name, summary, details, rows: rows(schema), example }),
    ),
    '## Conditions\n\nA condition has exactly one of these keys. Conditions stand under `if` and `waitFor`.',
    ...CONDITIONS.map(({ name, summary, details, schema, example }) =>
      section({ name, summary, details, rows: conditionRows(name, schema), example }),
    ),
  ];
  return `${sections.map((text) => text.trim()).join('\n\n')}\n`;
}

interface Section {
  readonly name: string;
  readonly summary: string;
  readonly details: string | undefined;
  readonly rows: readonly Row[];
  readonly example: string;
}

function section({ name, summary, details, rows: keys, example }: Section): string {
  return [
    `### ${name}`,
    summary,
    ...(details === undefined ? [] : [details]),
    table(keys),
    `\`\`\`yaml\n${example.trim()}\n\`\`\``,
  ].join('\n\n');
}

interface Row {
  readonly key: string;
  readonly takes: string;
  readonly fallback: string;
  readonly about: string;
}

function table(list: readonly Row[]): string {
  const line = ({ key, takes, fallback, about }: Row): string =>
    `| \`${key}\` | ${takes} | ${fallback} | ${about} |`;
  return ['| key | takes | when left out | about |', '|---|---|---|---|', ...list.map(line)].join('\n');
}

function conditionRows(name: string, schema: z.ZodType): Row[] {
  const inner = rows(schema, `${name}.`);
  return inner.length > 0 ? inner : [rowOf(name, schema)];
}

/** One row per key of a mapping; mappings in it are opened. */
function rows(schema: z.core.$ZodType, prefix = ''): Row[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.entries(shape).flatMap(([key, value]) => {
    const inner = rows(unwrap(value), `${prefix}${key}.`);
    return inner.length > 0 ? inner : [rowOf(`${prefix}${key}`, value)];
  });
}

function rowOf(key: string, schema: z.core.$ZodType): Row {
  return {
    key,
    takes: escapeCell(takes(unwrap(schema))),
    fallback: fallbackOf(schema),
    about: escapeCell(z.globalRegistry.get(schema)?.description ?? ''),
  };
}

function takes(schema: z.core.$ZodType): string {
  const placeholder = placeholderOf(schema);
  if (placeholder !== undefined) return takesNested(placeholder);
  const leaf = leafOf(schema);
  if (leaf) return leaf.what;
  if (schema instanceof z.ZodEnum) return `one of ${schema.options.join(', ')}`;
  if (schema instanceof z.ZodArray) return placeholderOf(schema.element) ? 'a list of conditions' : 'a list';
  if (schema instanceof z.ZodRecord) return 'a mapping (name: value)';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodUnion) return 'text, a number, true or false';
  return 'text';
}

function takesNested(placeholder: Placeholder): string {
  if (typeof placeholder === 'object') return `a list of steps, or ${placeholder.stepsOr.join(', ')}`;
  return placeholder === 'condition' ? 'a condition' : 'a list of steps';
}

function fallbackOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodDefault) {
    const { defaultValue, innerType } = schema.def;
    return `\`${leafOf(unwrap(innerType))?.show?.(defaultValue) ?? String(defaultValue)}\``;
  }
  return schema instanceof z.ZodOptional ? 'may be left out' : 'required';
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? unwrap(schema.def.innerType)
    : schema;
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
