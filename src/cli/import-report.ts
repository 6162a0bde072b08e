import { explainError } from '../shared/explain';
import {
  explainImportNote,
  explainImportRefusal,
  IMPORT_FORM_WORDS,
  IMPORT_OUTCOME_WORDS,
} from '../shared/explain/import';
import { labelOfPath } from '../shared/explain/field-labels';
import { inOneLine, listed } from '../shared/explain/words';
import type { Difference, Json } from '../shared/definition-difference';
import type { ImportChoice } from '../shared/import';
import type { ReportedRow } from './import-rows';
import { problemLine } from './problem-line';

/** One row in words; what is wrong with it, and what changes, indented below. */
export function rowLines(row: ReportedRow): string {
  const place = row.position === null ? row.source : `${row.source} #${String(row.position)}`;
  if (row.refusal) return `${place}: not imported: ${inOneLine(explainImportRefusal(row.refusal))}`;
  const form = row.form === null || row.form === 'definition' ? '' : ` (${IMPORT_FORM_WORDS[row.form]})`;
  const first = `${place}${form}: “${row.name ?? ''}”: ${outcomeOf(row)}`;
  if (row.choice === 'skip') return first;
  return [
    first,
    ...row.notes.map((note) => `    note: ${explainImportNote(note)}`),
    ...row.problems.map((problem) => `    ${problemLine(problem)}`),
    ...(row.outcome === null || row.outcome === 'replaced' ? row.differences.map(differenceLine) : []),
  ].join('\n');
}

function outcomeOf(row: ReportedRow): string {
  if (row.outcome === 'failed' && row.error) return `not imported: ${inOneLine(explainError(row.error))}`;
  const outcome = row.outcome === null ? WOULD[row.choice] : IMPORT_OUTCOME_WORDS[row.outcome].toLowerCase();
  const name = row.choice === 'keepBoth' && row.keepBothName !== null ? `, as “${row.keepBothName}”` : '';
  return `${outcome}${name}${reasonOf(row)}`;
}

const WOULD: Readonly<Record<ImportChoice, string>> = {
  add: 'would be added',
  replace: 'would replace the saved one',
  keepBoth: 'would be added besides the saved one',
  skip: 'would be left out',
};

function reasonOf({ meets, repeats, choice }: ReportedRow): string {
  if (meets?.identical === true) return ', it is saved already and the same';
  if (meets) return choice === 'skip' ? `, “${meets.name}” is saved already (--on-conflict decides)` : '';
  if (repeats === null || choice !== 'skip') return '';
  return repeats === 'same'
    ? ', it comes twice'
    : ', another of this name comes before it (--on-conflict keep-both takes both)';
}

function differenceLine({ path, before, after }: Difference): string {
  return `    ${labelOfPath(path)}: ${shown(before)} → ${shown(after)}`;
}

function shown(value: Json | undefined): string {
  if (value === undefined) return '(nothing)';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.length === 0 ? '(none)' : listed(value, 8);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text || '(empty)';
}
