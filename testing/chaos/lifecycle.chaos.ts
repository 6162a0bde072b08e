import { describe, expect, it } from 'vitest';
import { expectNoBugs, expectOneLeaseEach, expectOrderedEvents, expectTapsUnderLease } from './invariants';
import { runChaos } from './chaos-run';
import { resourcesInUse } from '../resources';

describe('the invariants of the lifecycle', () => {
  it('hold for 20 s of seeded chaos with 16 devices and 4 groups', { timeout: 60_000 }, async () => {
    const before = resourcesInUse();
    const result = await runChaos({ seed: 7, devices: 16, groups: 4, botsPerGroup: 4, lengthMs: 20_000 });
    const { rig } = result;
    expectNoBugs(result);
    expectOrderedEvents(rig.events);
    const taps = expectTapsUnderLease(result, expectOneLeaseEach(rig.events));
    expect(taps).toBeGreaterThan(200);
    expect(result.actions).toBeGreaterThan(100);
    expect(rig.events.filter(({ type }) => type === 'bot.retry').length).toBeGreaterThan(5);
    expect(result.slowestStopMs).toBeLessThan(1_000);
    await rig.close();
    await expect.poll(resourcesInUse, { timeout: 5_000 }).toEqual(before);
  });
});
