import { msg, say, t, type Message } from '../../shared/catalogue/translate';
import { definitionDifference, type Difference, type Json } from '../../shared/definition-difference';
import { labelOfPath } from '../../shared/explain/field-labels';
import { fieldValueInWords } from '../../shared/explain/field-values';
import { wordDifference, type TextPiece } from './word-difference';

/** A field that differs, ready to be shown. A value that is not set is null. */
export type FieldChange = { readonly path: string; readonly label: string } & (
  | { readonly kind: 'value'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'text'; readonly pieces: readonly TextPiece[] }
  | {
      readonly kind: 'list';
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** The list in its new order, when what both have stands in another one; null when it does not. */
      readonly reordered: readonly string[] | null;
    }
);

export interface ChangeSection {
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

/** Sections of the dialog in which these fields are edited, in its order. */
const SECTIONS: readonly (readonly [title: Message, fields: readonly string[]])[] = [
  [msg('Basics'), ['name', 'description', 'tags']],
  [msg('Routine and inputs'), ['routineName', 'routineConfig']],
  [msg('Instances and bots'), ['availableInstances', 'requestedBotCount']],
  [msg('Accounts'), ['accountPoolName']],
  [msg('Launch'), ['launchOptions']],
  [msg('Restart and loop'), ['restartPolicy', 'loop']],
];
const KEPT_BY_MUSTER = new Set(['id', 'createdAt', 'updatedAt', '$schema', 'schemaVersion']);
/** Texts from this length on are compared word by word. */
const LONG_TEXT = 40;

/**
 * What differs between two definitions (or drafts), in words and by section; empty when they say the same. What Muster
 * itself keeps in a file (id, times) does not count. `inputLabels` are the routine's own names of its inputs.
 */
export function definitionChanges(
  before: object,
  after: object,
  inputLabels: Readonly<Record<string, string>> = {},
): readonly ChangeSection[] {
  const all = definitionDifference(before, after)
    .filter(({ path }) => !KEPT_BY_MUSTER.has(path))
    .filter(({ before, after }) => !(isNothing(before) && isNothing(after)))
    .map((difference) => changeOf(difference, inputLabels));
  const known = new Set(SECTIONS.flatMap(([, fields]) => fields));
  return [
    ...SECTIONS.map(([title, fields]) => ({ title: say(title), changes: inFieldOrder(all, fields) })),
    { title: t('Fields Muster does not know'), changes: all.filter(({ path }) => !known.has(fieldOf(path))) },
  ].filter(({ changes }) => changes.length > 0);
}

function fieldOf(path: string): string {
  return path.split('.')[0] ?? '';
}

function inFieldOrder(all: readonly FieldChange[], fields: readonly string[]): FieldChange[] {
  return fields.flatMap((field) => all.filter(({ path }) => fieldOf(path) === field));
}

function changeOf(
  { path, before, after }: Difference,
  inputLabels: Readonly<Record<string, string>>,
): FieldChange {
  const named = { path, label: labelOf(path, inputLabels) };
  if (isList(before) || isList(after)) return { ...named, ...listChange(before, after) };
  if (typeof before === 'string' && typeof after === 'string' && isLong(before, after)) {
    return { ...named, kind: 'text', pieces: wordDifference(before, after) };
  }
  const words = [fieldValueInWords(path, before), fieldValueInWords(path, after)] as const;
  // Words round; values that differ must not look alike.
  const [old, now] = words[0] === words[1] ? [JSON.stringify(before), JSON.stringify(after)] : words;
  return { ...named, kind: 'value', before: old ?? null, after: now ?? null };
}

/** A field that is empty in one version and absent in the other says the same. */
function isNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (isList(value) && value.length === 0);
}

function labelOf(path: string, inputLabels: Readonly<Record<string, string>>): string {
  const input = path.startsWith('routineConfig.') ? path.slice('routineConfig.'.length) : null;
  if (input !== null && Object.hasOwn(inputLabels, input)) return inputLabels[input] ?? input;
  return labelOfPath(path);
}

function isLong(before: string, after: string): boolean {
  return before !== '' && after !== '' && Math.max(before.length, after.length) > LONG_TEXT;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function listChange(before: Json | undefined, after: Json | undefined) {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const [oldSet, nowSet] = [new Set(old), new Set(now)];
  const keptBefore = old.filter((item) => nowSet.has(item));
  const keptAfter = now.filter((item) => oldSet.has(item));
  const sameOrder =
    keptBefore.length === keptAfter.length && keptBefore.every((item, index) => item === keptAfter[index]);
  return {
    kind: 'list' as const,
    added: now.filter((item) => !oldSet.has(item)),
    removed: old.filter((item) => !nowSet.has(item)),
    reordered: sameOrder ? null : now,
  };
}

function itemsOf(value: Json | undefined): readonly string[] {
  if (!isList(value)) return [];
  return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item)));
}
