import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { aPoolDraft } from '../../../../testing/pool-store-bench';
import type { PoolView } from '../../../shared/view';
import type { ViewState } from '../../../shared/view-patch';

const SAMPLES = resolve(import.meta.dirname, '../../../../pools');

async function openRig(): Promise<HostRig> {
  const rig = await openHostRig({ devices: 1 });
  onTestFinished(() => rig.close());
  return rig;
}
const poolNamed = ({ pools }: ViewState, name: string): PoolView | undefined =>
  Object.values(pools).find(({ pool }) => pool.name === name);
function value<T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

describe('the sample pool', () => {
  it('brings its accounts by itself and works at once', async () => {
    const rig = await openRig();
    await cp(SAMPLES, join(rig.folder, 'pools'), { recursive: true });
    await rig.until(
      (view) => poolNamed(view, 'Demo accounts')?.problems.length === 0,
      'a pool without problems',
    );
    const { pool, id } = poolNamed(rig.view(), 'Demo accounts')!;
    const tested = value(await rig.client.call('pools.test', { draft: pool, poolId: id, limit: 3 }));
    expect(tested.problems).toEqual([]);
    expect(tested.statistics).toMatchObject({ total: 12, available: 12, leased: 0 });
    expect(tested.first.map(({ key }) => key)).toEqual(['demo-01', 'demo-02', 'demo-03']);
    expect(tested.first[0]).toMatchObject({
      label: 'Aster Vale',
      tags: ['demo'],
      fields: { level: 12, rounds: 0, password: { secret: true } },
    });
    const all = value(await rig.client.call('pools.statistics', { names: ['demo ACCOUNTS', 'Nobody'] }));
    expect(all.statistics).toMatchObject({ 'demo ACCOUNTS': { total: 12 } });
    expect(Object.keys(all.statistics)).toHaveLength(1);
    expect(await readFile(join(rig.folder, 'pools/demo-accounts/accounts.csv'))).toEqual(
      await readFile(join(SAMPLES, 'demo-accounts/accounts.csv')),
    );
    expect(JSON.stringify(rig.log.facts)).not.toContain('not-a-real-password');
  });
});

describe('pools through the contract', () => {
  it('are made, changed, refused, deleted and brought back; the view follows', async () => {
    const rig = await openRig();
    const { client } = rig;
    const { poolId } = value(await client.call('pools.create', { draft: aPoolDraft({ name: 'One' }) }));
    await rig.until((view) => view.pools[poolId] !== undefined, 'the pool');
    expect(await client.call('pools.create', { draft: aPoolDraft({ name: 'ONE' }) })).toMatchObject({
      error: { code: 'pool_name_taken' },
    });
    const { hash: baseHash } = rig.view().pools[poolId]!;
    const draft = aPoolDraft({ name: 'One', sort: [{ by: 'score' }] });
    value(await client.call('pools.update', { poolId, draft, baseHash }));
    expect(await client.call('pools.update', { poolId, draft: aPoolDraft(), baseHash })).toMatchObject({
      error: { code: 'pool_changed_on_disk' },
    });
    await rig.until(
      (view) => view.pools[poolId]?.problems[0]?.code === 'account_field_unknown',
      'its problem',
    );
    expect(value(await client.call('pools.statistics', { names: ['One'] }))).toEqual({ statistics: {} });
    expect(value(await client.call('pools.test', { draft, poolId, limit: 5 }))).toMatchObject({
      problems: [{ path: 'sort.0', code: 'account_field_unknown' }],
      statistics: null,
      first: [],
    });
    value(await client.call('accounts.putField', { field: { name: 'score', type: 'number', label: '' } }));
    await rig.until((view) => view.pools[poolId]?.problems.length === 0, 'no problem any more');
    const { trashId } = value(await client.call('pools.delete', { poolId }));
    await rig.until((view) => view.pools[poolId] === undefined, 'the pool gone');
    expect(value(await client.call('pools.restore', { trashId }))).toEqual({ poolId });
    await rig.until((view) => view.pools[poolId] !== undefined, 'the pool back');
  });

  it('show broken files, and routines that are not there', async () => {
    const rig = await openRig();
    await writeFile(join(rig.folder, 'pools', 'broken.json'), '{');
    await rig.until((view) => view.poolProblemFiles['broken.json'] !== undefined, 'the broken file');
    const draft = aPoolDraft({ provision: { routineName: 'log-in' } });
    const { poolId } = value(await rig.client.call('pools.create', { draft }));
    const codes = (view: ViewState): unknown =>
      view.pools[poolId]?.problems.map(({ path, code }) => [path, code]);
    await rig.until((view) => codes(view) !== undefined, 'the pool');
    expect(codes(rig.view())).toEqual([['provision.routineName', 'routine_not_found']]);
    await rig.saveRoutine('log-in', 'steps:\n  - wait: 1ms\n');
    await rig.until((view) => view.pools[poolId]?.problems.length === 0, 'its routine');
  });

  it('are not deleted while a group draws from one', async () => {
    const rig = await openRig();
    const { poolId } = value(await rig.client.call('pools.create', { draft: aPoolDraft({ name: 'Busy' }) }));
    await rig.saveRoutine('rest', 'steps:\n  - wait: 1m\n');
    const [ref = ''] = Object.keys(rig.view().instances);
    const group = {
      name: 'Drawers',
      routineName: 'rest',
      availableInstances: [ref],
      accountPoolName: 'busy',
    };
    const definition = await rig.saveDefinition(group);
    await rig.start(definition);
    expect(await rig.client.call('pools.delete', { poolId })).toEqual({
      ok: false,
      error: { code: 'pool_in_use', pool: 'Busy', groupName: definition.name },
    });
  });
});
