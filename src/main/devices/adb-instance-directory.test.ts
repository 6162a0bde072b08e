import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFakeFarm, type FakeDevice, type FakeFarm } from '../../../testing/adb-fake-farm';
import { createFakeClock } from '../../../testing/fake-clock';
import { createMemoryLogger } from '../../../testing/memory-logger';
import { InstanceRef } from '../../shared/instance-reference';
import { createRandom } from '../platform/random';
import { createSystemClock } from '../platform/system-clock';
import { createInstanceDirectory } from './adb-instance-directory';
import type { AdbServerAddress, DirectoryChange, InstanceDirectory } from './instance-directory';

const never = new AbortController().signal;
const cleanUp: (() => Promise<void>)[] = [];
const ref = (text: string): InstanceRef => InstanceRef.parse(text);

async function farm(devices: Readonly<Record<string, FakeDevice>> = {}, port = 0): Promise<FakeFarm> {
  const started = await startFakeFarm(devices, port);
  cleanUp.push(() => started.server.close());
  return started;
}

function addressOf(of: FakeFarm, role: AdbServerAddress['role'] = 'real'): AdbServerAddress {
  return { host: '127.0.0.1', port: of.server.port, role };
}

async function directoryOf(...farms: readonly FakeFarm[]): Promise<InstanceDirectory> {
  const directory = createInstanceDirectory({
    clock: createSystemClock(),
    logger: createMemoryLogger(),
    random: createRandom(),
    servers: farms.map((of) => addressOf(of)),
    identityTimeoutMs: 300,
  });
  cleanUp.unshift(() => directory.close());
  for (const of of farms) await directory.addServer(addressOf(of));
  return directory;
}

/** `ref=state@serial` of every entry, sorted. */
function shown(directory: InstanceDirectory): readonly string[] {
  return directory
    .list()
    .map((entry) => `${entry.ref}=${entry.state}@${entry.serial ?? '-'}`)
    .toSorted();
}

const sim = (number: number): FakeDevice => ({
  props: { 'ro.muster.sim': String(number), 'ro.product.model': `Sim ${String(number)}` },
  bootId: `00000000-0000-0000-0000-00000000000${String(number)}`,
});
const avd = (name: string, bootId: string): FakeDevice => ({
  props: { 'ro.boot.qemu.avd_name': name, 'ro.hardware': 'ranchu' },
  bootId,
});
const BOOT_A = 'aaaaaaaa-0000-0000-0000-000000000000';
const BOOT_C = 'cccccccc-0000-0000-0000-000000000000';
const BOOT_B = 'bbbbbbbb-0000-0000-0000-000000000000';

afterEach(async () => {
  for (const clean of cleanUp.splice(0)) await clean();
});

describe('instance directory', () => {
  it('lists the devices of all its servers by identity', async () => {
    const one = await farm({ 'sim-1': sim(1), R58M: {} });
    const two = await farm({ 'emulator-5554': avd('Pixel_7', BOOT_A) });
    const directory = await directoryOf(one, two);
    expect(shown(directory)).toEqual([
      'avd:Pixel_7=ready@emulator-5554',
      'sim:1=ready@sim-1',
      'usb:R58M=ready@R58M',
    ]);
    expect(directory.find(ref('sim:1'))).toMatchObject({
      model: 'Sim 1',
      adbServer: `127.0.0.1:${String(one.server.port)}`,
    });
    expect(directory.servers().map(({ state, version }) => `${state} ${version ?? ''}`)).toEqual([
      'connected 1.0.41',
      'connected 1.0.41',
    ]);
  });

  it('follows devices that vanish and come back, under the same reference', async () => {
    const one = await farm({ 'sim-1': sim(1) });
    const directory = await directoryOf(one);
    const changes: DirectoryChange[] = [];
    const unwatch = directory.watch((change) => changes.push(change));
    one.remove('sim-1');
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=gone@-']));
    one.set('sim-9', sim(1));
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=ready@sim-9']));
    expect(changes.map((change) => (change.type === 'instance' ? change.entry.state : change.type))).toEqual([
      'gone',
      'ready',
    ]);
    unwatch();
    one.remove('sim-9');
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=gone@-']));
    expect(changes).toHaveLength(2);
  });

  it.each([
    ['offline', 'offline'],
    ['unauthorized', 'unauthorized'],
    ['recovery', 'recovery'],
    ['no permissions (user in plugdev group?); see [http://x]', 'no_permissions'],
    ['something new', 'unknown'],
  ])('says "%s" in its words, and keeps the reference', async (word, state) => {
    const one = await farm({ 'emulator-5554': avd('Pixel_7', BOOT_A) });
    const directory = await directoryOf(one);
    one.set('emulator-5554', { word });
    await vi.waitFor(() => expect(shown(directory)).toEqual([`avd:Pixel_7=${state}@emulator-5554`]));
    one.set('emulator-5554', avd('Pixel_7', BOOT_B));
    await vi.waitFor(() => expect(shown(directory)).toEqual(['avd:Pixel_7=ready@emulator-5554']));
  });

  it('names a device it could never ask by its address, and removes that name once it knows better', async () => {
    const one = await farm({ 'emulator-5554': { word: 'unauthorized' } });
    const directory = await directoryOf(one);
    expect(shown(directory)).toEqual(['tcp:127.0.0.1:5555=unauthorized@emulator-5554']);
    one.set('emulator-5554', avd('Pixel_7', BOOT_A));
    await vi.waitFor(() => expect(shown(directory)).toEqual(['avd:Pixel_7=ready@emulator-5554']));
  });

  it('says booting until Android has started', async () => {
    const one = await farm({ 'sim-1': { props: { ...sim(1).props, 'sys.boot_completed': '' } } });
    const directory = await directoryOf(one);
    expect(shown(directory)).toEqual(['sim:1=booting@sim-1']);
    one.devices.set('sim-1', sim(1));
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=ready@sim-1']), 5_000);
  });

  it('is not delayed by a device that hangs, and shows that one as unknown', async () => {
    const one = await farm({ 'emulator-5556': { hangs: true }, 'sim-1': sim(1) });
    const directory = createInstanceDirectory({
      clock: createSystemClock(),
      logger: createMemoryLogger(),
      random: createRandom(),
      servers: [addressOf(one)],
      identityTimeoutMs: 400,
    });
    cleanUp.unshift(() => directory.close());
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=ready@sim-1']), {
      timeout: 300,
      interval: 5,
    });
    await vi.waitFor(() =>
      expect(shown(directory)).toEqual(['sim:1=ready@sim-1', 'tcp:127.0.0.1:5557=unknown@emulator-5556']),
    );
  });
});

describe('identity of an emulator', () => {
  it('merges its two adb names, by boot id and by address', async () => {
    const one = await farm({
      'emulator-5554': avd('Pixel_7', BOOT_A),
      '127.0.0.1:5555': avd('Pixel_7', BOOT_A),
      'emulator-5558': {},
      '127.0.0.1:5559': {},
      '127.0.0.1:16384': avd('Tab', BOOT_B),
      '192.168.1.5:5555': avd('Tab', BOOT_B),
    });
    const directory = await directoryOf(one);
    expect(directory.list().map((entry) => entry.ref)).toHaveLength(3);
    expect(directory.find(ref('avd:Pixel_7'))).toMatchObject({ state: 'ready' });
    expect(directory.find(ref('tcp:127.0.0.1:5559'))).toMatchObject({ state: 'ready' });
    expect(directory.find(ref('avd:Tab'))).toMatchObject({ state: 'ready' });
  });

  it('goes on with the other name when one flips to offline', async () => {
    const one = await farm({
      'emulator-5554': avd('Pixel_7', BOOT_A),
      '127.0.0.1:5555': { word: 'offline' },
    });
    const directory = await directoryOf(one);
    expect(shown(directory)).toEqual(['avd:Pixel_7=ready@emulator-5554']);
    one.set('127.0.0.1:5555', avd('Pixel_7', BOOT_A));
    one.set('emulator-5554', { word: 'offline' });
    await vi.waitFor(() => expect(shown(directory)).toEqual(['avd:Pixel_7=ready@127.0.0.1:5555']));
    const device = await directory.whenReady(ref('avd:Pixel_7'), 2_000, never);
    expect(device.serial).toBe('127.0.0.1:5555');
  });

  it('keeps one AVD run twice apart', async () => {
    const one = await farm({
      'emulator-5554': avd('Pixel_7', BOOT_A),
      'emulator-5556': avd('Pixel_7', BOOT_B),
    });
    const directory = await directoryOf(one);
    expect(shown(directory)).toEqual([
      'avd:Pixel_7=ready@emulator-5554',
      'tcp:127.0.0.1:5557=ready@emulator-5556',
    ]);
    one.remove('emulator-5554');
    await vi.waitFor(() =>
      expect(shown(directory)).toEqual(['avd:Pixel_7=gone@-', 'tcp:127.0.0.1:5557=ready@emulator-5556']),
    );
  });

  it('never gives a reference to the same name on another server', async () => {
    const one = await farm({ 'emulator-5554': avd('Pixel_7', BOOT_A) });
    const two = await farm();
    const directory = await directoryOf(one, two);
    two.set('emulator-5554', avd('Pixel_7', BOOT_B));
    await vi.waitFor(() => expect(shown(directory)).toContain('tcp:127.0.0.1:5555=ready@emulator-5554'));
    one.remove('emulator-5554');
    await vi.waitFor(() => expect(shown(directory)).toContain('avd:Pixel_7=gone@-'));
    await expect(directory.whenReady(ref('avd:Pixel_7'), 100, never)).rejects.toMatchObject({
      code: 'device_gone',
    });
  });

  it('keeps a device handle from reaching another device that took its serial', async () => {
    const one = await farm({ 'emulator-5554': avd('Pixel_7', BOOT_A) });
    const directory = await directoryOf(one);
    const device = await directory.whenReady(ref('avd:Pixel_7'), 2_000, never);
    await device.tap(1, 1, never);
    one.set('emulator-5554', { word: 'offline' });
    await vi.waitFor(() => expect(shown(directory)).toEqual(['avd:Pixel_7=offline@emulator-5554']));
    await expect(device.tap(2, 2, never)).rejects.toMatchObject({ code: 'device_offline' });
    one.set('emulator-5554', avd('Tablet', BOOT_B));
    await vi.waitFor(() => expect(directory.find(ref('avd:Tablet'))?.state).toBe('ready'));
    await expect(device.tap(3, 3, never)).rejects.toMatchObject({ code: 'device_gone' });
    expect(one.commands.filter(({ line }) => line.startsWith('input'))).toEqual([
      { serial: 'emulator-5554', line: 'input tap 1 1' },
    ]);
    one.set('emulator-5554', { word: 'offline' });
    one.set('emulator-5554', avd('Pixel_7', BOOT_C));
    await vi.waitFor(() => expect(directory.find(ref('avd:Pixel_7'))?.state).toBe('ready'));
    await device.tap(4, 4, never);
  });
});

describe('readiness', () => {
  it.each<[string, FakeDevice | undefined, string]>([
    ['absent', undefined, 'device_gone'],
    ['offline', { word: 'offline' }, 'device_offline'],
    ['unauthorized', { word: 'unauthorized' }, 'device_unauthorized'],
    ['booting', { props: { 'sys.boot_completed': '0' } }, 'device_timeout'],
    ['hanging', { hangs: true }, 'device_timeout'],
    ['in recovery', { word: 'recovery' }, 'device_refused'],
  ])('of an instance that is %s fails with its cause, in time', async (_what, device, code) => {
    const one = await farm(device === undefined ? {} : { R58M: device });
    const directory = await directoryOf(one);
    const began = performance.now();
    await expect(directory.whenReady(ref('usb:R58M'), 400, never)).rejects.toMatchObject({ code });
    expect(performance.now() - began).toBeGreaterThan(390);
    expect(performance.now() - began).toBeLessThan(900);
  });

  it('fails with the server when it is that which is gone', async () => {
    const one = await farm({ 'emulator-5554': avd('Pixel_7', BOOT_A) });
    const directory = await directoryOf(one);
    await one.server.close();
    await vi.waitFor(() => expect(directory.servers()[0]?.state).toBe('absent'));
    expect(shown(directory)).toEqual(['avd:Pixel_7=gone@-']);
    await expect(directory.whenReady(ref('avd:Pixel_7'), 50, never)).rejects.toMatchObject({
      code: 'adb_server_gone',
    });
    await expect(directory.whenReady(ref('sim:1'), 50, never)).rejects.toMatchObject({ code: 'device_gone' });
  });

  it('comes at once when the instance does', async () => {
    const one = await farm();
    const directory = await directoryOf(one);
    const waiting = directory.whenReady(ref('sim:1'), 10_000, never);
    one.set('sim-1', sim(1));
    const device = await waiting;
    expect(device).toMatchObject({ ref: 'sim:1', serial: 'sim-1' });
    await expect(device.shell(['getprop', 'ro.muster.sim'], never)).resolves.toEqual({
      stdout: '1\n',
      exitCode: 0,
    });
  });

  it('asks the adb server for a network device it does not list', async () => {
    const one = await farm({ 'away 127.0.0.1:16384': {} });
    one.devices.delete('none');
    const directory = await directoryOf(one);
    const device = await directory.whenReady(ref('tcp:127.0.0.1:16384'), 5_000, never);
    expect(device.serial).toBe('127.0.0.1:16384');
  });

  it('ends with the signal, and with the directory', async () => {
    const one = await farm({ R58M: { hangs: true } });
    const directory = await directoryOf(one);
    const abort = new AbortController();
    const reason = new Error('stopped');
    const aborted = directory.whenReady(ref('usb:R58M'), 60_000, abort.signal);
    const closed = directory.whenReady(ref('usb:R58M'), 60_000, never);
    abort.abort(reason);
    await expect(aborted).rejects.toBe(reason);
    const closing = directory.close();
    await expect(closed).rejects.toThrow('closed');
    await closing;
    await vi.waitFor(() => expect(one.server.connections.size).toBe(0));
  });
});

describe('adb servers', () => {
  it('are found when they start, missed when they end, found again', async () => {
    const one = await farm({ 'sim-1': sim(1) });
    const { port } = one.server;
    await one.server.close();
    const directory = createInstanceDirectory({
      clock: createSystemClock(),
      logger: createMemoryLogger(),
      random: createRandom(),
      servers: [],
    });
    cleanUp.unshift(() => directory.close());
    await directory.addServer(addressOf(one, 'simulator'));
    expect(directory.servers()).toMatchObject([
      { address: `127.0.0.1:${String(port)}`, role: 'simulator', state: 'absent', version: null },
    ]);
    await expect(directory.whenReady(ref('sim:1'), 50, never)).rejects.toMatchObject({
      code: 'adb_server_gone',
    });
    for (let round = 0; round < 2; round += 1) {
      const back = await startFakeFarm({ 'sim-1': sim(1) }, port);
      const device = await directory.whenReady(ref('sim:1'), 5_000, never);
      await device.tap(1, 1, never);
      await back.server.close();
      await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=gone@-']));
      await expect(device.tap(1, 1, never)).rejects.toMatchObject({ code: 'adb_server_gone' });
    }
  });

  it('that drop the list are followed again, and no device is missed meanwhile', async () => {
    const one = await farm({ 'sim-1': sim(1) });
    const directory = await directoryOf(one);
    const device = await directory.whenReady(ref('sim:1'), 2_000, never);
    const states: string[] = [];
    directory.watch((change) => states.push(change.type === 'server' ? change.server.state : change.type));
    one.dropTracks();
    await vi.waitFor(() => expect(states).toEqual(['connecting', 'connected']));
    await device.tap(1, 1, never);
    one.devices.set('sim-1', sim(2));
    one.dropTracks();
    await vi.waitFor(() => expect(shown(directory)).toEqual(['sim:1=gone@-', 'sim:2=ready@sim-1']));
    await expect(device.tap(1, 1, never)).rejects.toMatchObject({ code: 'device_gone' });
  });

  it('can be joined again while they are removed', async () => {
    const one = await farm({ 'sim-1': sim(1) });
    const directory = await directoryOf(one);
    await Promise.all([directory.removeServer(addressOf(one)), directory.addServer(addressOf(one))]);
    expect(shown(directory)).toEqual(['sim:1=ready@sim-1']);
    expect(directory.servers()).toHaveLength(1);
  });

  it('can be removed, with their instances', async () => {
    const one = await farm({ 'sim-1': sim(1) });
    const two = await farm({ 'sim-2': sim(2) });
    const directory = await directoryOf(one, two);
    one.remove('sim-1');
    await vi.waitFor(() => expect(directory.find(ref('sim:1'))?.state).toBe('gone'));
    const changes: DirectoryChange[] = [];
    directory.watch((change) => changes.push(change));
    await directory.removeServer(addressOf(one));
    await directory.removeServer(addressOf(two));
    expect(directory.list()).toEqual([]);
    expect(directory.servers()).toEqual([]);
    expect(changes.filter(({ type }) => type.endsWith('Removed'))).toEqual([
      { type: 'instanceRemoved', ref: 'sim:1' },
      { type: 'serverRemoved', address: `127.0.0.1:${String(one.server.port)}` },
      { type: 'instanceRemoved', ref: 'sim:2' },
      { type: 'serverRemoved', address: `127.0.0.1:${String(two.server.port)}` },
    ]);
    await vi.waitFor(() => expect(one.server.connections.size + two.server.connections.size).toBe(0));
  });

  it('leave no timer and no connection when the directory closes', async () => {
    const one = await farm({
      'sim-1': sim(1),
      'sim-2': { hangs: true },
      'sim-3': { props: { 'sys.boot_completed': '' } },
    });
    const gone = await startFakeFarm();
    await gone.server.close();
    const clock = createFakeClock();
    const directory = createInstanceDirectory({
      clock,
      logger: createMemoryLogger(),
      random: createRandom(),
      servers: [addressOf(one), addressOf(gone)],
    });
    await vi.waitFor(() => expect(directory.list()).toHaveLength(2));
    const joining = directory.addServer(addressOf(one));
    const waiting = directory.whenReady(ref('usb:none'), 60_000, never);
    await vi.waitFor(() => expect(directory.servers()[1]?.state).toBe('absent'));
    expect(clock.pending()).toBeGreaterThan(3);
    await Promise.all([directory.close(), joining, expect(waiting).rejects.toThrow('closed')]);
    expect(clock.pending()).toBe(0);
    await vi.waitFor(() => expect(one.server.connections.size).toBe(0));
    await expect(directory.addServer(addressOf(one))).rejects.toThrow('closed');
  });
});
