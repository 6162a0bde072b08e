import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsOf, makeAccounts, makePool, usesOf } from '../../../testing/account-samples';
import { aDefinition, aRunRecord } from '../../../testing/builders';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { definitionIdOf } from '../../../testing/definition-ids';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import type { BotGroupDefinition } from '../../shared/definition';
import { OrchestrationId } from '../../shared/ids';
import type { RunRecord } from '../history/run-journal';
import { RUN_JOURNAL_MIGRATIONS } from '../history/run-journal-schema';
import { createRunJournal } from '../history/sqlite-run-journal';
import { createDatabase } from '../platform/database';
import { dataFolderAt } from '../platform/paths';

async function openRig(): Promise<HostRig> {
  const rig = await openHostRig({ devices: 1 });
  onTestFinished(() => rig.close());
  return rig;
}

async function codesOf(rig: HostRig, { id: definitionId }: BotGroupDefinition): Promise<string[]> {
  const answer = await rig.client.call('groups.preflight', { definitionId, overrides: null });
  return answer.ok ? answer.value.problems.map(({ level, code }) => `${level} ${code}`) : [];
}

const endOf = (rig: HostRig, id: OrchestrationId) =>
  rig.untilEvent((event) => event.orchestrationId === id && event.type === 'group.ended');

describe('before a start with accounts', () => {
  it('a file of accounts that can’t be opened is said, and keeps nothing else from working', async () => {
    const rig = await openRig();
    await rig.saveRoutine('play', 'account: required\nsteps:\n  - wait: 1ms\n');
    await rig.saveRoutine('plain', 'steps:\n  - wait: 1ms\n');
    await makeAccounts(rig, ['a'], 'all');
    const accountPoolName = await makePool(rig, 'All', 'all');
    const saved = await rig.saveDefinition({ ...groupOn('play', 1), accountPoolName });
    const without = await rig.saveDefinition(groupOn('plain', 1));
    expect(await codesOf(rig, saved)).toEqual([]);
    const file = dataFolderAt(rig.folder).accountsFile;
    await rig.restartHost(() => writeFile(file, 'no database at all'.repeat(100)));
    expect(await codesOf(rig, saved)).toEqual(['error accounts_unusable']);
    const id = await rig.start(saved);
    expect(await endOf(rig, id)).toMatchObject({
      outcome: 'failed',
      failure: { code: 'preflight', problems: [{ code: 'accounts_unusable' }] },
    });
    expect(await endOf(rig, await rig.start(without))).toMatchObject({ outcome: 'completed' });
  });

  it('secrets whose key is gone are said for routines that type one, and for no others', async () => {
    const rig = await openRig();
    await rig.saveRoutine('types', 'account: required\nsteps:\n  - typeSecret: { name: pin }\n');
    await rig.saveRoutine('play', 'account: required\nsteps:\n  - wait: 1ms\n');
    await rig.client.call('accounts.putField', { field: { name: 'pin', type: 'secret', label: '' } });
    const draft = { key: 'a', tags: ['all'], fields: { pin: '1234' } };
    expect(await rig.client.call('accounts.create', { draft })).toMatchObject({ ok: true });
    const accountPoolName = await makePool(rig, 'All', 'all');
    const types = await rig.saveDefinition({ ...groupOn('types', 1), accountPoolName });
    const plays = await rig.saveDefinition({ ...groupOn('play', 1), accountPoolName });
    expect(await codesOf(rig, types)).toEqual([]);
    await rig.restartHost(() => rm(dataFolderAt(rig.folder).accountsKeyFile));
    expect(await codesOf(rig, types)).toEqual(['error secrets_locked']);
    expect(await codesOf(rig, plays)).toEqual([]);
  });
});

describe('a run that is resumed', () => {
  it('goes on with its pool as it was, also when the file of the pool is gone', async () => {
    const rig = await openRig();
    await rig.saveRoutine('play', 'account: required\nsteps:\n  - wait: 1ms\n');
    await makeAccounts(rig, ['a', 'b'], 'all');
    const accountPoolName = await makePool(rig, 'All', 'all');
    await rig.until((view) => Object.keys(view.pools).length === 1, 'the pool');
    const frozen = Object.values(rig.view().pools)[0]?.pool ?? null;
    const definition = aDefinition({
      ...groupOn('play', 1),
      ...{ id: definitionIdOf(900), accountPoolName, loop: { kind: 'untilPoolEmpty', pauseMs: 0 } },
    });
    const orchestrationId = OrchestrationId.parse('019b0000-0000-7000-9000-000000000001');
    const record = aRunRecord({ orchestrationId, definition, outcome: 'interrupted', pool: frozen });
    await rig.restartHost(async () => {
      await saveRun(rig, record);
      await rm(join(rig.folder, 'pools'), { recursive: true });
    });
    expect(Object.keys(rig.view().pools)).toEqual([]);
    const resumed = await rig.client.call('runs.resume', { orchestrationId, onConflict: 'skip' });
    if (!resumed.ok) throw new Error(JSON.stringify(resumed.error));
    const id = OrchestrationId.parse(resumed.value.orchestrationId);
    expect(await endOf(rig, id)).toMatchObject({ outcome: 'completed', failure: null });
    for (const account of (await accountsOf(rig, 'all')).values()) {
      const uses = await usesOf(rig, account.id);
      expect(uses).toMatchObject([{ outcome: 'completed', poolName: 'All', orchestrationId: id }]);
    }
  });
});

/** As a host that crashed has left it. */
async function saveRun(rig: HostRig, record: RunRecord): Promise<void> {
  const database = createDatabase({
    file: dataFolderAt(rig.folder).databaseFile,
    worker: databaseWorkerFromSource(),
    migrations: RUN_JOURNAL_MIGRATIONS,
    logger: rig.log,
  });
  const journal = createRunJournal(database, rig.log);
  journal.save(record);
  await journal.close();
  await database.close();
}
