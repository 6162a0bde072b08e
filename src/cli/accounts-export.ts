import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import type { Command } from 'commander';
import type { AccountFileForm } from '../shared/account-import';
import type { Contract } from '../shared/contract';
import type { InputOf, ResultOf } from '../shared/rpc/contract-types';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { counted } from '../shared/explain/words';
import { errorCode } from '../main/platform/file-bytes';
import { filePassphraseOf } from './file-passphrase';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Session } from './session';

interface ExportFlags {
  readonly form?: string;
  readonly output?: string;
  readonly search?: string;
  readonly passphraseFile?: string;
  readonly force?: boolean;
}

const FORMS: Readonly<Record<string, AccountFileForm>> = {
  csv: 'csv',
  json: 'json',
  xml: 'xml',
  'xml-elements': 'xmlElements',
};

/** `muster accounts export`: to a file or standard output; secrets only with a passphrase. */
export function addAccountsExportCommand(accounts: Command, finish: Finish): void {
  accounts
    .command('export')
    .description('accounts as a file; secrets are left out unless a passphrase is given')
    .option('--form <form>', 'csv (default), json, xml or xml-elements')
    .option('-o, --output <file>', 'write this file (else standard output)')
    .option('--search <text>', 'only accounts with this text in key, label, notes, tags or text fields')
    .option('--passphrase-file <file>', 'takes secrets along, encrypted with the passphrase in it')
    .option('--force', 'overwrite the file')
    .action(action(finish, (context, flags: ExportFlags) => exportAccounts(context, flags)));
}

async function exportAccounts(context: CommandContext, flags: ExportFlags): Promise<ExitCode> {
  const { output } = context;
  const name = flags.form ?? 'csv';
  const form = Object.hasOwn(FORMS, name) ? FORMS[name] : undefined;
  const passphrase = await filePassphraseOf(flags.passphraseFile, context);
  if (!passphrase.ok) {
    const code = output.error(passphrase.error);
    return passphrase.error.reason === 'ENOENT' ? EXIT.notFound : code;
  }
  const issue = issueOf(flags, form, passphrase.value) ?? jsonIssue(context, flags, form);
  if (form === undefined || issue) {
    output.error({ code: 'invalid_input', issues: issue ? [issue] : [] });
    return EXIT.usage;
  }
  return withSession(context, async (session) => {
    const target = await openTarget(flags);
    if (!target.ok) return output.error(target.error);
    const query = { filter: null, search: flags.search ?? '' };
    const written = await write(context, session, {
      target: target.value,
      query,
      form,
      passphrase: passphrase.value,
    });
    if (context.interrupted.aborted) return EXIT.interrupted;
    if (!written.ok) return output.error(written.error);
    const { file } = target.value;
    if (file === null) return EXIT.done;
    output.result(
      { file, accounts: written.value },
      () => `Wrote ${counted(written.value, 'account')} to ${file}.`,
    );
    return EXIT.done;
  });
}

type Issue = ErrorOf<'invalid_input'>['issues'][number];

function issueOf(
  { output }: ExportFlags,
  form: AccountFileForm | undefined,
  passphrase: string | null,
): Issue | undefined {
  if (form === undefined) return { path: '--form', message: `is one of ${Object.keys(FORMS).join(', ')}` };
  if (passphrase !== null && passphrase.length < 8)
    return { path: '--passphrase-file', message: 'holds a passphrase of at least 8 characters' };
  return output === '' ? { path: '--output', message: 'names a file' } : undefined;
}

/** Under `--json` standard output holds JSON and nothing else. */
function jsonIssue(
  { output: { json } }: CommandContext,
  { output }: ExportFlags,
  form: AccountFileForm | undefined,
): Issue | undefined {
  return json && output === undefined && form !== 'json'
    ? { path: '--output', message: 'is needed with --json, but for --form json' }
    : undefined;
}

/** Where the accounts go: standard output, or a file beside the one that is wanted, which it becomes at the end. */
interface Target {
  readonly file: string | null;
  readonly handle: FileHandle | null;
  readonly part: string;
}

async function openTarget({
  output,
  force,
}: ExportFlags): Promise<Result<Target, ErrorOf<'file_write_failed'> | ErrorOf<'invalid_input'>>> {
  if (output === undefined) return ok({ file: null, handle: null, part: '' });
  const isThere = await stat(output).then(
    () => true,
    () => false,
  );
  if (isThere && force !== true) {
    const message = `${output} is there already; --force overwrites it`;
    return err({ code: 'invalid_input', issues: [{ path: '--output', message }] });
  }
  const part = `${output}.${String(process.pid)}.part`;
  try {
    return ok({ file: output, part, handle: await open(part, 'wx', 0o600) });
  } catch (error) {
    return err({ code: 'file_write_failed', file: output, reason: errorCode(error) });
  }
}

interface Wanted {
  readonly target: Target;
  readonly query: { readonly filter: null; readonly search: string };
  readonly form: AccountFileForm;
  readonly passphrase: string | null;
}

type ExportInput = InputOf<Contract, 'accountFiles.export'>;
type ExportedPiece = ResultOf<Contract, 'accountFiles.export'>;

/** Answers how many accounts were written. What ends early leaves no file behind. */
async function write(context: CommandContext, session: Session, wanted: Wanted): Promise<Result<number>> {
  const { handle, part, file } = wanted.target;
  let isWhole = false;
  try {
    const written = await copyPieces(context, session, wanted);
    await handle?.sync();
    await handle?.close();
    isWhole = written.ok;
    if (isWhole && file !== null) await rename(part, file);
    return written;
  } catch (error) {
    return err({ code: 'file_write_failed', file: file ?? 'standard output', reason: errorCode(error) });
  } finally {
    if (handle && !isWhole) {
      await handle.close().catch(() => undefined);
      await rm(part, { force: true });
    }
  }
}

async function copyPieces(
  { interrupted }: CommandContext,
  { client }: Session,
  { target, query, form, passphrase }: Wanted,
): Promise<Result<number>> {
  let exportId: string | null = null;
  let offset = 0;
  for (;;) {
    const input: ExportInput = { selection: { query }, form, passphrase, exportId, offset };
    const piece: ExportedPiece = await client.call('accountFiles.export', input, interrupted);
    if (!piece.ok) return piece;
    const bytes = Buffer.from(piece.value.base64, 'base64');
    if (target.handle) await target.handle.appendFile(bytes);
    else await new Promise<void>((resolve) => process.stdout.write(bytes, () => resolve()));
    offset += bytes.length;
    ({ exportId } = piece.value);
    if (piece.value.last) return ok(piece.value.accounts);
  }
}
