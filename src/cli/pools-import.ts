import { basename, extname } from 'node:path';
import type { AppError } from '../shared/errors';
import { explainError } from '../shared/explain';
import { explainImportNote, explainImportRefusal } from '../shared/explain/import';
import { inOneLine } from '../shared/explain/words';
import type { ImportNote, ImportRefusal } from '../shared/import';
import type { Problem } from '../shared/problem';
import { readPoolSource, type FoundPool } from '../main/accounts/pools/import/read-pool-source';
import { readFileBytes } from '../main/platform/file-bytes';
import { withSession, type CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { problemLine } from './problem-line';
import type { Session } from './session';

/** What became of one pool. */
export interface PoolRow {
  readonly source: string;
  readonly name: string | null;
  readonly outcome: 'added' | 'wouldBeAdded' | 'failed';
  readonly refusal: ImportRefusal | null;
  readonly error: AppError | null;
  readonly notes: readonly ImportNote[];
  readonly problems: readonly Problem[];
}

/** `muster pools import FILE…`: pools of ours and of the earlier program; one whose name is taken is not saved. */
export async function importPools(
  context: CommandContext,
  files: readonly string[],
  dryRun: boolean,
): Promise<ExitCode> {
  const sources: { readonly source: string; readonly found: FoundPool }[] = [];
  for (const file of files) {
    const read = await readFileBytes(file);
    if (!read.ok && read.error.code === 'missing') return missing(context, file);
    const found = read.ok
      ? await readPoolSource(read.value.bytes, basename(file, extname(file)))
      : [{ refusal: unreadable(read.error) }];
    sources.push(...found.map((one) => ({ source: file, found: one })));
  }
  return withSession(context, async (session) => {
    const rows: PoolRow[] = [];
    for (const { source, found } of sources) rows.push(await importOne(session, source, found, dryRun));
    context.output.result({ dryRun, rows }, () => rows.map(rowLines).join('\n'));
    return rows.length > 0 && rows.every(({ outcome }) => outcome !== 'failed') ? EXIT.done : EXIT.failed;
  });
}

function missing({ output }: CommandContext, file: string): ExitCode {
  output.error({ code: 'file_unreadable', file, reason: 'ENOENT' });
  return EXIT.notFound;
}

type NotRead = Extract<ImportRefusal, { code: 'unreadable' }>['reason'] | { readonly code: 'missing' };

function unreadable(reason: NotRead): ImportRefusal {
  return reason.code === 'missing'
    ? { code: 'unreadable', reason: { code: 'io_error', message: 'ENOENT' } }
    : { code: 'unreadable', reason };
}

/** Saves one pool that was found in a file. */
export async function importOne(
  { client }: Session,
  source: string,
  found: FoundPool,
  dryRun: boolean,
): Promise<PoolRow> {
  const empty = {
    source,
    name: null,
    outcome: 'failed',
    refusal: null,
    error: null,
    notes: [],
    problems: [],
  } as const;
  if ('refusal' in found) return { ...empty, refusal: found.refusal };
  const { draft, notes } = found;
  const row = { ...empty, name: draft.name, notes };
  const tested = await client.call('pools.test', { draft, poolId: null, limit: 0 });
  const problems = tested.ok ? tested.value.problems : [];
  const isTaken = problems.some(({ code }) => code === 'pool_name_taken');
  if (dryRun && isTaken) return { ...row, problems, error: { code: 'pool_name_taken', name: draft.name } };
  if (dryRun) return { ...row, problems, outcome: 'wouldBeAdded' };
  const created = await client.call('pools.create', { draft });
  return created.ok ? { ...row, problems, outcome: 'added' } : { ...row, error: created.error };
}

/** One pool in words. */
export function rowLines({ source, name, outcome, refusal, error, notes, problems }: PoolRow): string {
  if (refusal) return `${source}: not imported: ${inOneLine(explainImportRefusal(refusal))}`;
  const first = `${source}: “${name ?? ''}”: `;
  if (error) return `${first}not imported: ${inOneLine(explainError(error))}`;
  return [
    `${first}${outcome === 'added' ? 'added' : 'would be added'}`,
    ...notes.map((note) => `    note: ${explainImportNote(note)}`),
    ...problems.map((problem) => `    ${problemLine(problem)}`),
  ].join('\n');
}
