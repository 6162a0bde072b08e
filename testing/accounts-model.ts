import { join } from 'node:path';
import { expect } from 'vitest';
import { AccountError, type HeldAccount, type UseEnd } from '../src/main/accounts/account-leases';
import {
  createAccountLeases,
  type OpenAccountLeases,
} from '../src/main/accounts/leases/sqlite-account-leases';
import { accountsFileOn } from '../src/main/accounts/file/accounts-file';
import { poolProgress, poolStatistics } from '../src/main/accounts/operations/leases/pool-figures';
import { touchAll } from '../src/main/accounts/operations/leases/touched-accounts';
import { poolRulesText } from '../src/main/accounts/operations/leases/pool-rules';
import type { SqlRow } from '../src/main/platform/database-protocol';
import { createRandom } from '../src/main/platform/random';
import type { Pool } from '../src/shared/pool';
import { accountsInProcess, type AccountsInProcess } from './accounts-in-process';
import { anOwner } from './accounts-samples';
import { createFakeClock, type FakeClock } from './fake-clock';
import { createMemoryLogger } from './memory-logger';

/** Something that happens to accounts; numbers choose one of what there is, modulo. */
export type Happening =
  | { readonly type: 'take'; readonly session: number; readonly group: number }
  | { readonly type: 'settle'; readonly lease: number; readonly outcome: UseEnd['outcome'] }
  | { readonly type: 'settleAgain'; readonly lease: number }
  | { readonly type: 'endAll'; readonly session: number; readonly group: number; readonly fail: boolean }
  | { readonly type: 'release'; readonly account: number }
  | { readonly type: 'pass'; readonly ms: number }
  | { readonly type: 'hang'; readonly session: number; readonly hung: boolean }
  | { readonly type: 'jump'; readonly session: number; readonly ms: number }
  | { readonly type: 'crash'; readonly session: number }
  | { readonly type: 'restart'; readonly session: number };

const STEP_MS = 10_000;
const FIGURES_EVERY = 4;

interface Process {
  readonly thread: AccountsInProcess;
  readonly leases: OpenAccountLeases;
  readonly clock: FakeClock & { jump(ms: number): void };
  isHung: boolean;
}

interface Lease {
  readonly account: HeldAccount;
  readonly pool: Pool;
  readonly process: Process;
  readonly group: number;
  /** What was acknowledged. */
  end: string | null;
}

/** Processes on one folder, and what they were told, to be compared with the file after each happening. */
export class AccountsModel {
  readonly #folder: string;
  readonly #pools: readonly Pool[];
  readonly #processes: (Process | undefined)[] = [];
  readonly #taken: Lease[] = [];
  readonly #fences = new Map<number, number>();
  readonly #hung = new Set<string>();
  readonly #ended = new Set<string>();
  #happened = 0;
  readonly #failures = new Map<number, number>();

  constructor(folder: string, pools: readonly Pool[]) {
    this.#folder = folder;
    this.#pools = pools;
  }

  get uses(): number {
    return this.#taken.length;
  }

  async start(index: number): Promise<Process> {
    const thread = accountsInProcess(join(this.#folder, 'accounts.db'));
    // What a power cut would take is not looked at here.
    thread.file.database.exec('PRAGMA synchronous = OFF');
    const clock = jumping(createFakeClock());
    const leases = await createAccountLeases({
      ...{ thread, file: 'accounts.db', sessionsFolder: join(this.#folder, 'sessions'), clock },
      ...{ random: createRandom(), logger: createMemoryLogger() },
    });
    const started = { thread, leases, clock, isHung: false };
    this.#processes[index] = started;
    return started;
  }

  async close(): Promise<void> {
    for (const one of this.#living()) {
      this.#ended.add(one.leases.session);
      await one.leases.close();
      await one.thread.close();
    }
  }

  async happen(happening: Happening): Promise<void> {
    switch (happening.type) {
      case 'take':
        await this.#take(happening.session, happening.group);
        break;
      case 'settle':
      case 'settleAgain':
        await this.#settle(happening);
        break;
      case 'endAll':
        await this.#endAll(happening);
        break;
      case 'release':
        this.#release(happening.account);
        break;
      case 'pass':
        await this.#pass(happening.ms);
        break;
      case 'hang':
        this.#hang(happening.session, happening.hung);
        break;
      case 'jump':
        this.#at(happening.session)?.clock.jump(happening.ms);
        break;
      case 'crash':
        await this.#crash(happening.session);
        break;
      case 'restart':
        if (!this.#at(happening.session)) await this.start(happening.session % 2);
    }
    this.#compare();
    this.#happened += 1;
    if (this.#happened % FIGURES_EVERY === 0) this.#compareFigures();
  }

  /** For all alike but those that hang, in steps: a process that runs ahead would find the others silent. */
  async #pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STEP_MS)
      for (const one of this.#living()) if (!one.isHung) await one.clock.advance(Math.min(left, STEP_MS));
  }

  async #take(session: number, group: number): Promise<void> {
    const process = this.#at(session);
    const pool = this.#pools[group % this.#pools.length];
    if (!process || !pool) return;
    const answer = await process.leases.take(pool, anOwner({ orchestrationId: `group-${String(group)}` }));
    if (answer.kind === 'nothing') return;
    const { account } = answer;
    // A lease that somebody believes in, and that the ledger has open, was never given to another.
    for (const before of this.#taken.filter((lease) => lease.account.accountId === account.accountId))
      expect(this.#use(before)?.['outcome']).not.toBeNull();
    expect(account.fence).toBe((this.#fences.get(account.accountId) ?? 0) + 1);
    this.#fences.set(account.accountId, account.fence);
    this.#taken.push({ account, pool, process, group, end: null });
  }

  async #settle(happening: Extract<Happening, { type: 'settle' | 'settleAgain' }>): Promise<void> {
    const isAgain = happening.type === 'settleAgain';
    const some = this.#taken.filter(
      ({ end, process }) => (end !== null) === isAgain && this.#living().includes(process),
    );
    const lease = some[happening.lease % Math.max(some.length, 1)];
    if (!lease) return;
    const outcome = happening.type === 'settle' ? happening.outcome : 'failed';
    const before = this.#use(lease);
    const isOpen = before?.['outcome'] === null;
    const end = { outcome, reason: 'model', numbers: { use: lease.account.useId } };
    const refused = await lease.process.leases.settle(lease.account, end, lease.pool).then(
      () => null,
      (error: unknown) => error,
    );
    if (isOpen) {
      expect(refused).toBeNull();
      this.#acknowledge(lease, outcome);
    } else {
      expect(refused).toBeInstanceOf(AccountError);
      expect(refused).toMatchObject({ code: 'account_lost' });
      expect(this.#use(lease)).toEqual(before);
    }
  }

  async #endAll({ session, group, fail }: Extract<Happening, { type: 'endAll' }>): Promise<void> {
    const process = this.#at(session);
    if (!process) return;
    const open = this.#taken.filter(
      (lease) => lease.process === process && lease.group === group && this.#use(lease)?.['outcome'] === null,
    );
    const ended = await process.leases.endAll(`group-${String(group)}`, fail ? 'fail' : 'return');
    expect(ended).toBe(open.length);
    for (const lease of open) this.#acknowledge(lease, fail ? 'failed' : 'returned');
  }

  #acknowledge(lease: Lease, outcome: string): void {
    const { accountId } = lease.account;
    lease.end = outcome;
    if (outcome === 'failed') this.#failures.set(accountId, (this.#failures.get(accountId) ?? 0) + 1);
    if (outcome === 'completed') this.#failures.delete(accountId);
  }

  /** As the operation of a person's release does, through whichever process lives. */
  #release(account: number): void {
    const file = this.#living()[0]?.thread.file;
    const lease = this.#taken[account % Math.max(this.#taken.length, 1)];
    if (!file || !lease) return;
    const { accountId, useId } = lease.account;
    if (this.#use(lease)?.['outcome'] !== null) return;
    file.run("UPDATE uses SET outcome = 'released', reason = 'person', ended_at = 0 WHERE id = ?", [useId]);
    file.run(
      'UPDATE accounts SET lease_session = NULL, lease_use = NULL, lease_expires_at = NULL WHERE id = ?',
      [accountId],
    );
    file.revision += 1;
    touchAll(file);
    lease.end = 'released';
  }

  #hang(session: number, hung: boolean): void {
    const process = this.#at(session);
    if (!process) return;
    process.isHung = hung;
    if (hung) this.#hung.add(process.leases.session);
  }

  /** The file is out of its reach first, so that nothing is given back; then its lock goes, as the system does. */
  async #crash(session: number): Promise<void> {
    const process = this.#at(session);
    if (!process) return;
    this.#ended.add(process.leases.session);
    await process.thread.close();
    await process.leases.close();
    this.#processes[session % 2] = undefined;
  }

  #at(session: number): Process | undefined {
    return this.#processes[session % 2];
  }

  #living(): Process[] {
    return this.#processes.filter((one) => one !== undefined);
  }

  #use({ account }: Lease): SqlRow | undefined {
    const row = this.#living()[0]?.thread.file.get('SELECT * FROM uses WHERE id = ?', [account.useId]);
    return row && { ...row };
  }

  /** What must hold of the file at any time, and that it has what was acknowledged, once. */
  #compare(): void {
    const file = this.#living()[0]?.thread.file;
    if (!file) return;
    const open = file.all(
      'SELECT id, account_id, fence, session FROM uses WHERE outcome IS NULL ORDER BY id',
    );
    const held = file.all(
      `SELECT lease_use AS id, id AS account_id, fence, lease_session AS session FROM accounts
       WHERE lease_session IS NOT NULL ORDER BY lease_use`,
    );
    expect(plain(held)).toEqual(plain(open));
    const uses = file.all('SELECT id, account_id, outcome, reason, numbers, session FROM uses');
    expect(uses).toHaveLength(this.#taken.length);
    for (const lease of this.#taken)
      this.#compareUse(
        lease,
        uses.find(({ id }) => id === lease.account.useId),
      );
    for (const row of file.all('SELECT id, fence, failure_count AS failures FROM accounts')) {
      expect(row['fence']).toBe(this.#fences.get(Number(row['id'])) ?? 0);
      expect(row['failures']).toBe(this.#failures.get(Number(row['id'])) ?? 0);
    }
  }

  /** What is kept of counts is what a count of everything says. */
  #compareFigures(): void {
    for (const { thread, clock } of this.#living()) {
      const anew = accountsFileOn(thread.file.database);
      for (const pool of this.#pools) {
        const nowMs = clock.now();
        const rules = poolRulesText(pool);
        expect(poolStatistics(thread.file, { rules, nowMs })).toEqual(poolStatistics(anew, { rules, nowMs }));
        const run = { rules, nowMs, poolName: pool.name, runId: 'group-0', orchestrationId: 'group-0' };
        expect(poolProgress(thread.file, run)).toEqual(poolProgress(anew, run));
      }
    }
  }

  #compareUse(lease: Lease, use: SqlRow | undefined): void {
    const outcome = use?.['outcome'];
    if (lease.end !== null) {
      expect(outcome).toBe(lease.end);
      if (use?.['reason'] === 'model') expect(use['numbers']).toBe(`{"use":${String(lease.account.useId)}}`);
      return;
    }
    // Nobody's lease ends by itself unless its process hung or ended: no clock does that.
    if (outcome === 'expired') expect(this.#hung).toContain(use?.['session']);
    else if (outcome === 'released') expect(this.#ended).toContain(use?.['session']);
    else expect(outcome).toBeNull();
  }
}

function plain(rows: readonly SqlRow[]): SqlRow[] {
  return rows.map((row) => ({ ...row }));
}

/** The same time, but for the wall clock, which somebody sets. */
export function jumping(clock: FakeClock): FakeClock & { jump(ms: number): void } {
  let offMs = 0;
  return { ...clock, now: () => clock.now() + offMs, jump: (ms) => void (offMs += ms) };
}
