import { describe, expect, it } from 'vitest';
import {
  expectNoBugs,
  expectOneLeaseEach,
  expectOrderedEvents,
  expectTapsUnderLease,
} from '../chaos/invariants';
import { runChaos } from '../chaos/chaos-run';

describe('the invariants of the lifecycle', () => {
  it('hold for 2 min of seeded chaos with 64 bots', { timeout: 240_000 }, async () => {
    const result = await runChaos({ seed: 11, devices: 64, groups: 4, botsPerGroup: 16, lengthMs: 120_000 });
    const { rig } = result;
    expectNoBugs(result);
    expectOrderedEvents(rig.events);
    const taps = expectTapsUnderLease(result, expectOneLeaseEach(rig.events));
    process.stdout.write(
      `${String(taps)} taps judged, ${String(rig.events.length)} events, ${String(result.actions)} actions, slowest stop ${result.slowestStopMs.toFixed(0)} ms\n`,
    );
    expect(taps).toBeGreaterThan(5_000);
    expect(result.slowestStopMs).toBeLessThan(1_000);
    await rig.close();
  });
});
