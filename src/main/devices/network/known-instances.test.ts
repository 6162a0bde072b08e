import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startFakeFarm, type FakeDevice, type FakeFarm } from '../../../../testing/adb-fake-farm';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import type { Holder } from '../../../shared/errors';
import { InstanceRef } from '../../../shared/instance-reference';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createInstanceDirectory } from '../adb-instance-directory';
import { createInstanceConnections, type InstanceConnections } from './instance-connections';
import { openInstanceMemory } from './instance-memory';
import { KnownInstances } from './known-instances';

const clock = createSystemClock();
const never = new AbortController().signal;
const ref = (text: string): InstanceRef => InstanceRef.parse(text);
const HOLDER: Holder = { orchestrationId: 'o', botId: 'o/1', groupName: 'Daily', purpose: 'bot' };

interface Opened {
  readonly known: KnownInstances;
  readonly calls: InstanceConnections;
  readonly held: Map<InstanceRef, Holder>;
  shown(): readonly string[];
  close(): Promise<void>;
}

async function open(folder: string, port: number): Promise<Opened> {
  const logger = createMemoryLogger();
  const random = createRandom();
  const memory = await openInstanceMemory({
    file: join(folder, 'instances.json'),
    quarantineFolder: join(folder, 'quarantine'),
    clock,
    logger,
  });
  const directory = createInstanceDirectory({ clock, logger, random, servers: [], identityTimeoutMs: 300 });
  const known = new KnownInstances({ directory, memory, clock, random, logger });
  await known.addServer({ host: '127.0.0.1', port, role: 'real' });
  const held = new Map<InstanceRef, Holder>();
  const holderOf = (of: InstanceRef): Holder | null => held.get(of) ?? null;
  const isServerStarting = (): boolean => false;
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= known.close());
  onTestFinished(close);
  return {
    known,
    calls: createInstanceConnections({ directory, known, memory, clock, holderOf, isServerStarting }),
    held,
    shown: () => known.list().map((entry) => `${entry.ref}=${entry.state}${entry.remembered ? '+' : ''}`),
    close,
  };
}

async function farmWith(devices: Readonly<Record<string, FakeDevice>> = {}, port = 0): Promise<FakeFarm> {
  const farm = await startFakeFarm(devices, port);
  onTestFinished(() => farm.server.close());
  return farm;
}

/** An address where something listens: the fake farm's devices do not, and addresses without are not asked for. */
async function listeningAddress(): Promise<string> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const named = (name: string): FakeDevice => ({
  props: { 'ro.boot.qemu.avd_name': name },
  bootId: `aaaaaaaa-0000-0000-0000-00000000000${String(name.length)}`,
});
const connects = (farm: FakeFarm): readonly string[] =>
  farm.server.requests.filter((request) => /^host:(dis)?connect:/.test(request));

describe('connecting to an address', () => {
  it('answers who is there, remembers it, and connects again after a restart', async () => {
    const folder = await tempFolderOfTest();
    const address = await listeningAddress();
    const farm = await farmWith({ [`away ${address}`]: named('Pixel') });
    const first = await open(folder, farm.server.port);
    expect(await first.calls.connect(` ${address} `, never)).toEqual({
      ok: true,
      value: { ref: 'avd:Pixel' },
    });
    expect(first.shown()).toEqual(['avd:Pixel=ready+']);
    await first.close();
    expect(JSON.parse(await readFile(join(folder, 'instances.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      remembered: [{ address, ref: 'avd:Pixel' }],
      labels: {},
    });

    // The adb server was restarted meanwhile: it knows nothing of network devices then.
    farm.devices.delete(address);
    farm.devices.set(`away ${address}`, named('Pixel'));
    const second = await open(folder, farm.server.port);
    expect(second.shown()).toEqual(['avd:Pixel=gone+']);
    expect((await second.known.whenReady(ref('avd:Pixel'), 5_000, never)).serial).toBe(address);
    expect(second.known.find(ref('avd:Pixel'))).toMatchObject({ state: 'ready', reconnect: null });
  });

  it('leaves one that is connected alone', async () => {
    const farm = await farmWith({ '127.0.0.1:7001': named('Pixel') });
    const { calls, shown } = await open(await tempFolderOfTest(), farm.server.port);
    expect(await calls.connect('127.0.0.1:7001', never)).toMatchObject({ ok: true });
    expect(connects(farm)).toEqual([]);
    expect(shown()).toEqual(['avd:Pixel=ready+']);
  });

  it('says what is wrong, and remembers nothing then', async () => {
    const folder = await tempFolderOfTest();
    const farm = await farmWith();
    const { calls, shown, known } = await open(folder, farm.server.port);
    const adbServer = `127.0.0.1:${String(farm.server.port)}`;
    expect(await calls.connect('no address', never)).toEqual({
      ok: false,
      error: { code: 'address_invalid', address: 'no address' },
    });
    expect(await calls.connect('10.0.0.1', never)).toMatchObject({
      error: { code: 'connect_failed', address: '10.0.0.1:5555', adbServer, reason: 'other' },
    });
    await farm.server.close();
    await vi.waitFor(() => expect(known.servers()).toMatchObject([{ state: 'absent' }]));
    expect(await calls.connect('127.0.0.1:1', never)).toEqual({
      ok: false,
      error: { code: 'adb_server_absent', adbServer },
    });
    expect(shown()).toEqual([]);
    await expect(readFile(join(folder, 'instances.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('ends at once when it is cancelled', async () => {
    const farm = await farmWith();
    const { calls } = await open(await tempFolderOfTest(), farm.server.port);
    const abort = new AbortController();
    const reason = new Error('enough');
    const waiting = calls.connect('127.0.0.1:7001', abort.signal);
    abort.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });
});

describe('a remembered device', () => {
  it('that is offline is disconnected first, and no other device is touched', async () => {
    const address = await listeningAddress();
    const farm = await farmWith({ [address]: named('Pixel'), '127.0.0.1:7002': named('Other'), usb1: {} });
    const { calls, known } = await open(await tempFolderOfTest(), farm.server.port);
    await calls.connect(address, never);
    farm.set(address, { ...named('Pixel'), word: 'offline' });
    await vi.waitFor(() => {
      expect(known.find(ref('avd:Pixel'))?.reconnect).toMatchObject({ attempt: 1 });
    });
    // Somebody waits for it: that is no time to be patient.
    await known.whenReady(ref('avd:Pixel'), 5_000, never);
    expect(connects(farm)).toEqual([`host:disconnect:${address}`, `host:connect:${address}`]);
    expect(known.find(ref('avd:Pixel'))).toMatchObject({ state: 'ready', reconnect: null });
  });

  it('that waits for its user is not asked again and again', async () => {
    const address = await listeningAddress();
    const farm = await farmWith({ [address]: named('Pixel') });
    const { calls, known } = await open(await tempFolderOfTest(), farm.server.port);
    await calls.connect(address, never);
    farm.set(address, { ...named('Pixel'), word: 'unauthorized' });
    await vi.waitFor(() => expect(known.find(ref('avd:Pixel'))?.state).toBe('unauthorized'));
    expect(known.find(ref('avd:Pixel'))?.reconnect).toBeNull();
    expect(connects(farm)).toEqual([]);
  });

  it('is tried with growing delays while nothing answers there, without asking the server', async () => {
    const farm = await farmWith({ '127.0.0.1:1': named('Pixel') });
    const { calls, known } = await open(await tempFolderOfTest(), farm.server.port);
    await calls.connect('127.0.0.1:1', never);
    farm.remove('127.0.0.1:1');
    await vi.waitFor(() => expect(known.find(ref('avd:Pixel'))?.reconnect?.attempt).toBe(2), 5_000);
    expect(known.find(ref('avd:Pixel'))).toMatchObject({ state: 'gone', remembered: true });
    expect(connects(farm)).toEqual([]);
  });

  it('is forgotten for good, label and all, unless it is held', async () => {
    const folder = await tempFolderOfTest();
    const farm = await farmWith({ '127.0.0.1:7001': named('Pixel') });
    const { calls, held, shown, close, known } = await open(folder, farm.server.port);
    await calls.connect('127.0.0.1:7001', never);
    await calls.rename(ref('avd:Pixel'), ' Left phone ');
    expect(known.find(ref('avd:Pixel'))?.label).toBe('Left phone');
    held.set(ref('avd:Pixel'), HOLDER);
    expect(await calls.forget(ref('avd:Pixel'), never)).toEqual({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [{ ref: 'avd:Pixel', holder: HOLDER }] },
    });
    held.clear();
    expect(await calls.forget(ref('avd:Pixel'), never)).toEqual({ ok: true, value: {} });
    expect(connects(farm)).toEqual(['host:disconnect:127.0.0.1:7001']);
    expect(shown()).toEqual([]);
    await close();
    expect(JSON.parse(await readFile(join(folder, 'instances.json'), 'utf8'))).toEqual({
      schemaVersion: 1,
      remembered: [],
      labels: {},
    });
  });
});

describe('other instances', () => {
  it('cannot be forgotten while adb lists them, and can when they are gone', async () => {
    const farm = await farmWith({ 'emulator-5554': named('Pixel') });
    const { calls, shown } = await open(await tempFolderOfTest(), farm.server.port);
    expect(await calls.forget(ref('avd:Pixel'), never)).toMatchObject({
      error: { code: 'instance_attached', serial: 'emulator-5554' },
    });
    expect(await calls.reconnect(ref('avd:Pixel'), never)).toMatchObject({
      error: { code: 'instance_not_network' },
    });
    farm.remove('emulator-5554');
    await vi.waitFor(() => expect(shown()).toEqual(['avd:Pixel=gone']));
    expect(await calls.forget(ref('avd:Pixel'), never)).toMatchObject({ ok: true });
    expect(shown()).toEqual([]);
    const missing = { error: { code: 'instance_not_found' } };
    expect(await calls.forget(ref('avd:Pixel'), never)).toMatchObject(missing);
    expect(await calls.reconnect(ref('avd:Pixel'), never)).toMatchObject(missing);
    expect(await calls.rename(ref('avd:Pixel'), 'x')).toMatchObject({
      error: { code: 'instance_not_found' },
    });
  });

  it('connected by hand are reconnected when asked, unless they work for somebody', async () => {
    const farm = await farmWith({ '127.0.0.1:7001': named('Pixel') });
    const { calls, held, known } = await open(await tempFolderOfTest(), farm.server.port);
    held.set(ref('avd:Pixel'), HOLDER);
    expect(await calls.reconnect(ref('avd:Pixel'), never)).toMatchObject({
      error: { code: 'instance_conflict' },
    });
    expect(connects(farm)).toEqual([]);
    farm.set('127.0.0.1:7001', { ...named('Pixel'), word: 'offline' });
    await vi.waitFor(() => expect(known.find(ref('avd:Pixel'))?.state).toBe('offline'));
    expect(await calls.reconnect(ref('avd:Pixel'), never)).toEqual({ ok: true, value: {} });
    expect(connects(farm)).toEqual(['host:disconnect:127.0.0.1:7001', 'host:connect:127.0.0.1:7001']);
    expect(known.find(ref('avd:Pixel'))?.state).toBe('ready');
  });

  it('with two adb names show both', async () => {
    const farm = await farmWith({ 'emulator-5554': named('Pixel'), '127.0.0.1:5555': named('Pixel') });
    const { known } = await open(await tempFolderOfTest(), farm.server.port);
    const [entry, ...rest] = known.list();
    expect(rest).toEqual([]);
    expect([entry?.serial, ...(entry?.otherSerials ?? [])].toSorted()).toEqual([
      '127.0.0.1:5555',
      'emulator-5554',
    ]);
  });
});

describe('the file', () => {
  it('that is unreadable counts as empty and is kept aside when it is written over', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'instances.json'), '{ "remembered": [');
    const farm = await farmWith({ usb1: {} });
    const { calls, known } = await open(folder, farm.server.port);
    expect(await calls.rename(ref('usb:usb1'), 'Phone')).toEqual({ ok: true, value: {} });
    expect(known.find(ref('usb:usb1'))?.label).toBe('Phone');
    expect(JSON.parse(await readFile(join(folder, 'instances.json'), 'utf8'))).toMatchObject({
      labels: { 'usb:usb1': 'Phone' },
    });
    expect(await readdir(join(folder, 'quarantine'))).toHaveLength(1);
  });

  it('of a newer version is left alone, and a change says so', async () => {
    const folder = await tempFolderOfTest();
    const text = '{"schemaVersion":99,"remembered":[]}';
    await writeFile(join(folder, 'instances.json'), text);
    const farm = await farmWith({ usb1: {} });
    const { calls } = await open(folder, farm.server.port);
    expect(await calls.rename(ref('usb:usb1'), 'Phone')).toMatchObject({
      error: { code: 'file_write_failed' },
    });
    expect(await readFile(join(folder, 'instances.json'), 'utf8')).toBe(text);
  });
});
