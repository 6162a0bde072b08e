import type { Command } from 'commander';
import type { AccountView } from '../shared/account';
import { explainProblemFile } from '../shared/explain/problem-file';
import { inOneLine } from '../shared/explain/words';
import { PoolDraft, type PoolStatistics } from '../shared/pool';
import type { PoolView, ViewSnapshot } from '../shared/view';
import { action, withSession, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { asTable } from './output';
import { importPools } from './pools-import';
import { validatePools } from './pools-validate';
import { problemLine } from './problem-line';
import type { Session } from './session';
import { readView } from './view-once';

const FIRST = 10;
const MOST = 100;

/** `muster pools …`: saved account pools. */
export function addPoolsCommand(program: Command, finish: Finish): void {
  const pools = program.command('pools').description('account pools');
  pools.command('list').description('all pools and how they stand').action(action(finish, list));
  pools.command('show <name>').description('one pool with its problems').action(action(finish, show));
  pools
    .command('test <name>')
    .description('what a pool finds now: counts and the first accounts in its order')
    .option('--limit <n>', `how many accounts to show, up to ${String(MOST)}`, String(FIRST))
    .action(action(finish, test));
  pools
    .command('validate <files...>')
    .description('problems of pool files, nothing is written')
    .action(action(finish, (context, files: string[]) => validatePools(context, files)));
  pools
    .command('import <files...>')
    .description('take over pools from files of this or the earlier program')
    .option('--dry-run', 'show what would be written, and write nothing')
    .action(
      action(finish, (context, files: string[], flags: { dryRun?: boolean }) =>
        importPools(context, files, flags.dryRun === true),
      ),
    );
}

function list(context: CommandContext): Promise<ExitCode> {
  return withSession(context, async ({ client }) => {
    const view = await readView(client);
    const saved = [...view.pools].sort((a, b) => a.pool.name.localeCompare(b.pool.name));
    const names = saved.map(({ pool }) => pool.name);
    const counted = await client.call('pools.statistics', { names: names.slice(0, 500) });
    // A list of names is of use also while the file of accounts is not.
    const statistics = counted.ok ? counted.value.statistics : {};
    const rows = saved.map(({ id, file, pool, problems }) => ({
      ...{ id, name: pool.name, file, problems },
      statistics: statistics[pool.name] ?? null,
    }));
    const broken = view.poolProblemFiles.map(({ file, reason }) => ({ id: null, name: null, file, reason }));
    context.output.result([...rows, ...broken], () =>
      [
        rows.length === 0
          ? 'No pools saved here yet.'
          : asTable(rows.map((row) => [row.name, standing(row.statistics), row.file])),
        ...broken.map(({ file, reason }) => `${file}: ${inOneLine(explainProblemFile(reason))}`),
      ].join('\n'),
    );
    return EXIT.done;
  });
}

function show(context: CommandContext, name: string): Promise<ExitCode> {
  return onPool(context, name, ({ pool, file, problems }) => {
    context.output.result({ pool, file, problems }, () =>
      [JSON.stringify(pool, null, 2), ...problems.map(problemLine)].join('\n'),
    );
    return Promise.resolve(EXIT.done);
  });
}

function test(context: CommandContext, name: string, options: { limit: string }): Promise<ExitCode> {
  const limit = /^\d{1,4}$/.test(options.limit) ? Number(options.limit) : -1;
  if (limit < 0 || limit > MOST) {
    const issues = [{ path: '--limit', message: `a whole number from 0 to ${String(MOST)} is expected` }];
    context.output.error({ code: 'invalid_input', issues });
    return Promise.resolve(EXIT.usage);
  }
  return onPool(context, name, async ({ id, pool }, { client }) => {
    const draft = PoolDraft.parse(pool);
    const tested = await client.call('pools.test', { draft, poolId: id, limit });
    if (!tested.ok) return context.output.error(tested.error);
    const { problems, statistics, first } = tested.value;
    context.output.result(tested.value, () =>
      [
        statistics ? figures(statistics) : 'Its filter has errors, so it finds nothing.',
        ...problems.map(problemLine),
        ...(first.length === 0 ? [] : [asTable(first.map(accountCells))]),
      ].join('\n'),
    );
    return statistics ? EXIT.done : EXIT.failed;
  });
}

/** Works with the pool a person names. */
function onPool(
  context: CommandContext,
  name: string,
  work: (saved: PoolView, session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const view = await readView(session.client);
    const saved = findPool(view, name);
    if (saved) return work(saved, session);
    const known = view.pools.map(({ pool }) => pool.name);
    return context.output.error({ code: 'pool_not_found', pool: name, known });
  });
}

/** A pool by name (capitals make no difference), id, or file name. */
function findPool({ pools }: ViewSnapshot, wanted: string): PoolView | undefined {
  const name = wanted.trim().toLocaleLowerCase('en');
  return (
    pools.find(({ id }) => id === wanted) ??
    pools.find(({ pool }) => pool.name.trim().toLocaleLowerCase('en') === name) ??
    pools.find(({ file }) => file === wanted || file === `${wanted}.json`)
  );
}

function standing(statistics: PoolStatistics | null): string {
  return statistics ? `${String(statistics.available)} of ${String(statistics.total)} free` : 'has errors';
}

function figures(statistics: PoolStatistics): string {
  return Object.entries(statistics)
    .map(
      ([name, count]) => `${String(count)} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`,
    )
    .join(', ');
}

function accountCells({ key, label, status, holder }: AccountView): string[] {
  return [key, label, holder ? `held by ${holder.groupName} on ${holder.ref}` : status];
}
