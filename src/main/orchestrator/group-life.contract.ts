import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT, TAP_LOOP } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { explainProblem } from '../../shared/explain/problem';
import type { OrchestrationId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';
import type { BotView } from '../../shared/view';

let rig: HostRig;
let tapsBefore: ReadonlyMap<string, number>;
beforeAll(async () => {
  rig = await openHostRig({ devices: 4 });
  await rig.saveRoutine('tap-loop', TAP_LOOP);
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
beforeEach(() => {
  tapsBefore = new Map(rig.simulator.serials.map((serial) => [serial, rig.simulator.taps(serial).length]));
});
afterAll(() => rig.close());

const tapsOn = (serial: string): number => rig.simulator.taps(serial).length - (tapsBefore.get(serial) ?? 0);
const botsOf = (orchestrationId: OrchestrationId): BotView[] =>
  Object.values(rig.view().bots).filter((bot) => bot.orchestrationId === orchestrationId);

const statesOf = (orchestrationId: OrchestrationId): string[] =>
  rig.events.flatMap((event) =>
    event.type === 'group.state' && event.orchestrationId === orchestrationId ? [event.to] : [],
  );
const ended = (orchestrationId: OrchestrationId) => (event: RunEvent) =>
  event.type === 'group.ended' && event.orchestrationId === orchestrationId;
const isRunning = (orchestrationId: OrchestrationId) => (view: ReturnType<HostRig['view']>) =>
  view.groups[orchestrationId]?.state === 'running';
const holders = (): unknown[] => Object.values(rig.view().instances).flatMap(({ holder }) => holder ?? []);
const stop = (orchestrationId: OrchestrationId, mode: 'drain' | 'now' | 'kill' = 'now') =>
  rig.client.call('groups.stop', { orchestrationId, mode });

describe('a group from start to end', () => {
  it('passes through its states in order, completes and frees everything', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 2),
      loop: { kind: 'count', count: 3, pauseMs: 0 },
    });
    const id = await rig.start(definition);
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({ outcome: 'completed', bots: [{ iterations: 3 }, { iterations: 3 }] });
    expect(statesOf(id)).toEqual(['validating', 'acquiring', 'launching', 'running', 'completed']);
    await rig.until(() => holders().length === 0);
    expect(tapsOn('muster-sim-1')).toBe(3);
    expect(tapsOn('muster-sim-3')).toBe(0);
  });

  it('invariant 7: events are numbered without a gap', async () => {
    const id = await rig.start(await rig.saveDefinition(groupOn('tap-loop', 3)));
    await rig.untilEvent(ended(id));
    const seqs = rig.events.filter((event) => event.orchestrationId === id).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('shows progress on its card while it runs', async () => {
    const id = await rig.start(await rig.saveDefinition(groupOn('long-wait', 2)));
    await rig.until(
      () =>
        botsOf(id).filter((bot) => bot.state === 'running' && bot.step?.label.includes('wait')).length === 2,
    );
    expect(holders()).toHaveLength(2);
    await stop(id);
    await rig.untilEvent(ended(id));
  });
});

describe('start', () => {
  it('defect 2 and invariant 9: of two starts at once exactly one wins, and stop works while launching', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('long-wait', 3),
      launchOptions: {
        ...groupOn('long-wait', 3).launchOptions,
        stagger: { mode: 'fixed', delayMs: 60_000 },
      },
    });
    const start = () => rig.client.call('groups.start', { definitionId: definition.id, overrides: null });
    const results = await Promise.all([start(), start(), start()]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.error.code]))).toEqual([
      'group_already_active',
      'group_already_active',
    ]);
    const won = results.find((result) => result.ok);
    if (!won?.ok) throw new Error('nobody won');
    const id = won.value.orchestrationId;
    await rig.until((view) => view.groups[id]?.state === 'launching');
    await stop(id);
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({ outcome: 'stopped' });
    expect(holders()).toHaveLength(0);
  });

  it('defect 3: bots that end before the launch is over do not leave the group running', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 3),
      launchOptions: {
        ...groupOn('tap-loop', 3).launchOptions,
        stagger: { mode: 'fixed', delayMs: 300 },
      },
    });
    const id = await rig.start(definition);
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'completed' });
  });

  it('tells all problems at once and holds nothing', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('missing', 1),
      availableInstances: ['sim:9', 'index:3'],
      accountPoolName: 'nobody',
    });
    const id = await rig.start(definition);
    const end = await rig.untilEvent(ended(id));
    const words = (
      end.type === 'group.ended' && end.failure?.code === 'preflight' ? end.failure.problems : []
    ).map((problem) => explainProblem(problem).title);
    expect(words.join('; ')).toMatch(/“missing”.*“nobody”/);
    const codes =
      end.type === 'group.ended' && end.failure?.code === 'preflight'
        ? end.failure.problems.map(({ code }) => code)
        : [];
    expect(codes).toEqual(
      expect.arrayContaining([
        'routine_not_found',
        'pool_not_found',
        'instance_unmapped',
        'instance_unknown',
      ]),
    );
    expect(holders()).toHaveLength(0);
  });

  it('defect 13: the routine configuration of the group and of one start reaches the routine', async () => {
    await rig.saveRoutine(
      'greet',
      `
inputs:
  who: { type: text, default: nobody }
steps:
  - log: 'hello \${who}'
`,
    );
    const definition = await rig.saveDefinition({
      ...groupOn('greet', 1),
      routineConfig: { who: 'group' },
    });
    const first = await rig.start(definition);
    await rig.untilEvent(ended(first));
    const second = await rig.start(definition, { routineConfig: { who: 'once' } });
    await rig.untilEvent(ended(second));
    const logs = rig.events.flatMap((event) => (event.type === 'bot.log' ? [event.message] : []));
    expect(logs).toEqual(['hello group', 'hello once']);
  });
});

describe('stop', () => {
  it('defects 4 and 6, invariant 3: waiting bots settle within a second and the group is awaited', async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 4));
    const id = await rig.start(definition);
    await rig.until(isRunning(id));
    await rig.until(() => botsOf(id).every((bot) => bot.state === 'running'));
    const before = performance.now();
    await stop(id);
    await rig.untilEvent(ended(id));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(botsOf(id).every((bot) => bot.state === 'stopped')).toBe(true);
  });

  it('defect 4: a run that was stopped cannot harm the next one', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 2),
      loop: { kind: 'forever', pauseMs: 0 },
    });
    for (let round = 0; round < 5; round += 1) {
      const id = await rig.start(definition);
      await rig.until(isRunning(id));
      await stop(id);
      await rig.untilEvent(ended(id));
    }
    const last = await rig.start(definition);
    await rig.until((view) => (view.groups[last]?.iterations ?? 0) > 4);
    expect(holders()).toHaveLength(2);
    await stop(last);
    await rig.untilEvent(ended(last));
  });

  it('invariant 4: no device command is sent after stopped', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 4),
      loop: { kind: 'forever', pauseMs: 0 },
    });
    const id = await rig.start(definition);
    await rig.until((view) => (view.groups[id]?.iterations ?? 0) > 8);
    await stop(id);
    await rig.untilEvent(ended(id));
    const taps = () => rig.simulator.serials.map((serial) => rig.simulator.inputs(serial).length);
    const atStop = taps();
    const idle = await rig.start(
      await rig.saveDefinition({ ...groupOn('long-wait', 1), name: 'Pause for breath' }),
    );
    await rig.until(isRunning(idle));
    await stop(idle);
    await rig.untilEvent(ended(idle));
    expect(taps()).toEqual(atStop);
  });

  it('drain finishes the iteration in work, and a harder stop is taken at once', async () => {
    await rig.saveRoutine('slow', 'steps:\n  - wait: 300ms\n  - tap: { x: 5, y: 5 }\n');
    const definition = await rig.saveDefinition({
      ...groupOn('slow', 1),
      loop: { kind: 'forever', pauseMs: 0 },
    });
    const id = await rig.start(definition);
    await rig.until(() => botsOf(id)[0]?.step?.label !== undefined);
    await stop(id, 'drain');
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({ outcome: 'stopped', bots: [{ iterations: 1 }] });
    expect(tapsOn('muster-sim-1')).toBe(1);
    const second = await rig.start(await rig.saveDefinition({ ...groupOn('long-wait', 1), name: 'Second' }));
    await rig.until(
      (view) => view.bots[`${second}/1`]?.state === 'running' && view.bots[`${second}/1`]?.step !== null,
    );
    await stop(second, 'drain');
    await rig.until((view) => view.groups[second]?.stopMode === 'drain');
    await stop(second, 'now');
    expect(await rig.untilEvent(ended(second))).toMatchObject({ outcome: 'stopped' });
  });
});

describe('pause', () => {
  it('takes effect at a step boundary and goes on at the same step', async () => {
    await rig.saveRoutine('three', 'steps:\n  - wait: 200ms\n  - tap: { x: 7, y: 7 }\n  - wait: 10ms\n');
    const id = await rig.start(await rig.saveDefinition(groupOn('three', 1)));
    await rig.until(() => botsOf(id)[0]?.step?.index === 1);
    await rig.client.call('groups.pause', { orchestrationId: id });
    await rig.until((view) => view.groups[id]?.state === 'paused' && botsOf(id)[0]?.state === 'paused');
    await rig.untilEvent(
      (event) =>
        event.orchestrationId === id &&
        event.type === 'bot.step' &&
        event.index === 1 &&
        event.phase === 'finished',
    );
    expect(tapsOn('muster-sim-1')).toBe(0);
    await rig.client.call('groups.resume', { orchestrationId: id });
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'completed' });
    expect(tapsOn('muster-sim-1')).toBe(1);
    const first = rig.events.filter(
      (event) =>
        event.orchestrationId === id &&
        event.type === 'bot.step' &&
        event.index === 1 &&
        event.phase === 'started',
    );
    expect(first).toHaveLength(1);
  });
});

describe('editing while a group runs', () => {
  it('defects 8 and 9: saves a new version, and the run keeps its copy', async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 1));
    const id = await rig.start(definition);
    await rig.until(isRunning(id));
    const saved = rig.view().definitions[definition.id];
    if (!saved) throw new Error('not saved');
    const draft = {
      ...saved.definition,
      requestedBotCount: 2,
      availableInstances: ['sim:1', 'sim:2'],
      name: 'Renamed',
    };
    const updated = await rig.client.call('definitions.update', {
      definitionId: definition.id,
      draft,
      baseHash: saved.hash,
    });
    expect(updated).toMatchObject({ ok: true });
    await rig.until((view) => view.groups[id]?.definitionChanged === true);
    expect(rig.view().groups[id]).toMatchObject({
      state: 'running',
      requestedBots: 1,
      name: definition.name,
    });
    const restarted = await rig.client.call('groups.restart', { orchestrationId: id });
    if (!restarted.ok) throw new Error(restarted.error.code);
    const next = restarted.value.orchestrationId;
    await rig.until(
      (view) => view.groups[next]?.state === 'running' || view.groups[next]?.state === 'launching',
    );
    expect(rig.view().groups[next]).toMatchObject({
      requestedBots: 2,
      name: 'Renamed',
      definitionChanged: false,
    });
    expect(rig.view().groups[id]).toBeUndefined();
    await stop(next);
    await rig.untilEvent(ended(next));
  });

  it('delete of a running group is refused, or stops it first and can be undone', async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 1));
    const id = await rig.start(definition);
    const refused = await rig.client.call('definitions.delete', {
      definitionId: definition.id,
      stopRunning: false,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'group_running' } });
    const removed = await rig.client.call('definitions.delete', {
      definitionId: definition.id,
      stopRunning: true,
    });
    if (!removed.ok) throw new Error(removed.error.code);
    await rig.untilEvent(ended(id));
    await rig.until((view) => view.definitions[definition.id] === undefined && view.groups[id] === undefined);
    const restored = await rig.client.call('definitions.restore', { trashId: removed.value.trashId });
    expect(restored).toMatchObject({ ok: true });
    await rig.until((view) => view.definitions[definition.id]?.definition.name === definition.name);
  });
});
