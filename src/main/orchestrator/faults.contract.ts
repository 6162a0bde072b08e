import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT, TAP_LOOP } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { resourcesAtRest, resourcesInUse } from '../../../testing/resources';
import type { RestartPolicy } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';
import type { RunEvent } from '../../shared/run-event';
import type { BotView } from '../../shared/view';

const QUICK_RETRIES: RestartPolicy = {
  mode: 'onFailure',
  maxRetries: -1,
  initialDelayMs: 100,
  maxDelayMs: 200,
  factor: 1,
  jitter: 0,
  resetAfterMs: 0,
  giveUp: { failures: 1_000, withinMs: 1_000 },
};
const NO_RETRIES: RestartPolicy = { ...QUICK_RETRIES, mode: 'never' };
const forever = { kind: 'forever' as const, pauseMs: 0 };

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 4 });
  await rig.saveRoutine('tap-loop', TAP_LOOP);
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterEach(async () => {
  rig.simulator.faults.clear();
  await rig.client.call('groups.stopAll', { mode: 'now' });
  await rig.until((view) =>
    Object.values(view.instances).every(({ state, holder }) => state === 'ready' && holder === null),
  );
});
afterAll(() => rig.close());

const ended = (id: OrchestrationId) => (event: RunEvent) =>
  event.type === 'group.ended' && event.orchestrationId === id;
const botOn = (id: OrchestrationId, ref: string): BotView | undefined =>
  Object.values(rig.view().bots).find((bot) => bot.orchestrationId === id && bot.ref === ref);
const iterationsOn = (id: OrchestrationId, ref: string): number => botOn(id, ref)?.iterationsCompleted ?? 0;

describe('a device that fails', () => {
  it('invariant 8: neither ends nor delays the bots beside it', { timeout: 20_000 }, async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 3),
      loop: forever,
      restartPolicy: QUICK_RETRIES,
    });
    const id = await rig.start(definition);
    await rig.until(() => iterationsOn(id, 'sim:1') > 3 && iterationsOn(id, 'sim:2') > 3);
    const paceOf = async (): Promise<number> => {
      const from = iterationsOn(id, 'sim:2');
      const before = performance.now();
      await rig.until(() => iterationsOn(id, 'sim:2') >= from + 8);
      return performance.now() - before;
    };
    const alone = await paceOf();
    rig.simulator.faults.set('1:hang');
    const stuckAt = iterationsOn(id, 'sim:1');
    const beside = await paceOf();
    expect(iterationsOn(id, 'sim:1')).toBeLessThanOrEqual(stuckAt + 1);
    expect(beside).toBeLessThan(alone * 2 + 200);
    expect(botOn(id, 'sim:2')).toMatchObject({ state: 'running', failures: 0 });
  });

  it('is tried again with its cause in sight, and goes on once it is back', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 2),
      loop: forever,
      restartPolicy: QUICK_RETRIES,
    });
    const id = await rig.start(definition);
    await rig.until(() => iterationsOn(id, 'sim:1') > 2);
    rig.simulator.faults.set('1:offline');
    const retry = await rig.untilEvent((event) => event.type === 'bot.retry' && event.orchestrationId === id);
    expect(retry).toMatchObject({ ref: 'sim:1', cause: { class: 'device' } });
    const before = iterationsOn(id, 'sim:1');
    rig.simulator.faults.clear();
    await rig.until(() => iterationsOn(id, 'sim:1') > before + 2);
    expect(botOn(id, 'sim:1')?.restarts).toBeGreaterThan(0);
  });

  it('fails its bot for good when the policy says so; the group is not failed by one of two', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 2),
      loop: { kind: 'count', count: 40, pauseMs: 0 },
      restartPolicy: NO_RETRIES,
    });
    const id = await rig.start(definition);
    await rig.until(() => iterationsOn(id, 'sim:1') > 1);
    rig.simulator.faults.set('1:offline');
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({
      outcome: 'completed',
      bots: [{ state: 'failed' }, { state: 'completed', iterations: 40 }],
    });
  });

  it('all of them: the group failed, with the last cause', async () => {
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', 2),
      loop: forever,
      restartPolicy: NO_RETRIES,
    });
    const id = await rig.start(definition);
    await rig.until(() => iterationsOn(id, 'sim:1') > 1);
    rig.simulator.faults.set('*:offline');
    expect(await rig.untilEvent(ended(id))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'all_bots_failed', failure: { class: 'device' } },
    });
  });
});

describe('instances that are not ready', () => {
  it('defect 10: are waited for in parallel, released, and replaced by spares', async () => {
    rig.simulator.faults.set('1-2:hang');
    await rig.until((view) => view.instances['sim:1'] !== undefined);
    const base = groupOn('tap-loop', 2);
    const definition = await rig.saveDefinition({
      ...base,
      availableInstances: ['sim:1', 'sim:2', 'sim:3', 'sim:4'],
    });
    const before = performance.now();
    const id = await rig.start(definition);
    const end = await rig.untilEvent(ended(id));
    expect(end).toMatchObject({ outcome: 'completed', bots: [{ ref: 'sim:3' }, { ref: 'sim:4' }] });
    // Two time-outs of two seconds, one after the other, would take four.
    expect(performance.now() - before).toBeLessThan(3_800);
    expect(rig.view().groups[id]?.skipped).toHaveLength(2);
  });

  it('defect 11: an instance that vanishes while it is waited for is not taken for ready', async () => {
    rig.simulator.faults.set('1:gone');
    await rig.until((view) => view.instances['sim:1']?.state === 'gone');
    const base = groupOn('tap-loop', 1);
    const launchOptions = { ...base.launchOptions, validateInstances: false, instanceTimeoutMs: 400 };
    const id = await rig.start(await rig.saveDefinition({ ...base, launchOptions }));
    expect(await rig.untilEvent(ended(id))).toMatchObject({
      outcome: 'failed',
      failure: { code: 'no_instances', skipped: [{ ref: 'sim:1', reason: 'device_gone' }] },
    });
  });
});

describe('what a stop reaches', () => {
  it('defect 5: stopping one bot ends the step it is in, at once', async () => {
    const id = await rig.start(await rig.saveDefinition(groupOn('long-wait', 2)));
    await rig.until(() => botOn(id, 'sim:1')?.step !== null && botOn(id, 'sim:1')?.state === 'running');
    const bot = botOn(id, 'sim:1');
    if (!bot) throw new Error('no bot');
    const before = performance.now();
    await rig.client.call('bots.stop', { orchestrationId: id, botId: bot.botId, mode: 'now' });
    await rig.until(() => botOn(id, 'sim:1')?.state === 'stopped');
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(botOn(id, 'sim:2')?.state).toBe('running');
  });

  it('invariant 3: a bot whose device hangs is stopped within a second', async () => {
    const id = await rig.start(await rig.saveDefinition({ ...groupOn('tap-loop', 2), loop: forever }));
    await rig.until(() => iterationsOn(id, 'sim:1') > 1);
    rig.simulator.faults.set('*:hang');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = performance.now();
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    expect(await rig.untilEvent(ended(id))).toMatchObject({ outcome: 'stopped' });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('defect 7: a step whose time is over has really ended before the next try', async () => {
    await rig.saveRoutine(
      'late',
      'steps:\n  - waitFor: { pixel: { x: 1, y: 1, color: "#123456" } }\n    timeout: 150ms\n',
    );
    const definition = await rig.saveDefinition({
      ...groupOn('late', 1),
      restartPolicy: { ...QUICK_RETRIES, maxRetries: 2 },
    });
    const id = await rig.start(definition);
    expect(await rig.untilEvent(ended(id))).toMatchObject({
      failure: { failure: { class: 'timeout', code: 'condition_not_met' } },
    });
    const phases = rig.events.flatMap((event) =>
      event.type === 'bot.step' && event.orchestrationId === id ? [event.phase] : [],
    );
    expect(phases).toEqual(['started', 'failed', 'started', 'failed', 'started', 'failed']);
  });

  it('invariant 5: start and stop, a hundred times, leaves nothing behind', { timeout: 60_000 }, async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 4));
    const round = async (): Promise<void> => {
      const id = await rig.start(definition);
      await rig.until((view) => view.groups[id]?.state === 'running');
      await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
      await rig.untilEvent(ended(id));
    };
    await round();
    const before = await resourcesAtRest();
    for (let count = 0; count < 100; count += 1) await round();
    await expect.poll(resourcesInUse, { timeout: 5_000 }).toEqual(before);
    expect(rig.log.facts.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
