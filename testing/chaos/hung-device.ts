import { groupOn, TAP_LOOP } from '../group-samples';
import type { HostRig } from '../host-rig';
import { openRealAdbWorld } from './real-adb-world';

const HUNG = 'sim:1';

/** Medians of the time a tap took on devices other than the first: all well, and while the first has a fault. */
export async function tapTimesBeside(plan: {
  readonly devices: number;
  readonly fault: string;
  /** How many taps are looked at, each time. */
  readonly taps: number;
}): Promise<{ readonly quietMs: number; readonly besideMs: number }> {
  const world = await openRealAdbWorld(plan.devices, 1);
  try {
    const { rig } = world;
    await rig.saveRoutine('tap-loop', TAP_LOOP);
    const definition = await rig.saveDefinition({
      ...groupOn('tap-loop', plan.devices),
      loop: { kind: 'forever', pauseMs: 0 },
    });
    const orchestrationId = await rig.start(definition);
    await rig.until(({ bots }) => Object.values(bots).filter(hasTapped).length === plan.devices, 'all bots');
    const quietMs = await medianTapMs(rig, plan.taps);
    const { faults } = rig.simulator;
    faults.set(`1:${plan.fault}`);
    // From here on: the bot of that device waits for an answer.
    const before = rig.simulator.taps(rig.simulator.serials[0] ?? '').length;
    const besideMs = await medianTapMs(rig, plan.taps);
    const after = rig.simulator.taps(rig.simulator.serials[0] ?? '').length;
    if (after > before + 1) throw new Error('the device with the fault went on');
    faults.clear();
    await rig.client.call('groups.stop', { orchestrationId, mode: 'now' });
    await rig.untilEvent((event) => event.type === 'group.ended');
    return { quietMs, besideMs };
  } finally {
    await world.close();
  }
}

function hasTapped({ iterationsCompleted }: { readonly iterationsCompleted: number }): boolean {
  return iterationsCompleted > 0;
}

/** Of the next so many taps on other devices. */
async function medianTapMs(rig: HostRig, count: number): Promise<number> {
  const from = rig.events.length;
  const times = (): number[] =>
    rig.events.slice(from).flatMap((event) => {
      const isTap = event.type === 'bot.step' && event.phase === 'finished' && event.path === '1';
      return isTap && event.ref !== HUNG && event.elapsedMs !== null ? [event.elapsedMs] : [];
    });
  await rig.until(() => times().length >= count, `${String(count)} taps`);
  const sorted = times().sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
