import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import type { OrchestrationId } from '../../shared/ids';
import type { BotView } from '../../shared/view';

const guardedBy = (keys: string): string =>
  `sentries:\n  - { ${keys}, every: 100ms }\nsteps:\n  - repeat: { times: 1000, steps: [{ wait: 20ms }] }\n`;

let rig: HostRig;

beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  await rig.saveRoutine('fine', 'steps:\n  - wait: 5ms\n');
  await rig.saveRoutine('failing', 'steps:\n  - fail: no network\n');
  await rig.saveRoutine('holding', 'steps:\n  - holdRoutine:\n  - wait: 400ms\n');
});
afterEach(() => rig.client.call('groups.stopAll', { mode: 'now' }));
afterAll(() => rig.close());

async function start(name: string, keys: string): Promise<OrchestrationId> {
  await rig.saveRoutine(name, guardedBy(keys));
  return rig.start(await rig.saveDefinition(groupOn(name, 1)));
}

const botOf = (id: OrchestrationId): BotView | undefined =>
  Object.values(rig.view().bots).find((one) => one.orchestrationId === id);

describe('the sentries of a bot', () => {
  it('show it as paused while they hold it, and let it go on by themselves', async () => {
    const id = await start('held', 'run: holding');
    await rig.until(() => botOf(id)?.state === 'paused', 'paused');
    expect(botOf(id)).toMatchObject({ pauseReasons: ['sentry'], heldBy: ['holding'] });
    await rig.until(() => botOf(id)?.state === 'running', 'running again');
    expect(botOf(id)?.heldBy).toBeUndefined();
    await rig.until(() => (botOf(id)?.sentries?.[0]?.runs ?? 0) >= 2, 'figures');
    expect(Date.parse(botOf(id)?.sentries?.[0]?.nextAt ?? '')).toBeGreaterThan(Date.now() - 5_000);
    expect(botOf(id)?.sentries).toMatchObject([
      { routineName: 'holding', everyMs: 100, failures: 0, lastFailure: null },
    ]);
  });

  it('pause it until a person lets it go on', async () => {
    const id = await start('pausing', 'run: fine, onSuccess: pause');
    await rig.until(() => botOf(id)?.state === 'paused', 'paused');
    expect(botOf(id)?.pauseReasons).toEqual(['user']);
    const runs = botOf(id)?.sentries?.[0]?.runs ?? 0;
    const event = await rig.untilEvent((one) => one.type === 'bot.sentry' && one.outcome === 'pause');
    expect(event).toMatchObject({ routineName: 'fine', ended: 'succeeded' });
    const [botId] = Object.values(rig.view().bots).flatMap((bot) =>
      bot.orchestrationId === id ? [bot.botId] : [],
    );
    if (botId) await rig.client.call('bots.resume', { orchestrationId: id, botId });
    await rig.until(() => (botOf(id)?.sentries?.[0]?.runs ?? 0) > runs, 'run again');
  });

  it('stop it', async () => {
    const id = await start('stopping', 'run: failing, onFailure: stop, severity: critical');
    await rig.until(() => botOf(id)?.state === 'stopped', 'stopped');
    expect(botOf(id)).toMatchObject({
      failures: 0,
      sentries: [{ runs: 1, failures: 1, failuresInRow: 1, lastFailure: { code: 'routine_failed' } }],
    });
  });

  it('fail its iteration', async () => {
    const id = await start('ending', 'run: failing, onFailure: fail');
    await rig.until(() => (botOf(id)?.failures ?? 0) > 0, 'failed');
    expect(botOf(id)?.lastFailure).toMatchObject({
      code: 'routine_failed',
      step: 'sentry failing/1',
      detail: { message: 'no network' },
    });
  });
});
