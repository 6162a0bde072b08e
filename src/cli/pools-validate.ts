import { explainProblemFile } from '../shared/explain/problem-file';
import { inOneLine } from '../shared/explain/words';
import { checkPool } from '../shared/pool-rules';
import { hasErrors, type Problem } from '../shared/problem';
import type { ProblemFileView } from '../shared/view';
import { poolEntryOf } from '../main/accounts/pools/pool-format';
import { readFileBytes } from '../main/platform/file-bytes';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { problemLine } from './problem-line';

interface Report {
  readonly file: string;
  readonly valid: boolean;
  /** Why the file is no pool at all. */
  readonly unreadable: ProblemFileView['reason'] | null;
  readonly problems: readonly Problem[];
}

/**
 * `muster pools validate FILE…`: the same reading and rules as the program's own, nothing written. Which fields accounts
 * have and which routines there are depends on where the file will lie: that is not looked at.
 */
export async function validatePools({ output }: CommandContext, files: readonly string[]): Promise<ExitCode> {
  const reports = await Promise.all(files.map(reportOf));
  output.result(reports, () => reports.map(wordsOf).join('\n'));
  return reports.every(({ valid }) => valid) ? EXIT.done : EXIT.failed;
}

async function reportOf(file: string): Promise<Report> {
  const read = await readFileBytes(file);
  if (!read.ok) {
    const { error } = read;
    const unreadable =
      error.code === 'missing' ? ({ code: 'io_error', message: 'there is no such file' } as const) : error;
    return { file, valid: false, unreadable, problems: [] };
  }
  const entry = poolEntryOf(file, read.value);
  if (entry.kind === 'problem') return { file, valid: false, unreadable: entry.problem.reason, problems: [] };
  const facts = { otherNames: [], fields: null, missingKeys: null, checkRoutine: null };
  const problems = checkPool(entry.saved.pool, facts);
  return { file, valid: !hasErrors(problems), unreadable: null, problems };
}

function wordsOf({ file, valid, unreadable, problems }: Report): string {
  if (unreadable) return `${file}: ${inOneLine(explainProblemFile(unreadable))}`;
  return [
    `${file}: ${valid ? 'valid' : 'has errors'}`,
    ...problems.map((problem) => `    ${problemLine(problem)}`),
  ].join('\n');
}
