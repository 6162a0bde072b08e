import { z } from 'zod';
import { InputDeclaration, RoutineHeader } from '../../../shared/routine';
import { CONSENT_CAPABILITIES, type RoutineCapability } from '../../../shared/routine-summary';
import type { ActionEntry } from '../action';
import { ACTIONS } from '../action-registry';
import { SentryDeclaration } from '../compile/compile-sentries';
import { StepSettingsSchema } from '../compile/step-settings';
import { CONDITIONS } from '../condition-registry';
import { expressionTable } from './expression-words';
import { failureTable } from './failure-words';
import {
  REFERENCE_EXPRESSIONS,
  REFERENCE_INPUTS,
  REFERENCE_INTRODUCTION,
  REFERENCE_SENTRIES,
  REFERENCE_STEPS,
} from './introduction';
import { keyRows, keyTable, rowOf, type KeyRow } from './key-rows';

/** The overview of the language, markdown, made from the registries; each action and condition has a page of its own. */
export function routineReference(): string {
  return joined([
    REFERENCE_INTRODUCTION,
    `## Keys of a file\n\n${keyTable(fileRows())}`,
    REFERENCE_EXPRESSIONS,
    expressionTable(),
    REFERENCE_STEPS,
    failureTable(),
    `## Keys of every step\n\n${keyTable(keyRows(StepSettingsSchema))}`,
    `## Inputs\n\n${REFERENCE_INPUTS.trim()}\n\n${keyTable(keyRows(InputDeclaration))}`,
    `## Sentries\n\n${REFERENCE_SENTRIES.trim()}\n\n${keyTable(keyRows(SentryDeclaration))}`,
    `## Actions\n\n${listOf(ACTIONS, 'actions')}`,
    `## Conditions\n\nA condition has exactly one of these keys. Conditions stand under \`if\`, \`while\`, \`until\`, \`waitFor\`, \`when\`, \`switch\`, \`firstOf\`, \`find\` and the like. Everything one condition wants to see is asked of the same picture of the screen.\n\n${listOf(CONDITIONS, 'conditions')}`,
  ]);
}

function fileRows(): KeyRow[] {
  const { $schema: _editors, ...header } = RoutineHeader.shape;
  return [
    ...keyRows(z.object(header)),
    { key: 'inputs', takes: 'a mapping (name: input)', ...LEFT_OUT, about: 'See [Inputs](#inputs)' },
    { key: 'sentries', takes: 'a list of sentries', ...LEFT_OUT, about: 'See [Sentries](#sentries)' },
    {
      key: 'steps',
      takes: 'a list of steps',
      fallback: 'required',
      about: 'What it does, from top to bottom',
    },
  ];
}

const LEFT_OUT = { fallback: 'may be left out' };

/** One page per action and condition, and an index of each kind; by path below `docs/routines/`. */
export function routineReferencePages(): ReadonlyMap<string, string> {
  const actions = ACTIONS.map((entry): [string, string] => [
    `actions/${entry.name}.md`,
    pageOf({ ...entry, rows: keyRows(entry.schema), kind: 'actions' }),
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
  readonly rows: readonly KeyRow[];
  readonly example: string;
  readonly kind: 'actions' | 'conditions';
}

function pageOf({ name, summary, details, capabilities = [], rows: keys, example, kind }: Page): string {
  return joined([
    `# ${name}`,
    summary,
    ...(details === undefined ? [] : [details]),
    ...(capabilities.length === 0 ? [] : [capabilityWords(capabilities)]),
    `## Keys\n\n${keyTable(keys)}`,
    `## Example\n\n\`\`\`yaml\n${example.trim()}\n\`\`\``,
    `[All ${kind}](README.md) · [The language](../reference.md)`,
  ]);
}

function capabilityWords(capabilities: readonly RoutineCapability[]): string {
  const names = capabilities.map((capability) => `\`${capability}\``).join(', ');
  const asked = CONSENT_CAPABILITIES.some((capability) => capabilities.includes(capability));
  return `Counts as ${names} among what a routine may do.${asked ? ' A person has to allow it, for exactly these bytes of the file.' : ''}`;
}

function conditionRows(name: string, schema: z.ZodType): KeyRow[] {
  const inner = keyRows(schema, `${name}.`);
  return inner.length > 0 ? inner : [rowOf(name, schema)];
}
