import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT, TAP_LOOP } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import type { BotGroupDefinition, ConflictPolicy } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';

let rig: HostRig;
let owner: OrchestrationId;

beforeAll(async () => {
  rig = await openHostRig({ devices: 4 });
  await rig.saveRoutine('tap-loop', TAP_LOOP);
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterAll(() => rig.close());

beforeEach(async () => {
  owner = await rig.start(await rig.saveDefinition({ ...groupOn('long-wait', 2), name: 'Owner' }));
  await rig.until(() => ownerBots().filter((bot) => bot.state === 'running').length === 2);
});
afterEach(async () => {
  await rig.client.call('groups.stopAll', { mode: 'now' });
});

const ended = (id: OrchestrationId) => (event: RunEvent) =>
  event.type === 'group.ended' && event.orchestrationId === id;

function contender(policy: ConflictPolicy, refs: string[], bots: number): Promise<BotGroupDefinition> {
  const base = groupOn('tap-loop', bots);
  const launchOptions = { ...base.launchOptions, onConflict: policy };
  return rig.saveDefinition({ ...base, name: 'Contender', availableInstances: refs, launchOptions });
}

const ownerBots = () => Object.values(rig.view().bots).filter((bot) => bot.orchestrationId === owner);
const ownerStates = () => ownerBots().map((bot) => bot.state);

describe('two groups that want the same instances', () => {
  it('invariant 1, skip: takes the free ones and the spares, and says who held the others', async () => {
    const id = await rig.start(await contender('skip', ['sim:1', 'sim:2', 'sim:3', 'sim:4'], 2));
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({ outcome: 'completed', bots: [{ ref: 'sim:3' }, { ref: 'sim:4' }] });
    expect(rig.view().groups[id]?.skipped).toEqual([
      { ref: 'sim:1', reason: expect.stringMatching(/^held:Owner/) as string },
      { ref: 'sim:2', reason: expect.stringMatching(/^held:Owner/) as string },
    ]);
    expect(ownerStates()).toEqual(['running', 'running']);
  });

  it('skip: runs degraded with fewer bots, and fails when nothing is free', async () => {
    const degraded = await rig.start(await contender('skip', ['sim:2', 'sim:3'], 2));
    expect(await rig.untilEvent(ended(degraded))).toMatchObject({ bots: [{ ref: 'sim:3' }] });
    expect(rig.view().groups[degraded]?.degraded).toBe(true);
    const none = await rig.start(await rig.saveDefinition({ ...groupOn('tap-loop', 2), name: 'Too late' }));
    expect(await rig.untilEvent(ended(none))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'no_instances' },
    });
  });

  it('abort: fails without taking anything', async () => {
    const id = await rig.start(await contender('abort', ['sim:1', 'sim:3'], 2));
    expect(await rig.untilEvent(ended(id))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'instance_conflict', refs: ['sim:1'] },
    });
    expect(rig.view().instances['sim:3']?.holder).toBeNull();
  });

  it('ask: the start answers who holds what, and no group is made', async () => {
    const definition = await contender('ask', ['sim:1', 'sim:3'], 2);
    const asked = await rig.client.call('groups.start', { definitionId: definition.id, overrides: null });
    expect(asked).toMatchObject({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [{ ref: 'sim:1', holder: { orchestrationId: owner } }] },
    });
    expect(Object.values(rig.view().groups).some((group) => group.definitionId === definition.id)).toBe(
      false,
    );
  });

  it('queue: waits until the holder lets go', async () => {
    const id = await rig.start(await contender('queue', ['sim:1'], 1));
    await rig.until((view) => view.groups[id]?.waitingFor[0]?.what === 'lease');
    await rig.client.call('groups.stop', { orchestrationId: owner, mode: 'now' });
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'completed', bots: [{ ref: 'sim:1' }] });
  });

  it('queue: can be stopped while it waits', async () => {
    const id = await rig.start(await contender('queue', ['sim:1'], 1));
    await rig.until((view) => view.groups[id]?.state === 'acquiring');
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'stopped' });
    expect(ownerStates()).toEqual(['running', 'running']);
  });

  it('defect 12, take over: the bot that held the instance has ended first; its siblings go on', async () => {
    const id = await rig.start(await contender('takeOver', ['sim:1'], 1));
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'completed', bots: [{ ref: 'sim:1' }] });
    const stopped = rig.events.findIndex(
      (event) => event.type === 'bot.state' && event.orchestrationId === owner && event.to === 'stopped',
    );
    const taken = rig.events.findIndex(
      (event) =>
        event.type === 'instance.lease' && event.orchestrationId === id && event.change === 'reserved',
    );
    expect(stopped).toBeGreaterThan(-1);
    expect(taken).toBeGreaterThan(stopped);
    expect(ownerStates()).toEqual(['stopped', 'running']);
  });
});

describe('take over, when others stand in line', () => {
  it('asks the next holder too, when one that queued was quicker', async () => {
    const long = groupOn('long-wait', 1);
    const queued = await rig.start(
      await rig.saveDefinition({
        ...long,
        name: 'Queued',
        launchOptions: { ...long.launchOptions, onConflict: 'queue' },
      }),
    );
    await rig.until((view) => view.groups[queued]?.waitingFor[0]?.what === 'lease');
    const id = await rig.start(await contender('takeOver', ['sim:1'], 1));
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'completed', bots: [{ ref: 'sim:1' }] });
    expect(await rig.untilEvent(ended(queued))).toMatchObject({ outcome: 'stopped' });
    expect(ownerStates()).toEqual(['stopped', 'running']);
  });
});

describe('one bot of a group', () => {
  it('is stopped and restarted without its siblings noticing', async () => {
    const [first, second] = ownerBots();
    if (!first || !second) throw new Error('no bots');
    const bot = { orchestrationId: owner, botId: first.botId };
    expect(await rig.client.call('bots.stop', { ...bot, mode: 'now' })).toMatchObject({ ok: true });
    await rig.until((view) => view.bots[first.botId]?.state === 'stopped');
    expect(rig.view().bots[second.botId]).toEqual(second);
    expect(rig.view().groups[owner]?.state).toBe('running');
    expect(await rig.client.call('bots.restart', bot)).toMatchObject({ ok: true });
    await rig.until((view) => view.bots[first.botId]?.state === 'running');
    expect(rig.view().bots[second.botId]?.state).toBe('running');
  });

  it('answers what is wrong when it is asked for what it can’t do', async () => {
    const [first] = ownerBots();
    if (!first) throw new Error('no bot');
    const bot = { orchestrationId: owner, botId: first.botId };
    expect(await rig.client.call('bots.resume', bot)).toMatchObject({
      ok: false,
      error: { code: 'bot_wrong_state' },
    });
    const unknown = { orchestrationId: owner, botId: `${owner}/99` as typeof first.botId };
    expect(await rig.client.call('bots.stop', { ...unknown, mode: 'now' })).toMatchObject({
      ok: false,
      error: { code: 'bot_not_found' },
    });
  });
});
