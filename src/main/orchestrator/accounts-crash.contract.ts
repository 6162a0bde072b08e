import { mkdir, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aDefinition } from '../../../testing/builders';
import { groupOn } from '../../../testing/group-samples';
import { CLI, startServe, type ServeProcess } from '../../../testing/serve-process';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { Pool } from '../../shared/pool';
import type { AccountView } from '../../shared/account';

const KEYS = ['crash-1', 'crash-2', 'crash-3'];
const QUERY = { filter: null, search: '' };

async function follow(serve: ServeProcess) {
  const { client, close } = await serve.connect();
  const accounts = async (): Promise<readonly AccountView[]> => {
    const page = await client.call('accounts.list', { query: QUERY, sort: [], offset: 0, limit: 100 });
    if (!page.ok) throw new Error(JSON.stringify(page.error));
    return page.value.rows;
  };
  const until = async (condition: (rows: readonly AccountView[]) => boolean): Promise<void> => {
    await expect.poll(async () => condition(await accounts()), { timeout: 15_000, interval: 50 }).toBe(true);
  };
  return { client, close, accounts, until };
}

/** A data folder with a group of two bots that stay with the account they took. */
async function makeFolder(): Promise<{ readonly folder: string; readonly definitionId: string }> {
  const folder = await tempFolderOfTest();
  const definition = aDefinition({ ...groupOn('stay', 2), accountPoolName: 'Crash', name: 'Crash' });
  const at = '2026-01-01T00:00:00.000Z';
  const pool = Pool.parse({ schemaVersion: 1, id: 'crash', name: 'Crash', createdAt: at, updatedAt: at });
  for (const name of ['orchestration_groups', 'pools', 'routines']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'orchestration_groups', 'crash.json'), JSON.stringify(definition));
  await writeFile(join(folder, 'pools', 'crash.json'), JSON.stringify(pool));
  await writeFile(join(folder, 'routines', 'stay.yaml'), 'account: required\nsteps:\n  - wait: 10m\n');
  return { folder, definitionId: definition.id };
}

describe.skipIf(!existsSync(CLI))('a host that is killed amid iterations', () => {
  it('invariant 6: the next one finds every account free, nothing lost, and may go on', async () => {
    const { folder, definitionId } = await makeFolder();
    const first = await startServe(folder, ['--simulate', '2']);
    onTestFinished(() => first.kill());
    const before = await follow(first);
    for (const key of KEYS) await before.client.call('accounts.create', { draft: { key } });
    await expect
      .poll(async () => {
        const asked = { definitionId: definitionId as never, overrides: null };
        const answer = await before.client.call('groups.preflight', asked);
        return answer.ok && answer.value.wouldUse.length;
      })
      .toBe(2);
    const started = await before.client.call('groups.start', {
      definitionId: definitionId as never,
      overrides: null,
    });
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    await before.until((rows) => rows.filter(({ holder }) => holder !== null).length === 2);
    await first.kill();
    before.close();

    const second = await startServe(folder, ['--simulate', '2']);
    onTestFinished(() => second.kill());
    const after = await follow(second);
    await after.until((rows) => rows.every(({ holder }) => holder === null));
    const rows = await after.accounts();
    expect(rows.map(({ key, status }) => [key, status]).toSorted()).toEqual(
      KEYS.map((key) => [key, 'available']),
    );
    for (const { id } of rows) {
      const ledger = await after.client.call('accounts.ledger', { accountId: id, before: null, limit: 10 });
      const open = ledger.ok ? ledger.value.entries.filter(({ endedAt }) => endedAt === null) : ['?'];
      expect(open).toEqual([]);
    }
    await expect
      .poll(async () => {
        const { orchestrationId } = started.value;
        const resumed = await after.client.call('runs.resume', { orchestrationId, onConflict: 'skip' });
        return resumed.ok;
      })
      .toBe(true);
    await after.until((found) => found.filter(({ holder }) => holder !== null).length === 2);
    after.close();
    expect(await second.stop()).not.toBeNull();
  }, 60_000);
});
