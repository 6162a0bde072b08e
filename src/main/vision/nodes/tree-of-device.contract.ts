import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { adbIsMissing, startAdbServer, type AdbServer } from '../../../../testing/adb-server';
import { startDeviceSimulator, type DeviceSimulator } from '../../../simulator/device-simulator';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { createTextSink } from '../../devices/adb/reply-sink';
import { createSmartSocketClient } from '../../devices/adb/smart-socket';
import { createSystemClock } from '../../platform/system-clock';
import { selectNodes } from './select-nodes';
import { createTreeSource, type RunService, type TreeSource } from './tree-source';

const never = new AbortController().signal;

interface Rig {
  /** Source of the elements of the only device, whose screen is 540 by 960. */
  readonly source: TreeSource;
  /** Runs a line of the device's shell. */
  shell(line: string): Promise<string>;
  stop(): Promise<void>;
}

function rigOf(port: number, serial: string, stop: () => Promise<void>): Rig {
  const clock = createSystemClock();
  const client = createSmartSocketClient({ endpoint: { host: '127.0.0.1', port }, clock });
  const run: RunService = (service, { timeoutMs, maxBytes }, signal) =>
    client.run({ serial, service, sink: createTextSink(maxBytes), timeoutMs }, signal);
  return {
    source: createTreeSource({ run, clock }),
    shell: (line) => run(`exec:${line}`, { timeoutMs: 5_000, maxBytes: 100_000 }, never),
    stop,
  };
}

function describeTrees(name: string, start: () => Promise<Rig>): void {
  describe(name, () => {
    let rig: Rig;
    beforeEach(async () => {
      rig = await start();
      await rig.shell('am start -n com.example.form/.MainActivity');
    });
    afterEach(() => rig.stop());

    it('tells the elements of the app in front, what lies in what, and where', async () => {
      await rig.shell('am start -n com.example.rewards/.MainActivity');
      const root = await vi.waitFor(
        async () => {
          const seen = await rig.source.fetch(never);
          expect(selectNodes(seen, { id: 'gifts' })).toHaveLength(1);
          return seen;
        },
        { timeout: 5_000 },
      );
      const [coins] = selectNodes(root, { description: { how: 'equals', text: 'coins' } });
      expect(coins).toMatchObject({
        className: 'android.widget.ImageView',
        packageName: 'com.example.rewards',
        box: { x: 374, y: 74, width: 32, height: 32 },
      });
      const days = selectNodes(root, { path: '//*[@id="gifts"]/TextView[starts-with(@text, "Day ")]' });
      expect(days).toHaveLength(6);
      expect(new Set(selectNodes(root, { path: '//*' }).map(({ packageName }) => packageName)).size).toBe(1);
    });

    it('follows how the screen is turned', async () => {
      await rig.shell('settings put system accelerometer_rotation 0; settings put system user_rotation 1');
      const [outermost] = (await rig.source.fetch(never)).children;
      expect(outermost?.box).toEqual({ x: 0, y: 0, width: 960, height: 540 });
    });

    it('goes by a file where there is no terminal, and leaves none', async () => {
      await rig.shell('setprop debug.muster.dump no-terminal');
      expect((await rig.source.fetch(never)).children).toHaveLength(1);
      expect(await rig.shell('ls /data/local/tmp')).not.toContain('muster');
    });

    it('tries again what failed in passing', async () => {
      for (const fault of ['no-window', 'killed', 'held', 'cut']) {
        await rig.shell(`setprop debug.muster.dump ${fault}:1`);
        expect((await rig.source.fetch(never)).children).toHaveLength(1);
      }
    });

    it('says in plain words why there are none', async () => {
      const reasons = {
        'no-window': 'off or locked',
        held: 'Appium',
        emoji: 'emoji',
        missing: 'no uiautomator',
      };
      for (const [fault, words] of Object.entries(reasons)) {
        await rig.shell(`setprop debug.muster.dump ${fault}`);
        const failed = await rig.source.fetch(never).catch((error: unknown) => error);
        expect(failed).toMatchObject({ code: 'recognition_unavailable' });
        expect(String(failed)).toContain(words);
      }
    });

    it('has one dump at a time', async () => {
      await rig.shell('setprop debug.muster.dump.ms 150');
      const roots = await Promise.all([1, 2, 3].map(() => rig.source.fetch(never)));
      expect(roots.every(({ children }) => children.length === 1)).toBe(true);
    });

    it('ends at once when it is stopped', async () => {
      await rig.shell('setprop debug.muster.dump.ms 8000');
      const stop = new AbortController();
      const fetched = rig.source.fetch(stop.signal);
      const began = performance.now();
      setTimeout(() => stop.abort(new Error('stopped')), 50);
      await expect(fetched).rejects.toThrow('stopped');
      expect(performance.now() - began).toBeLessThan(2_000);
    });
  });
}

describeTrees("elements through the simulator's adb server", async () => {
  const simulator: Simulator = await startSimulator({ devices: 1 });
  return rigOf(simulator.port, simulator.serials[0] ?? '', () => simulator.stop());
});

describe.skipIf(adbIsMissing())('behind the real adb server', () => {
  let adb: AdbServer;
  beforeAll(async () => {
    adb = await startAdbServer();
  });
  afterAll(() => adb.stop());

  describeTrees('elements through the real adb server', async () => {
    const simulator: DeviceSimulator = await startDeviceSimulator({ devices: 1 });
    await adb.connectAll(simulator.serials);
    const [serial = ''] = simulator.serials;
    return rigOf(adb.port, serial, async () => {
      await adb.disconnect(serial);
      await simulator.stop();
    });
  });
});
