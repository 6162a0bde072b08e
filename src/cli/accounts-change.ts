import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AccountStatus, type AccountField, type AccountValue } from '../shared/account';
import { readAccountDuration } from '../shared/account-values';
import type { AccountChange } from '../shared/contract/accounts';
import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import { counted } from '../shared/explain/words';
import { toNumber } from '../shared/routine-inputs';
import { errorCode } from '../main/platform/file-bytes';
import { readAccountsState } from './accounts-state';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Session } from './session';

interface SetFlags {
  readonly set: readonly string[];
  readonly secretFile: readonly string[];
  readonly status?: string;
  readonly reason?: string;
  readonly addTag: readonly string[];
  readonly removeTag: readonly string[];
}

const more = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `muster accounts set|quarantine|release`: changes of accounts by key, all or none of a kind. */
export function addAccountsChangeCommands(accounts: Command, finish: Finish): void {
  accounts
    .command('set <keys...>')
    .description('change fields, status and tags')
    .option(
      '--set <field=value>',
      'a field’s new value, empty takes it away; may be given more than once',
      more,
      [],
    )
    .option('--secret-file <field=file>', 'a secret field’s new value, from a file', more, [])
    .option('--status <status>', AccountStatus.options.join(', '))
    .option('--reason <text>', 'why, with --status quarantined')
    .option('--add-tag <tag>', 'may be given more than once', more, [])
    .option('--remove-tag <tag>', 'may be given more than once', more, [])
    .action(action(finish, (context, keys: string[], flags: SetFlags) => set(context, keys, flags)));
  accounts
    .command('quarantine <keys...>')
    .description('keep accounts out of every pool until somebody sets them back')
    .requiredOption('--reason <text>', 'why')
    .action(
      action(finish, (context, keys: string[], { reason }: { reason: string }) =>
        changeAll(context, keys, () => Promise.resolve(ok([quarantined(reason)]))),
      ),
    );
  accounts
    .command('release <keys...>')
    .description('take accounts away from the bots that hold them')
    .action(
      action(finish, (context, keys: string[]) =>
        changeAll(context, keys, () => Promise.resolve(ok([{ kind: 'release' }]))),
      ),
    );
}

function quarantined(reason: string): AccountChange {
  return { kind: 'status', status: 'quarantined', reason };
}

type Wrong = ErrorOf<'invalid_input'> | ErrorOf<'account_field_unknown'> | ErrorOf<'account_value_invalid'>;
type Changes = Result<readonly AccountChange[], Wrong>;

function set(context: CommandContext, keys: string[], flags: SetFlags): Promise<ExitCode> {
  return changeAll(context, keys, async ({ client }) => {
    const plain = plainChanges(flags);
    if (!plain.ok) return plain;
    const pairs = await pairsOf(flags);
    if (!pairs.ok) return pairs;
    if (pairs.value.length === 0) return plain;
    const { fields } = await readAccountsState(client);
    const changes: AccountChange[] = [...plain.value];
    for (const pair of pairs.value) {
      const change = fieldChange(pair, fields);
      if (!change.ok) return change;
      changes.push(change.value);
    }
    return ok(changes);
  });
}

function plainChanges({ status, reason = '', addTag, removeTag }: SetFlags): Changes {
  const wanted = status === undefined ? undefined : AccountStatus.safeParse(status);
  if (wanted?.success === false) return wrong('--status', `is one of ${AccountStatus.options.join(', ')}`);
  const changes: AccountChange[] = wanted ? [{ kind: 'status', status: wanted.data, reason }] : [];
  if (addTag.length + removeTag.length > 0)
    changes.push({ kind: 'tags', add: [...addTag], remove: [...removeTag] });
  return ok(changes);
}

interface Pair {
  readonly name: string;
  readonly text: string;
  readonly isSecret: boolean;
}

/** A secret is never given on the command line, where every process of the computer can read it. */
async function pairsOf({ set: given, secretFile }: SetFlags): Promise<Result<readonly Pair[], Wrong>> {
  const pairs: Pair[] = [];
  for (const [option, texts] of [['--set', given] as const, ['--secret-file', secretFile] as const]) {
    for (const text of texts) {
      const at = text.indexOf('=');
      if (at < 1) return wrong(option, `takes ${option === '--set' ? 'field=value' : 'field=file'}`);
      const name = text.slice(0, at);
      const value = text.slice(at + 1);
      if (option === '--set') pairs.push({ name, text: value, isSecret: false });
      else {
        const read = await readSecret(value);
        if (!read.ok) return read;
        pairs.push({ name, text: read.value, isSecret: true });
      }
    }
  }
  return ok(pairs);
}

async function readSecret(file: string): Promise<Result<string, Wrong>> {
  try {
    return ok((await readFile(file, 'utf8')).replace(/\r?\n$/, ''));
  } catch (error) {
    return wrong('--secret-file', `${file} can't be read: ${errorCode(error)}`);
  }
}

/** Fields that are no custom ones. */
const TEXTS: readonly AccountField[] = ['label', 'notes'].map((name) => ({
  name,
  type: 'text',
  label: name,
}));

function fieldChange(pair: Pair, custom: readonly AccountField[]): Result<AccountChange, Wrong> {
  const wanted = pair.name.toLowerCase();
  const field = [...custom, ...TEXTS].find(({ name }) => name.toLowerCase() === wanted);
  if (!field) return err({ code: 'account_field_unknown', field: pair.name });
  const { name, type } = field;
  if (pair.isSecret !== (type === 'secret'))
    return pair.isSecret
      ? wrong('--secret-file', `${name} is no secret field; use --set`)
      : wrong('--set', `${name} is a secret: give it with --secret-file ${name}=FILE`);
  const value = valueOf(type, pair.text);
  return value === undefined
    ? err({ code: 'account_value_invalid', field: name, type })
    : ok({ kind: 'field', name, value });
}

/** The text in the field's type; an empty one takes the value away. Undefined when it is none. */
function valueOf(type: AccountField['type'], text: string): AccountValue | undefined {
  if (text === '') return null;
  if (type === 'number') return toNumber(text);
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  return type === 'duration' ? readAccountDuration(text) : text;
}

function wrong(path: string, message: string): { ok: false; error: ErrorOf<'invalid_input'> } {
  return err({ code: 'invalid_input', issues: [{ path, message }] });
}

/** Finds every account first: nothing is changed when one is not there. */
function changeAll(
  context: CommandContext,
  keys: readonly string[],
  changesFor: (session: Session) => Promise<Changes>,
): Promise<ExitCode> {
  const { output } = context;
  return withSession(context, async (session) => {
    const changes = await changesFor(session);
    if (!changes.ok) {
      const code = output.error(changes.error);
      return changes.error.code === 'invalid_input' ? EXIT.usage : code;
    }
    const ids: number[] = [];
    for (const key of keys) {
      const account = await session.client.call('accounts.get', { key });
      if (!account.ok) return output.error(account.error);
      ids.push(account.value.id);
    }
    let changed = 0;
    for (const change of changes.value) {
      const done = await session.client.call('accounts.change', { selection: { ids }, change });
      if (!done.ok) return output.error(done.error);
      changed = Math.max(changed, done.value.changed);
    }
    output.result({ changed }, () => `Changed ${counted(changed, 'account')} of ${String(keys.length)}.`);
    return EXIT.done;
  });
}
