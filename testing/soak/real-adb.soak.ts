import { describe, expect, it } from 'vitest';
import { adbIsMissing } from '../adb-server';
import { expectChaosSurvived } from '../chaos/real-adb-run';

// Without adb this is left out at home and fails in CI.
describe.skipIf(adbIsMissing())('a host on a real adb server', () => {
  it('taps no wrong device in 3 min of seeded chaos with 32 devices', { timeout: 360_000 }, async () => {
    const { taps, restarts } = await expectChaosSurvived({ seed: 13, devices: 32, lengthMs: 180_000 });
    expect(taps).toBeGreaterThan(3_000);
    expect(restarts).toBeGreaterThan(10);
  });
});
