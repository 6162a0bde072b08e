import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startDeviceSimulator } from '../../src/simulator/device-simulator';
import { adbIsMissing, startAdbServer } from '../adb-server';

describe.skipIf(adbIsMissing())('what adb really does, the slow part', () => {
  it('forgets a network device after about a minute away, and takes it again when asked', async () => {
    const adb = await startAdbServer();
    onTestFinished(() => adb.stop());
    const simulator = await startDeviceSimulator({ devices: 2 });
    onTestFinished(() => simulator.stop());
    const [serial = '', other = ''] = simulator.serials;
    await adb.connectAll(simulator.serials);
    simulator.faults.set('1:gone');
    await simulator.settled();
    const left = performance.now();
    await vi.waitFor(async () => expect((await adb.states()).get(serial)).toBe('offline'));
    await vi.waitFor(async () => expect((await adb.states()).has(serial)).toBe(false), {
      timeout: 120_000,
      interval: 250,
    });
    const seconds = (performance.now() - left) / 1000;
    expect(seconds).toBeGreaterThan(30);
    expect(seconds).toBeLessThan(90);
    expect((await adb.states()).get(other)).toBe('device');
    simulator.faults.clear();
    await simulator.settled();
    expect(await adb.connect(serial)).toBe(`connected to ${serial}`);
  });
});
