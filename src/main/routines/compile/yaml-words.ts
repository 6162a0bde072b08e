import type { ErrorCode, YAMLError } from 'yaml';

/** What the YAML library's codes mean to somebody who writes a routine, and what to do. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'A tab is used to indent. YAML takes spaces only; use two per level.',
  BAD_INDENT: 'This line is not indented like the lines it belongs to. Use two spaces per level.',
  MISSING_CHAR: 'A closing quote, bracket or comma is missing around here.',
  BLOCK_AS_IMPLICIT_KEY: 'Two "key: value" pairs on one line. Put each on its own line, or the whole in { }.',
  BLOCK_IN_FLOW: 'A list with "-" or an indented mapping cannot stand inside { } or [ ].',
  MULTILINE_IMPLICIT_KEY: 'A ":" seems to be missing: this line is read as part of a key.',
  KEY_OVER_1024_CHARS:
    'This key is longer than 1024 characters; a quote or a line break seems to be missing.',
  NON_STRING_KEY: 'Only a word can be a key here. A value that starts with { or [ needs quotes.',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes starts an escape; write \\\\ for a plain one, or use single quotes.',
  BAD_SCALAR_START: 'A text cannot start with this character unless it is in quotes.',
  TAG_RESOLVE_FAILED: 'A text cannot start with "!" unless it is in quotes.',
  DUPLICATE_KEY: 'This key is written twice.',
  MULTIPLE_DOCS: 'A routine file holds one routine; a second document starts here ("---").',
};

const FLOW_HINT =
  ' Inside { } or [ ] a value with ${…} needs quotes, for example { times: "${rounds}", steps: [] }.';
const UNQUOTED_IN_FLOW = /[{[,]\s*(?:[\w$]+\s*:\s*)?[^"'{[\n]*\$\{/;

/** Code and words for an error of the YAML library. */
export function explainYamlError(error: YAMLError, text: string): { code: string; message: string } {
  const own = WORDS[error.code] ?? `${firstLine(error.message)}.`;
  const hint = UNQUOTED_IN_FLOW.test(lineAround(text, error.pos[0])) ? FLOW_HINT : '';
  return { code: 'yaml_syntax', message: `${own}${hint}` };
}

/** The library quotes the text it stumbled over; a long one is of no use. */
function firstLine(message: string): string {
  const line = (message.split('\n')[0] ?? '').replace(/\.$/, '');
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? undefined : end).slice(0, 1_000);
}
