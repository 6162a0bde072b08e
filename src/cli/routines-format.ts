import { replaceFile } from '../main/platform/document-writer';
import { errorCode } from '../main/platform/file-bytes';
import { formatRoutine } from '../main/routines/format/format-routine';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { readText } from './routine-files';

type Outcome = 'same' | 'changed' | 'wouldChange' | 'failed';
interface Row {
  readonly file: string;
  readonly outcome: Outcome;
  readonly reason: string | null;
}

/** `muster routines format FILE…`: each file is replaced as a whole or left alone. */
export async function formatRoutines(
  { output }: CommandContext,
  files: readonly string[],
  checks: boolean,
): Promise<ExitCode> {
  const rows: Row[] = [];
  for (const file of files) rows.push(await formatFile(file, checks));
  output.result(rows, () => rows.map(wordsOf).join('\n'));
  if (rows.some(({ reason }) => reason === 'ENOENT')) return EXIT.notFound;
  const isBad = ({ outcome }: Row): boolean => outcome === 'failed' || outcome === 'wouldChange';
  return rows.some(isBad) ? EXIT.failed : EXIT.done;
}

async function formatFile(file: string, checks: boolean): Promise<Row> {
  const read = await readText(file);
  if ('reason' in read) return { file, outcome: 'failed', reason: read.reason };
  const formatted = formatRoutine(read.text);
  if (formatted === undefined)
    return { file, outcome: 'failed', reason: 'it is no YAML of a routine; see validate' };
  if (formatted === read.text) return { file, outcome: 'same', reason: null };
  if (checks) return { file, outcome: 'wouldChange', reason: null };
  try {
    await replaceFile(file, Buffer.from(formatted));
    return { file, outcome: 'changed', reason: null };
  } catch (error) {
    return { file, outcome: 'failed', reason: errorCode(error) };
  }
}

const WORDS: Readonly<Record<Outcome, string>> = {
  same: 'as it should be',
  changed: 'written anew',
  wouldChange: 'would be written anew',
  failed: 'left alone',
};

function wordsOf({ file, outcome, reason }: Row): string {
  return `${file}: ${WORDS[outcome]}${reason === null ? '' : `: ${reason}`}`;
}
