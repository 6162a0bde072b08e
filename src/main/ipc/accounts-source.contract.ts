import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { accountsWorkerFromSource } from '../../../testing/accounts-worker';
import { createFakeClock, type FakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import type { AccountsState, SecretsState } from '../../shared/contract/accounts';
import { createAccountsThread, type AccountsThread } from '../accounts/accounts-thread';
import { accountsSource } from './accounts-source';

const PATIENCE = { timeout: 5_000 };

interface World {
  readonly thread: AccountsThread;
  readonly clock: FakeClock;
  readonly file: string;
  readonly source: ReturnType<typeof accountsSource>;
}

async function aWorld(bytes?: string): Promise<World> {
  const file = join(await tempFolderOfTest(), 'accounts.db');
  if (bytes !== undefined) await writeFile(file, bytes);
  const thread = createAccountsThread({
    file,
    worker: accountsWorkerFromSource(),
    logger: createMemoryLogger(),
  });
  onTestFinished(() => thread.close());
  const clock = createFakeClock();
  const secrets: SecretsState = { state: 'none', openedBy: [], problem: null };
  const keyring = { state: () => secrets, onState: () => () => undefined };
  return { thread, clock, file, source: accountsSource({ file, thread, keyring }, clock) };
}

describe('the stream of accounts', () => {
  it('says why the file can’t be used, and asks for nothing more when nobody looks', async () => {
    const { source, clock, file } = await aWorld(
      'this is no database, and longer than a header of one is. '.repeat(50),
    );
    const states: AccountsState[] = [];
    const { snapshot, close } = source.open({}, (patches) => states.push(...patches));
    expect(snapshot).toMatchObject({ totals: { total: 0 }, unusable: null });
    await vi.waitFor(() => expect(states).toHaveLength(1), PATIENCE);
    expect(states[0]?.unusable?.file).toBe(file);
    expect(states[0]?.unusable?.reason).toMatch(/not a database/u);
    expect(clock.pending()).toBeGreaterThan(0);
    close();
    expect(clock.pending()).toBe(0);
  });

  it('tells a burst of changes at most every 200 ms, and the last of them in the end', async () => {
    const { source, clock, thread } = await aWorld();
    const totals: number[] = [];
    const { close } = source.open({}, (patches) =>
      totals.push(...patches.map(({ totals: all }) => all.total)),
    );
    await vi.waitFor(() => expect(totals).toEqual([0]), PATIENCE);
    for (let index = 0; index < 20; index += 1) {
      await thread.ask('createAccount', { draft: { key: `k${String(index)}` }, nowMs: index });
    }
    expect(totals).toEqual([0]);
    await clock.advance(200);
    await vi.waitFor(() => expect(totals).toEqual([0, 20]), PATIENCE);
    close();
    await thread.ask('createAccount', { draft: { key: 'unseen' }, nowMs: 50 });
    expect(clock.pending()).toBe(0);
    const again: number[] = [];
    source.open({}, (patches) => again.push(...patches.map(({ totals: all }) => all.total)));
    await vi.waitFor(() => expect(again).toEqual([21]), PATIENCE);
  });
});
