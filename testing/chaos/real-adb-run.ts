import { expect } from 'vitest';
import type { Random } from '../../src/shared/ports';
import { runChaos } from './chaos-run';
import { expectNoBugs, expectOneLeaseEach, expectOrderedEvents, expectTapsUnderLease } from './invariants';
import { expectExplainedEnds, expectTrueReferences } from './real-adb-invariants';
import { openRealAdbWorld } from './real-adb-world';

const FAULTS = [
  '*:slow(30ms)%20',
  '{n}:offline@0s..2s',
  '{n}:hang@0s..3s',
  '*:cut%3',
  '*:garbage%3',
  '{n}:garbage(protocol)%50',
  '{n}:gone@0s..2s',
  '{n}:reboot(1500ms)',
  '',
];

const RESTART_EVERY_MS = 5_000;

interface Figures {
  /** Taps that were judged. */
  readonly taps: number;
  /** How often somebody ended the adb server and started another one. */
  readonly restarts: number;
}

/**
 * As many groups as devices, of one bot each, so that at any time a group may tap one device only; neighbours want the
 * same devices. Faults, people and somebody who restarts the adb server, for a while; then every invariant is looked at.
 */
export async function expectChaosSurvived(plan: {
  readonly seed: number;
  readonly devices: number;
  readonly lengthMs: number;
}): Promise<Figures> {
  const { seed, devices } = plan;
  const world = await openRealAdbWorld(devices, seed);
  try {
    const { rig } = world;
    const mishap = { everyMs: RESTART_EVERY_MS, happen: (random: Random) => world.restartServer(random) };
    const result = await runChaos({
      ...{ ...plan, groups: devices, botsPerGroup: 1 },
      world: { rig, faults: FAULTS, mishap },
    });
    const taps = expectTapsUnderLease(result, expectOneLeaseEach(rig.events));
    expectNoBugs(result);
    expectOrderedEvents(rig.events);
    expectExplainedEnds(rig.events);
    await expectTrueReferences(rig);
    expect(rig.events.filter(({ type }) => type === 'bot.retry').length).toBeGreaterThan(5);
    expect(result.slowestStopMs).toBeLessThan(1_000);
    // Told, not judged: adb 29.0.6 now and then aborts when devices go away, also without Muster. To a host it is one more
    // restart by somebody else. A number that grows is a reason to look at what Muster asks of the server.
    const { restarts, crashes } = world;
    process.stdout.write(
      `${String(taps)} taps judged, ${String(rig.events.length)} events, ${String(result.actions)} actions, ${String(restarts)} restarts of the adb server, ${String(crashes)} crashes of its own, slowest stop ${result.slowestStopMs.toFixed(0)} ms\n`,
    );
    return { taps, restarts };
  } finally {
    await world.close();
  }
}
