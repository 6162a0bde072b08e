import { formatDuration } from '../../shared/routine-duration';
import { CompiledCondition } from './compiled-step';
import { isPlainObject, Late } from './late';
import type { NestedCondition } from './nested';

const MAX_LENGTH = 160;
/** Where and how exactly is looked; what is looked for says more. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['all', 'area', 'characters', 'how', 'index', 'language', 'order', 'percent', 'threshold', 'tolerance'],
]);

/** What a condition asks, in a few words: `text contains “Claim”`. Expressions stay as they are written. */
export function conditionInWords(condition: NestedCondition): string {
  const words = inWords('', condition);
  return words.length > MAX_LENGTH ? `${words.slice(0, MAX_LENGTH - 1)}…` : words;
}

function inWords(key: string, value: unknown): string {
  if (value instanceof CompiledCondition) return `${value.name} ${inWords('', value.params)}`.trim();
  if (value instanceof Late) return value.template.source;
  if (typeof value === 'string') return `“${value}”`;
  if (typeof value === 'number') return key === 'for' ? formatDuration(value) : String(value);
  if (Array.isArray(value))
    return key === 'color' ? colourOf(value) : value.map((item) => inWords('', item)).join(', ');
  if (isPlainObject(value)) return keysInWords(value);
  return typeof value === 'boolean' ? String(value) : '';
}

function keysInWords(value: Readonly<Record<string, unknown>>): string {
  if (typeof value['percent'] === 'number' && Object.keys(value).length === 1)
    return `${String(value['percent'])}%`;
  return Object.entries(value)
    .filter(([key, own]) => own !== undefined && !LEFT_OUT.has(key))
    .map(([key, own]) => (key === 'color' ? inWords(key, own) : `${key} ${inWords(key, own)}`))
    .join(', ');
}

function colourOf(parts: readonly unknown[]): string {
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
