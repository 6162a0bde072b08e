import type { z } from 'zod';
import type { ImportRefusal } from '../../../shared/import';
import { TemplateSettings, type TemplateProblem } from '../../../shared/template';
import { parseYaml } from '../../platform/yaml-source';

/** What is written beside a picture. Where it can't be read, nothing counts as written. */
export interface ReadSettings {
  readonly settings: TemplateSettings;
  readonly problems: readonly TemplateProblem[];
}

/** A problem as it is found: the words, at a place of one file. */
type Found = Pick<TemplateProblem, 'code' | 'message'> & Partial<Pick<TemplateProblem, 'level' | 'line'>>;

/** More of one file help nobody. */
const MAX_PROBLEMS = 50;

/** Reads what is written beside a picture. Never rejects; what can't be read is a problem. */
export async function readSettings(file: string, bytes: Uint8Array): Promise<ReadSettings> {
  const say = (found: Found): TemplateProblem => ({ level: 'error', line: 0, file, ...found });
  if (!file.endsWith('.yaml')) {
    const message = `What belongs to a picture stands in a file that ends in .yaml; rename this one to ${file.replace(/\.ya?ml$/i, '.yaml')}.`;
    return { settings: {}, problems: [say({ code: 'extension_wrong', message })] };
  }
  const read = await readMapping(bytes);
  if ('wrong' in read) return { settings: {}, problems: [say(read.wrong)] };
  const { root, text } = read;
  const lines = linesOf(text);
  const unknown = unknownKeys(root, lines).map((found) => say({ ...found, level: 'warning' }));
  const parsed = TemplateSettings.safeParse(root);
  if (parsed.success) return { settings: parsed.data, problems: unknown };
  const wrong = parsed.error.issues.slice(0, MAX_PROBLEMS).map((issue) => say(explain(issue, lines)));
  return { settings: {}, problems: [...wrong, ...unknown].slice(0, MAX_PROBLEMS) };
}

async function readMapping(
  bytes: Uint8Array,
): Promise<{ readonly root: object; readonly text: string } | { readonly wrong: Found }> {
  const text = decode(bytes);
  if (text === undefined) return { wrong: NOT_UTF8 };
  const read = await parseYaml(text, () => new Promise((resolve) => setImmediate(resolve)));
  if ('refusal' in read) return { wrong: notYaml(read.refusal) };
  // A file of comments alone says nothing.
  const [root = {}, second] = read.documents;
  const isMapping = typeof root === 'object' && root !== null && !Array.isArray(root);
  return isMapping && second === undefined ? { root, text } : { wrong: NO_MAPPING };
}

function notYaml(refusal: ImportRefusal): Found {
  const line = 'line' in refusal ? (refusal.line ?? 0) : 0;
  const why = 'message' in refusal ? refusal.message : '';
  return { code: 'yaml_syntax', line, message: `The file could not be read as YAML: ${why}.` };
}

const NOT_UTF8 = {
  code: 'not_utf8',
  message: 'The file is not UTF-8 text. Save it as UTF-8 in your editor.',
};
const NO_MAPPING = {
  code: 'wrong_shape',
  message: 'The file holds settings such as "threshold: 0.9", one a line.',
};

const KEYS = {
  template: Object.keys(TemplateSettings.shape),
  area: ['x', 'y', 'width', 'height'],
  variant: ['image', 'resolution', 'area', 'mask'],
} as const;

/** Keys nobody reads: misspelt ones, or those of a later version. */
function unknownKeys(root: object, lines: readonly string[]): Found[] {
  const found: Found[] = [];
  const look = (value: unknown, known: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      if (known.includes(key) || found.length >= MAX_PROBLEMS) continue;
      const message = `"${key.slice(0, 60)}" is no setting of a template and is ignored. There are ${known.join(', ')}.`;
      found.push({ code: 'unknown_key', line: lineOf(lines, key), message });
    }
  };
  look(root, KEYS.template);
  look(Reflect.get(root, 'area'), KEYS.area);
  const variants: unknown = Reflect.get(root, 'variants');
  if (!Array.isArray(variants)) return found;
  for (const variant of variants as readonly unknown[]) {
    look(variant, KEYS.variant);
    if (typeof variant === 'object' && variant !== null) look(Reflect.get(variant, 'area'), KEYS.area);
  }
  return found;
}

function explain(issue: z.core.$ZodIssue, lines: readonly string[]): Found {
  const path = issue.path.map(String).join('.');
  const [key = ''] = issue.path.map(String);
  const message =
    key === 'schemaVersion'
      ? 'This template was made by a later version of the program.'
      : `"${path}" can't be used: ${issue.message}.`;
  return { code: 'setting_invalid', line: lineOf(lines, key), message };
}

/** Lines from where a key could begin. */
function linesOf(text: string): readonly string[] {
  const start = /^[\s{,-]*["']?/;
  return text.split('\n').map((line) => line.replace(start, ''));
}

/** Where a key most likely stands; 0 where it is not found. */
function lineOf(lines: readonly string[], key: string): number {
  return lines.findIndex((line) => line.startsWith(key) && /^["']?\s*:/.test(line.slice(key.length))) + 1;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
