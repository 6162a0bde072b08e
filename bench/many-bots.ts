import type { BotGroupDefinition } from '../src/shared/definition';
import type { OrchestrationId } from '../src/shared/ids';
import { groupOn, LONG_WAIT } from '../testing/group-samples';
import { openHostRig, type HostRig } from '../testing/host-rig';
import { connectTimes } from './bare-commands';
import { atMost } from './goal';
import type { Measured } from './measured';
import { roundedMs } from './statistics';

const BOTS = 64;

/** Start and stop of 64 bots without stagger, against as many bare commands to the same adb server. */
export async function measureManyBots(): Promise<Measured[]> {
  const rig = await openHostRig({ devices: BOTS });
  try {
    await rig.saveRoutine('long-wait', LONG_WAIT);
    const definition = await rig.saveDefinition(groupOn('long-wait', BOTS));
    const bareMs = await connectTimes(rig.simulator.port, rig.simulator.serials);
    const { startMs, id } = await timedStart(rig, definition);
    const stopMs = await timedStop(rig, id);
    return [
      {
        what: `start of ${String(BOTS)} bots without stagger`,
        figure: roundedMs(startMs),
        against: `${String(BOTS)} bare getprop calls: ${roundedMs(bareMs)}, ${(startMs / bareMs).toFixed(1)}×`,
        goal: null,
        met: true,
      },
      {
        what: `stop of ${String(BOTS)} bots in waits`,
        figure: roundedMs(stopMs),
        against: null,
        ...atMost(stopMs, 1_000, ' ms'),
      },
    ];
  } finally {
    await rig.close();
  }
}

async function timedStart(
  rig: HostRig,
  definition: BotGroupDefinition,
): Promise<{ startMs: number; id: OrchestrationId }> {
  const before = performance.now();
  const id = await rig.start(definition);
  await rig.until(
    (view) =>
      Object.values(view.bots).filter(({ state, step }) => state === 'running' && step !== null).length ===
      BOTS,
  );
  return { startMs: performance.now() - before, id };
}

async function timedStop(rig: HostRig, id: OrchestrationId): Promise<number> {
  const before = performance.now();
  await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
  await rig.untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === id);
  return performance.now() - before;
}
