import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { adbIsMissing, startAdbServer, type AdbServer } from '../../../../testing/adb-server';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { InstanceRef } from '../../../shared/instance-reference';
import { startDeviceSimulator, type DeviceSimulator } from '../../../simulator/device-simulator';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createInstanceDirectory } from '../adb-instance-directory';
import { createInstanceConnections, type InstanceConnections } from './instance-connections';
import { openInstanceMemory } from './instance-memory';
import { KnownInstances } from './known-instances';

const clock = createSystemClock();
const never = new AbortController().signal;
const ref = (text: string): InstanceRef => InstanceRef.parse(text);
const PATIENCE = { timeout: 20_000 };

interface World {
  readonly known: KnownInstances;
  readonly calls: InstanceConnections;
  readonly simulator: DeviceSimulator;
  readonly adb: AdbServer;
  /** The address a device had at the start. */
  address(number: number): string;
}

/** Virtual devices, a real adb server that knows none of them, and the directory on it. */
async function openWorld(devices: number): Promise<World> {
  const folder = await tempFolderOfTest();
  const logger = createMemoryLogger();
  const random = createRandom();
  const simulator = await startDeviceSimulator({ devices });
  onTestFinished(() => simulator.stop());
  const adb = await startAdbServer();
  onTestFinished(() => adb.stop());
  const file = join(folder, 'instances.json');
  const memory = await openInstanceMemory({ file, quarantineFolder: folder, clock, logger });
  const directory = createInstanceDirectory({ clock, logger, random, servers: [] });
  const known = new KnownInstances({ directory, memory, clock, random, logger });
  onTestFinished(() => known.close());
  await known.addServer({ host: '127.0.0.1', port: adb.port, role: 'real' });
  const holderOf = (): null => null;
  const isServerStarting = (): boolean => false;
  return {
    known,
    calls: createInstanceConnections({ directory, known, memory, clock, holderOf, isServerStarting }),
    simulator,
    adb,
    address: (number) => simulator.serials[number - 1] ?? '',
  };
}

const stateOf = ({ known }: World, text: string): string | undefined => known.find(ref(text))?.state;

describe.skipIf(adbIsMissing())('network devices behind a real adb server', () => {
  it('are connected to, many at once, each under the name of its device', async () => {
    const world = await openWorld(8);
    const { calls, simulator, known } = world;
    const answers = await Promise.all(simulator.serials.map((address) => calls.connect(address, never)));
    expect(answers).toEqual(
      simulator.serials.map((_, index) => ({ ok: true, value: { ref: `sim:${String(index + 1)}` } })),
    );
    const device = await known.whenReady(ref('sim:5'), 5_000, never);
    await device.tap(3, 4, never);
    for (const serial of simulator.serials)
      expect(simulator.taps(serial)).toHaveLength(serial === world.address(5) ? 1 : 0);
  });

  it('are connected again when the adb server was restarted, and forgotten ones are not', async () => {
    const world = await openWorld(3);
    const { calls, simulator, adb, known } = world;
    for (const address of simulator.serials) await calls.connect(address, never);
    expect(await calls.forget(ref('sim:3'), never)).toEqual({ ok: true, value: {} });
    expect([...(await adb.states()).keys()].toSorted()).toEqual(simulator.serials.slice(0, 2).toSorted());
    await adb.stop();
    await vi.waitFor(() => expect(stateOf(world, 'sim:1')).toBe('gone'), PATIENCE);
    const again = await startAdbServer(adb.port);
    onTestFinished(() => again.stop());
    await vi.waitFor(() => {
      expect([stateOf(world, 'sim:1'), stateOf(world, 'sim:2')]).toEqual(['ready', 'ready']);
    }, PATIENCE);
    expect(known.list().map((entry) => entry.ref)).toEqual(['sim:1', 'sim:2']);
    expect((await again.states()).has(world.address(3))).toBe(false);
  });

  it('that the server only believes to be connected are disconnected first', async () => {
    const world = await openWorld(2);
    const { calls, simulator, adb, known } = world;
    for (const address of simulator.serials) await calls.connect(address, never);
    simulator.faults.set('1:offline');
    await simulator.settled();
    await vi.waitFor(() => expect(stateOf(world, 'sim:1')).toBe('offline'), PATIENCE);
    simulator.faults.clear();
    await simulator.settled();
    expect(await adb.connect(world.address(1))).toContain('already connected');
    const device = await known.whenReady(ref('sim:1'), 15_000, never);
    await device.tap(1, 2, never);
    expect(simulator.taps(world.address(1))).toHaveLength(1);
    expect(stateOf(world, 'sim:2')).toBe('ready');
  });

  it('that were rebooted are reconnected by themselves', async () => {
    const world = await openWorld(1);
    await world.calls.connect(world.address(1), never);
    world.simulator.faults.set('1:reboot(1s)');
    await vi.waitFor(() => expect(stateOf(world, 'sim:1')).toBe('offline'), 5_000);
    await vi.waitFor(() => expect(stateOf(world, 'sim:1')).toBe('ready'), PATIENCE);
    expect(world.known.find(ref('sim:1'))?.reconnect).toBeNull();
  });

  it('that do not accept this computer are shown as such', async () => {
    const world = await openWorld(1);
    world.simulator.faults.set('1:unauthorized');
    await world.simulator.settled();
    const address = world.address(1);
    expect(await world.calls.connect(address, never)).toMatchObject({ value: { ref: `tcp:${address}` } });
    expect(stateOf(world, `tcp:${address}`)).toBe('unauthorized');
    await expect(world.known.whenReady(ref(`tcp:${address}`), 100, never)).rejects.toMatchObject({
      code: 'device_unauthorized',
    });
  });

  it('where nothing listens are refused in words', async () => {
    const { calls, known } = await openWorld(1);
    expect(await calls.connect('127.0.0.1:1', never)).toMatchObject({
      error: { code: 'connect_failed', reason: 'refused' },
    });
    expect(await calls.connect('no.such.host.invalid', never)).toMatchObject({
      error: { code: 'connect_failed', reason: 'name_unknown' },
    });
    expect(known.list()).toEqual([]);
  });
});
