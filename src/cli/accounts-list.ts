import type { Command } from 'commander';
import { AccountStatus, type AccountView, type LedgerEntry } from '../shared/account';
import { EVERY_ACCOUNT, type AccountFilter } from '../shared/account-filter';
import { counted } from '../shared/explain/words';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';

interface ListFlags {
  readonly search?: string;
  readonly status?: string;
  readonly held?: boolean;
  readonly sort: string;
  readonly limit: string;
}

const PAGE = 1_000;
const USES = 10;

/** `muster accounts list|show`: what there is, who holds it, what became of it. */
export function addAccountsListCommands(accounts: Command, finish: Finish): void {
  accounts
    .command('list')
    .description('accounts, and who holds them')
    .option('--search <text>', 'only those with this text in key, label, notes, tags or text fields')
    .option('--status <status>', `only those that are ${AccountStatus.options.join(', ')}`)
    .option('--held', 'only those a bot holds now')
    .option('--sort <field>', 'a field; field:desc turns the order round', 'key')
    .option('--limit <n>', 'at most so many; 0: all', '0')
    .action(action(finish, (context, flags: ListFlags) => list(context, flags)));
  accounts
    .command('show <key>')
    .description('one account with its last uses; secrets are not shown')
    .action(action(finish, (context, key: string) => show(context, key)));
}

function list(context: CommandContext, flags: ListFlags): Promise<ExitCode> {
  const limit = /^\d{1,9}$/.test(flags.limit) ? Number(flags.limit) : undefined;
  const status = AccountStatus.safeParse(flags.status ?? 'available').data;
  if (limit === undefined || !status) {
    const issue =
      limit === undefined
        ? { path: '--limit', message: 'is a whole number' }
        : { path: '--status', message: `is one of ${AccountStatus.options.join(', ')}` };
    context.output.error({ code: 'invalid_input', issues: [issue] });
    return Promise.resolve(EXIT.usage);
  }
  const filter: AccountFilter =
    flags.status === undefined ? EVERY_ACCOUNT : { field: 'status', is: 'equals', value: status };
  return withSession(context, async ({ client }) => {
    const found: AccountView[] = [];
    const most = limit === 0 ? Number.POSITIVE_INFINITY : limit;
    for (let offset = 0; found.length < most; offset += PAGE) {
      const query = { filter, search: flags.search ?? '' };
      const page = await client.call('accounts.list', { query, sort: [sortOf(flags)], offset, limit: PAGE });
      if (!page.ok) return context.output.error(page.error);
      const { rows, total } = page.value;
      found.push(...rows.filter(({ holder }) => flags.held !== true || holder !== null));
      if (offset + rows.length >= total || rows.length === 0) break;
    }
    const shown = found.slice(0, Math.min(most, found.length));
    context.output.result(shown, () =>
      shown.length === 0 ? 'No account is like that.' : asTable(shown.map(cellsOf)),
    );
    return EXIT.done;
  });
}

function sortOf({ sort }: ListFlags): { by: string; direction: 'asc' | 'desc' } {
  const [by = 'key', direction] = sort.split(':');
  return { by, direction: direction === 'desc' ? 'desc' : 'asc' };
}

function show(context: CommandContext, key: string): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const account = await client.call('accounts.get', { key });
    if (!account.ok) return context.output.error(account.error);
    const { id: accountId } = account.value;
    const uses = await client.call('accounts.ledger', { accountId, before: null, limit: USES });
    if (!uses.ok) return context.output.error(uses.error);
    const { entries } = uses.value;
    context.output.result({ account: account.value, uses: entries }, () =>
      [...factsOf(account.value), ...entries.map(useLine)].join('\n'),
    );
    return EXIT.done;
  });
}

function cellsOf({ key, label, status, holder, failureCount, tags }: AccountView): string[] {
  const who = holder ? `held by ${holder.groupName} on ${holder.ref}` : status;
  const failures = failureCount === 0 ? '' : counted(failureCount, 'failure');
  return [key, label, who, failures, tags.map((tag) => `#${tag}`).join(' ')];
}

function factsOf(account: AccountView): string[] {
  const { key, label, status, quarantineReason, holder, fields, notes, tags } = account;
  const reason = quarantineReason === null ? '' : `: ${quarantineReason}`;
  return [
    `${key}${label === '' ? '' : ` (${label})`}, ${status}${reason}`,
    ...(holder
      ? [`held by ${holder.groupName}, ${holder.botId} on ${holder.ref}, since ${holder.since}`]
      : []),
    ...(tags.length === 0 ? [] : [tags.map((tag) => `#${tag}`).join(' ')]),
    ...(notes === '' ? [] : [notes]),
    ...Object.entries(fields).map(
      ([name, value]) =>
        `${name} = ${typeof value === 'object' && value !== null ? '(secret)' : String(value)}`,
    ),
  ];
}

function useLine({
  takenAt,
  endedAt,
  outcome,
  reason,
  groupName,
  routineName,
  ref,
  numbers,
}: LedgerEntry): string {
  const told = Object.entries(numbers).map(([name, number]) => `${name} ${String(number)}`);
  const how = outcome === null ? 'in use' : `${outcome}${reason === '' ? '' : ` (${reason})`}`;
  const words = [how, `${groupName}, ${routineName} on ${ref}`, ...told];
  return `${takenAt} … ${endedAt ?? ''}  ${words.join(', ')}`;
}
