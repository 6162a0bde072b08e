import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { InstanceRef } from '../../../shared/instance-reference';

const ref = (text: string): InstanceRef => InstanceRef.parse(text);
let rig: HostRig;

beforeEach(async () => {
  rig = await openHostRig({ devices: 2 });
});
afterEach(() => rig.close());

const shoot = (text: string) => rig.client.call('instances.screenshot', { ref: ref(text) });
const holderOf = (text: string) => rig.view().instances[text]?.holder ?? null;

describe('a screenshot', () => {
  it('of a free instance is its screen, and the instance is free again', async () => {
    const answer = await shoot('sim:1');
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const { width, height, png } = answer.value;
    const image = sharp(Buffer.from(png, 'base64'));
    expect(await image.metadata()).toMatchObject({ format: 'png', width, height, hasAlpha: false });
    const expected = rig.simulator.device(rig.simulator.serials[0] ?? '').capture();
    const { data } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data.length).toBe(expected.pixels.length);
    await rig.until(() => holderOf('sim:1') === null, 'the end of the lease');
  });

  it('is taken for several who look at the same time', async () => {
    const answers = await Promise.all([shoot('sim:1'), shoot('sim:1'), shoot('sim:2')]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    await rig.until(() => holderOf('sim:1') === null && holderOf('sim:2') === null, 'free instances');
  });

  it('of a bot at work goes through that bot, which keeps its lease and goes on', async () => {
    await rig.saveRoutine('long', 'steps:\n  - wait: 10m\n');
    const definition = await rig.saveDefinition({
      routineName: 'long',
      availableInstances: ['sim:1'],
      requestedBotCount: 1,
      accountPoolName: null,
    });
    const id = await rig.start(definition);
    await rig.untilEvent((event) => event.type === 'bot.step', 'a bot at work');
    const holder = holderOf('sim:1');
    expect(holder).toMatchObject({ orchestrationId: id, purpose: 'bot' });
    expect((await shoot('sim:1')).ok).toBe(true);
    expect(holderOf('sim:1')).toEqual(holder);
    expect(rig.view().groups[id]?.state).toBe('running');
    expect(await rig.client.call('instances.forget', { ref: ref('sim:1') })).toMatchObject({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [{ ref: 'sim:1', holder: { orchestrationId: id } }] },
    });
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    await rig.until(() => holderOf('sim:1') === null, 'the end of the lease');
  });

  it('that cannot be taken says why and holds nothing', async () => {
    expect(await shoot('sim:9')).toEqual({ ok: false, error: { code: 'instance_not_found', ref: 'sim:9' } });
    rig.simulator.faults.set('2:offline');
    await rig.until((view) => view.instances['sim:2']?.state === 'offline', 'offline');
    expect(await shoot('sim:2')).toMatchObject({
      ok: false,
      error: { code: 'instance_unusable', ref: 'sim:2', failure: 'device_offline' },
    });
    await rig.until(() => holderOf('sim:2') === null, 'the end of the lease');
  });
});

describe('labels and settings', () => {
  it('outlive the host', async () => {
    expect(await rig.client.call('instances.rename', { ref: ref('sim:2'), label: 'Left' })).toMatchObject({
      ok: true,
    });
    await rig.until((view) => view.instances['sim:2']?.label === 'Left', 'the label');
    expect(
      await rig.client.call('settings.set', { adbPath: '/no/adb', startAdbServer: false }),
    ).toMatchObject({
      ok: true,
      value: { adbPath: '/no/adb' },
    });
    await rig.restartHost();
    expect(rig.view().instances['sim:2']?.label).toBe('Left');
    expect(await rig.client.call('settings.get', {})).toMatchObject({ value: { adbPath: '/no/adb' } });
  });
});
