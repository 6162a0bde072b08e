import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupOn, TAP_LOOP } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { RestartPolicy } from '../../shared/definition';

let rig: HostRig;

beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  await rig.saveRoutine('tap-loop', TAP_LOOP);
});
afterAll(() => rig.close());

describe('a start with changes for one run', () => {
  it('is checked with them, before it and when it starts', async () => {
    const { id: definitionId } = await rig.saveDefinition(groupOn('tap-loop', 1));
    const overrides = {
      accountPoolName: 'nobody',
      restartPolicy: RestartPolicy.parse({ factor: 0.5 }),
      instanceTimeoutMs: 10 ** 12,
    };
    const checked = await rig.client.call('groups.preflight', { definitionId, overrides });
    const problems = checked.ok ? checked.value.problems.map(({ path, code }) => `${path} ${code}`) : [];
    expect(problems.toSorted()).toEqual([
      'accountPoolName pool_not_found',
      'launchOptions.instanceTimeoutMs value_out_of_range',
      'restartPolicy.factor value_out_of_range',
    ]);
    const started = await rig.client.call('groups.start', { definitionId, overrides });
    const id = started.ok ? started.value.orchestrationId : undefined;
    expect(
      await rig.untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === id),
    ).toMatchObject({ outcome: 'failed', failure: { code: 'preflight', problems: { length: 3 } } });
  });

  it('may take away what keeps the saved group from starting', async () => {
    const saved = await rig.saveDefinition({ ...groupOn('tap-loop', 1), accountPoolName: 'nobody' });
    const id = await rig.start(saved, { accountPoolName: null });
    expect(
      await rig.untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === id),
    ).toMatchObject({ outcome: 'completed' });
    const again = await rig.client.call('groups.preflight', { definitionId: saved.id, overrides: null });
    expect(again).toMatchObject({ ok: true, value: { problems: [{ code: 'pool_not_found' }] } });
  });
});
