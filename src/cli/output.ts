import { explainError } from '../shared/explain';
import { inOneLine } from '../shared/explain/words';
import type { AppError } from '../shared/errors';
import { EXIT, type ExitCode } from './exit-code';

/** Where a command writes: results on stdout, words about errors on stderr. */
export interface Output {
  readonly json: boolean;
  /** The one result of a command: JSON under `--json`, else the words. */
  result(value: unknown, words: () => string): void;
  /** One line of a stream: a JSON line under `--json`, else the words; nothing when `words` is undefined. */
  line(value: unknown, words: string | undefined): void;
  /** A remark for people; silent under `--quiet` and `--json`. */
  note(text: string): void;
  /** An error: `{"error":{"code",…}}` on stdout under `--json`, words on stderr always. */
  error(error: AppError): ExitCode;
}

interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** Creates the output of one command. */
export function createOutput(
  flags: { readonly json: boolean; readonly quiet: boolean },
  streams: Streams,
): Output {
  const { stdout, stderr } = streams;
  const writeJson = (value: unknown): void => void stdout.write(`${JSON.stringify(value)}\n`);
  return {
    json: flags.json,
    result(value, words) {
      if (flags.json) writeJson(value);
      else if (!flags.quiet) stdout.write(`${words()}\n`);
    },
    line(value, words) {
      if (flags.json) writeJson(value);
      else if (!flags.quiet && words !== undefined) stdout.write(`${words}\n`);
    },
    note(text) {
      if (!flags.json && !flags.quiet) stderr.write(`${text}\n`);
    },
    error(error) {
      if (flags.json) writeJson({ error });
      stderr.write(`${inOneLine(explainError(error))}\n`);
      return error.code.endsWith('_not_found') ? EXIT.notFound : EXIT.failed;
    },
  };
}

/** Columns of texts, padded; for people only. */
export function asTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
