import { z } from 'zod';
import { VARIABLE_NAME_RULE } from '../../../shared/routine';
import { didYouMean, nearestName } from '../../../shared/routine-nearest-name';
import type { Place, ProblemSink } from './problem-sink';

const LeafParams = z.object({ refusal: z.enum(['missing', 'wrong', 'expression']), what: z.string() });

/** What a mapping may hold, so that a misspelt key can be answered with the right one. */
export type KnownKeys = (path: readonly PropertyKey[]) => readonly string[];

/** Reports what zod found, each issue at its own place and in plain words. */
export function reportIssues(
  sink: ProblemSink,
  issues: readonly z.core.$ZodIssue[],
  at: Pick<Place, 'container' | 'step'>,
  knownKeys: KnownKeys,
): void {
  // What is not kept is not worth finding words for.
  if (sink.isFull()) return;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        if (sink.isFull()) return;
        const known = knownKeys(issue.path);
        const listed = known.length === 0 ? '' : ` Known here: ${known.join(', ')}.`;
        const message = `"${key}" is not a key that can stand here.${didYouMean(key, known)}${listed}`;
        const place = { ...at, path: [...issue.path, key], part: 'key' as const };
        sink.error(place, 'key_unknown', message, nearestName(key, known));
      }
      continue;
    }
    const within = deepestOption(issue);
    if (within) {
      reportIssues(sink, within, at, knownKeys);
      continue;
    }
    const { code, message } = explain(issue);
    sink.error({ ...at, path: issue.path }, code, message);
  }
}

/**
 * Where something may be written in several ways and one of them fits but for a part of it, what is wrong with that
 * part; undefined where none fits at all.
 */
function deepestOption(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] | undefined {
  if (issue.code !== 'invalid_union') return undefined;
  const option = issue.errors.find((issues) => issues.some(({ path }) => path.length > 0));
  return option?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function explain(issue: z.core.$ZodIssue): { code: string; message: string } {
  const key = issue.path.at(-1);
  if (issue.code === 'custom') {
    const leaf = LeafParams.safeParse(issue.params);
    if (leaf.data?.refusal === 'missing') return missing(key, leaf.data.what);
    const code = leaf.data?.refusal === 'expression' ? 'expression_invalid' : 'value_invalid';
    return { code, message: `${quoted(key)}${issue.message}` };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return missing(key, TYPE_WORDS[issue.expected] ?? issue.expected);
  }
  return { code: 'value_invalid', message: `${quoted(key)}${wordsFor(issue)}${asMapping(issue, key)}` };
}

/** What belongs to a condition or an action has a key of its own: `image: claim` is meant as its template. */
const MAIN_KEYS: ReadonlyMap<PropertyKey | undefined, string> = new Map([
  ['image', 'template'],
  ['text', 'contains'],
  ['node', 'text'],
  ['color', 'color'],
]);
const SHOWN = 60;

/** How what was written as a bare text is written as the mapping that is expected; empty where nobody can tell. */
function asMapping(issue: z.core.$ZodIssue, key: PropertyKey | undefined): string {
  const main = MAIN_KEYS.get(key);
  const { input } = issue;
  const isMapping = issue.code === 'invalid_type' && issue.expected === 'object';
  if (!isMapping || typeof input !== 'string' || main === undefined) return '';
  return ` Write ${String(key)}: { ${main}: ${JSON.stringify(input.slice(0, SHOWN))} }.`;
}

function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${TYPE_WORDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return issue.origin === 'array'
        ? 'The list must not be empty.'
        : `The smallest is ${String(issue.minimum)}.`;
    case 'too_big':
      return `The largest is ${String(issue.maximum)}.`;
    case 'invalid_key':
    case 'invalid_format':
      return VARIABLE_NAME_RULE;
    case 'invalid_union':
      return `Expected ${[...new Set(issue.errors.flat().map(expectedBy))].join(', or ')}.`;
    default:
      return `${issue.message}.`;
  }
}

/** What one of several ways to write something expects. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return TYPE_WORDS[issue.expected] ?? issue.expected;
  const leaf = issue.code === 'custom' ? LeafParams.safeParse(issue.params).data : undefined;
  return leaf?.what ?? 'something else';
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a mapping (key: value)',
  record: 'a mapping (name: value)',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
};

function missing(key: PropertyKey | undefined, what: string): { code: string; message: string } {
  return { code: 'key_missing', message: `"${String(key)}" is missing. Expected ${what}.` };
}

function quoted(key: PropertyKey | undefined): string {
  return typeof key === 'string' ? `"${key}": ` : '';
}
