import { z } from 'zod';
import { InputDeclaration } from '../../../shared/routine';
import { CONSENT_CAPABILITIES, type RoutineCapability } from '../../../shared/routine-summary';
import type { ActionEntry } from '../action';
import { ACTIONS } from '../action-registry';
import { SentryDeclaration } from '../compile/compile-sentries';
import { placeholderOf, type Placeholder } from '../nested';
import { StepSettingsSchema } from '../compile/step-settings';
import { CONDITIONS } from '../condition-registry';
import { leafOf } from '../late';
import { REFERENCE_INTRODUCTION } from './introduction';

/** The overview of the language, markdown, made from the registries; each action and condition has a page of its own. */
export function routineReference(): string {
  return joined([
    REFERENCE_INTRODUCTION,
    `## Inputs\n\n${table(rows(InputDeclaration))}`,
    `## Sentries\n\n${table(rows(SentryDeclaration))}`,
    `## Keys of every step\n\n${table(rows(StepSettingsSchema))}`,
    `## Actions\n\n${listOf(ACTIONS, 'actions')}`,
    `## Conditions\n\nA condition has exactly one of these keys. Conditions stand under \`if\`, \`while\`, \`until\`, \`waitFor\`, \`when\`, \`switch\` and \`firstOf\`.\n\n${listOf(CONDITIONS, 'conditions')}`,
  ]);
}

/** One page per action and condition, and an index of each kind; by path below `docs/routines/`. */
export function routineReferencePages(): ReadonlyMap<string, string> {
  const actions = ACTIONS.map((entry): [string, string] => [
    `actions/${entry.name}.md`,
    pageOf({ ...entry, rows: rows(entry.schema), kind: 'actions' }),
  ]);
  const conditions = CONDITIONS.map((entry): [string, string] => [
    `conditions/${entry.name}.md`,
    pageOf({ ...entry, rows: conditionRows(entry.name, entry.schema), kind: 'conditions' }),
  ]);
  return new Map([
    ['actions/README.md', joined(['# Actions', listOf(ACTIONS, '.')])],
    ...actions,
    ['conditions/README.md', joined(['# Conditions', listOf(CONDITIONS, '.')])],
    ...conditions,
  ]);
}

type Entry = Pick<ActionEntry, 'name' | 'summary'>;

function listOf(entries: readonly Entry[], folder: string): string {
  return entries.map(({ name, summary }) => `- [${name}](${folder}/${name}.md): ${summary}`).join('\n');
}

function joined(parts: readonly string[]): string {
  return `${parts.map((text) => text.trim()).join('\n\n')}\n`;
}

interface Page extends Entry {
  readonly details?: string;
  readonly capabilities?: readonly RoutineCapability[];
  readonly rows: readonly Row[];
  readonly example: string;
  readonly kind: 'actions' | 'conditions';
}

function pageOf({ name, summary, details, capabilities = [], rows: keys, example, kind }: Page): string {
  return joined([
    `# ${name}`,
    summary,
    ...(details === undefined ? [] : [details]),
    ...(capabilities.length === 0 ? [] : [capabilityWords(capabilities)]),
    `## Keys\n\n${table(keys)}`,
    `## Example\n\n\`\`\`yaml\n${example.trim()}\n\`\`\``,
    `[All ${kind}](README.md) · [The language](../reference.md)`,
  ]);
}

function capabilityWords(capabilities: readonly RoutineCapability[]): string {
  const names = capabilities.map((capability) => `\`${capability}\``).join(', ');
  const asked = CONSENT_CAPABILITIES.some((capability) => capabilities.includes(capability));
  return `Counts as ${names} among what a routine may do.${asked ? ' A person has to allow it, for exactly these bytes of the file.' : ''}`;
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
