import type { RoutineProblem } from '../shared/routine-summary';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { compileText, readRoutines, readText, routinesFolder } from './routine-files';
import { routineProblemLine } from './routine-problem-line';

interface Report {
  readonly file: string;
  readonly valid: boolean;
  /** Why the file could not be read at all. */
  readonly unreadable: string | null;
  readonly problems: readonly RoutineProblem[];
}

/**
 * `muster routines validate [FILE…]`. Files that are named are checked by themselves; without any all routines of the
 * data folder are, their calls of each other included.
 */
export async function validateRoutines(context: CommandContext, files: readonly string[]): Promise<ExitCode> {
  const reports = files.length === 0 ? await allOf(context) : await Promise.all(files.map(reportOf));
  context.output.result(reports, () =>
    reports.length === 0 ? 'No routines here yet.' : reports.map(wordsOf).join('\n'),
  );
  if (reports.some(({ unreadable }) => unreadable === 'ENOENT')) return EXIT.notFound;
  return reports.every(({ valid }) => valid) ? EXIT.done : EXIT.failed;
}

async function allOf(context: CommandContext): Promise<readonly Report[]> {
  const routines = await readRoutines(routinesFolder(context));
  return routines.map(({ path, linked }) => reportFrom(path, linked.summary.problems));
}

async function reportOf(file: string): Promise<Report> {
  const read = await readText(file);
  if ('reason' in read) return { file, valid: false, unreadable: read.reason, problems: [] };
  return reportFrom(file, compileText(file, read.text).summary.problems);
}

function reportFrom(file: string, problems: readonly RoutineProblem[]): Report {
  return { file, valid: problems.every(({ level }) => level !== 'error'), unreadable: null, problems };
}

function wordsOf({ file, valid, unreadable, problems }: Report): string {
  if (unreadable !== null) return `${file}: could not be read: ${unreadable}`;
  return [
    `${file}: ${valid ? 'valid' : 'has errors'}`,
    ...problems.map((problem) => `    ${routineProblemLine(problem)}`),
  ].join('\n');
}
