import type { Command } from 'commander';
import type { AccountImportPreview, AccountImportResult, AccountRowProblem } from '../shared/account-import';
import { err, ok, type AppError, type Result } from '../shared/errors';
import type { ImportId } from '../shared/ids';
import { explainAccountRow } from '../shared/explain/account-import';
import { counted, megabytes } from '../shared/explain/words';
import { errorCode } from '../main/platform/file-bytes';
import { accountSources, type AccountSource } from './account-sources';
import {
  chosenMapping,
  parseAccountsImportFlags,
  type AccountsImportFlags,
  type AccountsImportRequest,
} from './accounts-import-flags';
import { filePassphraseOf } from './file-passphrase';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Session } from './session';

/** Small pieces: what is left of large ones fills the memory before it is collected. */
const PIECE_BYTES = 64 * 1_024;

/** `muster accounts import`: tables, JSON and XML, single files, folders of them, or standard input. */
export function addAccountsImportCommand(accounts: Command, finish: Finish): void {
  const collect = (value: string, before: readonly string[]): string[] => [...before, value];
  accounts
    .command('import <sources...>')
    .description('take over accounts from CSV, JSON or XML: files, folders, or - for standard input')
    .option('--map <column=target>', 'where a column goes: key, label, FIELD:TYPE …; repeatable', collect, [])
    .option('--on-duplicate <choice>', 'a key that is there: update (default), replace or skip')
    .option('--good-rows-only', 'write the good rows although others are bad')
    .option('--dry-run', 'show what would be written, and write nothing')
    .option('--passphrase-file <file>', 'opens secrets that were exported with a passphrase')
    .action(
      action(finish, (context, sources: string[], flags: AccountsImportFlags) =>
        importAccounts(context, sources, flags),
      ),
    );
}

async function importAccounts(
  context: CommandContext,
  args: readonly string[],
  flags: AccountsImportFlags,
): Promise<ExitCode> {
  const { output } = context;
  const request = parseAccountsImportFlags(flags);
  if (!request.ok) {
    output.error(request.error);
    return EXIT.usage;
  }
  const passphrase = await filePassphraseOf(flags.passphraseFile, context);
  const sources = passphrase.ok ? await accountSources(args, process.stdin) : passphrase;
  if (!passphrase.ok || !sources.ok) {
    const error = sources.ok ? passphrase : sources;
    return error.ok ? EXIT.failed : unreadable(context, error.error);
  }
  return withSession(context, async (session) => {
    const given = { sources: sources.value, request: request.value, passphrase: passphrase.value };
    const imported = await runImport(context, session, given);
    if (context.interrupted.aborted) return EXIT.interrupted;
    return imported.ok ? report(context, imported.value, request.value) : output.error(imported.error);
  });
}

function unreadable({ output }: CommandContext, error: AppError): ExitCode {
  const code = output.error(error);
  return error.code === 'file_unreadable' && error.reason === 'ENOENT' ? EXIT.notFound : code;
}

interface Given {
  readonly sources: readonly AccountSource[];
  readonly request: AccountsImportRequest;
  readonly passphrase: string | null;
}

interface Imported {
  readonly preview: AccountImportPreview;
  /** Null in a dry run. */
  readonly result: AccountImportResult | null;
}

async function runImport(
  context: CommandContext,
  session: Session,
  { sources, request, passphrase }: Given,
): Promise<Result<Imported>> {
  const { client } = session;
  const { interrupted } = context;
  const opened = await client.call('accountFiles.open', {});
  if (!opened.ok) return opened;
  const { importId } = opened.value;
  const unwatch = showProgress(context, session, importId);
  try {
    const refused = await handOver(context, session, { importId, sources });
    if (refused) return err(refused);
    const { onDuplicate, goodRowsOnly, dryRun } = request;
    const options = { importId, onDuplicate, goodRowsOnly, passphrase };
    const suggested = await client.call('accountFiles.preview', { ...options, mapping: null }, interrupted);
    if (!suggested.ok) return suggested;
    const mapping = chosenMapping(suggested.value, request);
    if (!mapping.ok) return mapping;
    const chosen = { ...options, mapping: mapping.value };
    if (!dryRun) {
      const result = await client.call('accountFiles.apply', chosen, interrupted);
      return result.ok ? ok({ preview: suggested.value, result: result.value }) : result;
    }
    if (request.map.size === 0) return ok({ preview: suggested.value, result: null });
    const preview = await client.call('accountFiles.preview', chosen, interrupted);
    return preview.ok ? ok({ preview: preview.value, result: null }) : preview;
  } finally {
    unwatch();
    await client.call('accountFiles.discard', { importId });
  }
}

/** Hands every source over; answers what ended it early. */
async function handOver(
  { interrupted }: CommandContext,
  { client }: Session,
  { importId, sources }: { readonly importId: ImportId; readonly sources: readonly AccountSource[] },
): Promise<AppError | undefined> {
  for (const source of sources) {
    try {
      for await (const { bytes, ...piece } of source.pieces(PIECE_BYTES)) {
        if (interrupted.aborted) return { code: 'cancelled' };
        const base64 = Buffer.from(bytes).toString('base64');
        const added = await client.call('accountFiles.add', {
          importId,
          source: source.name,
          base64,
          ...piece,
        });
        if (!added.ok) return added.error;
      }
    } catch (error) {
      return { code: 'file_unreadable', file: source.name, reason: errorCode(error) };
    }
  }
  return undefined;
}

/** How far it is, on standard error; nothing where nobody watches. */
function showProgress({ output }: CommandContext, { client }: Session, importId: ImportId): () => void {
  if (output.json || !process.stderr.isTTY) return () => undefined;
  const show = ({
    phase,
    done,
    total,
  }: {
    phase: 'reading' | 'writing';
    done: number;
    total: number;
  }): void => {
    const how = phase === 'reading' ? `${megabytes(done)} of ${megabytes(total)}` : counted(total, 'account');
    process.stderr.write(`\r\u001B[K${phase} ${how}`);
  };
  const off = client.subscribe(
    'accountImportProgress',
    { importId },
    { snapshot: () => undefined, patches: (patches) => patches.slice(-1).forEach(show) },
  );
  return () => {
    off();
    process.stderr.write('\r\u001B[K');
  };
}

function report(
  { output }: CommandContext,
  { preview, result }: Imported,
  { goodRowsOnly }: AccountsImportRequest,
): ExitCode {
  const { problems, bad } = result ?? preview;
  output.result({ dryRun: result === null, ...(result ?? preview) }, () =>
    [...problems.map(problemLine), ...unlisted(bad, problems), ...summary(preview, result)].join('\n'),
  );
  return bad > 0 && !goodRowsOnly ? EXIT.failed : EXIT.done;
}

function problemLine(problem: AccountRowProblem): string {
  return `${problem.source}:${String(problem.line)}: ${explainAccountRow(problem)}`;
}

function unlisted(bad: number, problems: readonly AccountRowProblem[]): readonly string[] {
  return bad > problems.length ? [`… and ${counted(bad - problems.length, 'more bad row')}`] : [];
}

function summary(preview: AccountImportPreview, result: AccountImportResult | null): readonly string[] {
  if (!result) {
    const columns = preview.columns.map(({ name, target }) =>
      target === null
        ? `  ${name}: left out`
        : `  ${name} → ${target.name}${target.kind === 'field' ? ` (${target.type})` : ''}`,
    );
    const { fresh, duplicates, bad } = preview;
    return [
      ...columns,
      `${String(fresh)} new, ${String(duplicates)} there already, ${String(bad)} bad; nothing was written.`,
    ];
  }
  const { created, updated, skipped, bad } = result;
  if (result.written === 0 && bad > 0)
    return [
      `Nothing was written: ${counted(bad, 'row')} can’t be taken (--good-rows-only takes the others).`,
    ];
  return [
    `${counted(created, 'account')} added, ${String(updated)} changed, ${String(skipped)} left as they are.`,
  ];
}
