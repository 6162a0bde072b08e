import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupOn, LONG_WAIT } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterAll(() => rig.close());

it('tells that an instance is free before it tells who has it next', async () => {
  const alone = { ...groupOn('long-wait', 1), availableInstances: ['sim:1'] };
  const [first, second] = [await rig.saveDefinition(alone), await rig.saveDefinition(alone)];
  const holder = await rig.start(first);
  await rig.until((view) => view.groups[holder]?.state === 'running', 'the first group');
  const next = await rig.start(second, { onConflict: 'queue' });
  await rig.until((view) => (view.groups[next]?.waitingFor.length ?? 0) > 0, 'the second group in line');
  await rig.client.call('groups.stop', { orchestrationId: holder, mode: 'now' });
  await rig.until((view) => view.groups[next]?.state === 'running', 'the second group');
  const changes = rig.events.flatMap((event) =>
    event.type === 'instance.lease' && (event.change === 'reserved' || event.change === 'released')
      ? [`${event.change} by ${event.orchestrationId === holder ? 'the first' : 'the second'}`]
      : [],
  );
  expect(changes).toEqual(['reserved by the first', 'released by the first', 'reserved by the second']);
});
