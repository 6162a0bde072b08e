import type { Command } from 'commander';
import { IMPORT_CHUNK_BYTES } from '../shared/contract/imports';
import { ok, type AppError } from '../shared/errors';
import type { ImportId, UndoId } from '../shared/ids';
import type { ImportRow, RoutineNames } from '../shared/import';
import { errorCode } from '../main/platform/file-bytes';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { parseImportFlags, type ImportFlags, type ImportRequest } from './import-flags';
import { rowLines } from './import-report';
import { choiceFor, isDone, refusedRow, reportedRow, type ReportedRow } from './import-rows';
import { importSources, piecesOf, type ImportSource } from './import-sources';
import type { Session } from './session';
import { readView } from './view-once';

/** `muster groups import`: files, folders, standard input and share strings. */
export function addImportCommand(groups: Command, finish: Finish): void {
  const collect = (value: string, before: readonly string[]): string[] => [...before, value];
  groups
    .command('import <sources...>')
    .description('take over groups from files, folders, a share string, or - for standard input')
    .option('--on-conflict <choice>', 'for a group that is saved already: replace, keep-both or skip')
    .option('--map <index=instance>', 'an instance for a placeholder, index:0=sim:1; repeatable', collect, [])
    .option('--dry-run', 'show what would be written, and write nothing')
    .action(
      action(finish, (context, sources: string[], flags: ImportFlags) =>
        importGroups(context, sources, flags),
      ),
    );
}

async function importGroups(
  context: CommandContext,
  args: readonly string[],
  flags: ImportFlags,
): Promise<ExitCode> {
  const request = parseImportFlags(flags);
  if (!request.ok) {
    context.output.error(request.error);
    return EXIT.usage;
  }
  const sources = await importSources(args, process.stdin);
  if (!sources.ok) {
    const code = context.output.error(sources.error);
    return sources.error.reason === 'ENOENT' ? EXIT.notFound : code;
  }
  return withSession(context, async (session) => {
    const imported = await runImport(context, session, sources.value, request.value);
    return 'error' in imported ? context.output.error(imported.error) : report(context, imported);
  });
}

/** What became of groups that were imported. */
export interface ImportedGroups {
  readonly dryRun: boolean;
  readonly rows: readonly ReportedRow[];
  readonly undoId: UndoId | null;
  /** All that was asked for was done. */
  readonly complete: boolean;
}

/** Imports groups over an open session. */
export async function runImport(
  context: CommandContext,
  session: Session,
  sources: readonly ImportSource[],
  request: ImportRequest & { readonly routineNames?: RoutineNames },
): Promise<ImportedGroups | { readonly error: AppError }> {
  const { client } = session;
  const opened = await client.call('imports.open', { routineNames: request.routineNames ?? [] });
  if (!opened.ok) return opened;
  const { importId } = opened.value;
  const discard = (): void => void client.call('imports.discard', { importId });
  context.interrupted.addEventListener('abort', discard, { once: true });
  try {
    const refused = await handOver(session, importId, sources);
    if ('code' in refused) return { error: refused };
    const { mapping, dryRun } = request;
    const preview = await client.call('imports.preview', { importId, mapping });
    if (!preview.ok) return preview;
    const rows = [...refused, ...preview.value.rows];
    const decisions = preview.value.rows.map((row) => ({
      rowId: row.rowId,
      choice: choiceFor(row, request),
    }));
    const { definitions } = await readView(client);
    const applied = dryRun
      ? ok(NOTHING_APPLIED)
      : await client.call('imports.apply', { importId, mapping, decisions });
    if (!applied.ok) return applied;
    const { results, undoId } = applied.value;
    const reported = rows.map((row) => reportedRow(row, { decisions, results, definitions }));
    return { dryRun, rows: reported, undoId, complete: reported.every((row) => isDone(row, request)) };
  } finally {
    context.interrupted.removeEventListener('abort', discard);
    await client.call('imports.discard', { importId });
  }
}

const NOTHING_APPLIED = { results: null, undoId: null };

/** Hands every source over; answers rows for those that can't be, or the error that ended it. */
async function handOver(
  { client }: Session,
  importId: ImportId,
  sources: readonly ImportSource[],
): Promise<readonly ImportRow[] | AppError> {
  const refused: ImportRow[] = [];
  for (const { name, content } of sources) {
    if (content.kind === 'refused') {
      refused.push(refusedRow(name, content.refusal));
      continue;
    }
    try {
      for await (const { bytes, ...piece } of piecesOf(content, IMPORT_CHUNK_BYTES)) {
        const base64 = Buffer.from(bytes).toString('base64');
        const added = await client.call('imports.add', { importId, source: name, base64, ...piece });
        if (!added.ok) return added.error;
      }
    } catch (error) {
      const reason = { code: 'io_error', message: errorCode(error) } as const;
      refused.push(refusedRow(name, { code: 'unreadable', reason }));
    }
  }
  return refused;
}

function report({ output, interrupted }: CommandContext, imported: ImportedGroups): ExitCode {
  const { dryRun, rows, undoId, complete } = imported;
  output.result({ dryRun, rows, undoId }, () =>
    rows.length === 0 ? 'There is nothing to import in it.' : rows.map(rowLines).join('\n'),
  );
  if (interrupted.aborted) return EXIT.interrupted;
  return complete && rows.length > 0 ? EXIT.done : EXIT.failed;
}
