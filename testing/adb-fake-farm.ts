import type { Socket } from 'node:net';
import { counted, startFakeAdbServer, type FakeAdbServer, type FakeRequest } from './adb-fake-server';

/** A device of the fake farm, as its adb server and its shell show it. */
export interface FakeDevice {
  /** The server's word; `device` unless given. */
  readonly word?: string;
  readonly props?: Readonly<Record<string, string>>;
  readonly bootId?: string;
  /** Takes every command and never answers. */
  readonly hangs?: boolean;
}

/** An adb server with a list of devices that tests change, whose shell knows `getprop` and the boot id alone. */
export interface FakeFarm {
  readonly server: FakeAdbServer;
  /** By serial; `away HOST:PORT` is not listed and can be connected to. */
  readonly devices: Map<string, FakeDevice>;
  /** Tells everyone who follows the list. */
  push(): void;
  set(serial: string, device: FakeDevice): void;
  remove(serial: string): void;
  /** Ends the connections that follow the list, as real servers do now and then. */
  dropTracks(): void;
  /** Command lines run, by serial. */
  readonly commands: { readonly serial: string; readonly line: string }[];
}

/** Starts a farm on a free port, or on `port`. */
export async function startFakeFarm(
  devices: Readonly<Record<string, FakeDevice>> = {},
  port = 0,
): Promise<FakeFarm> {
  const tracks = new Set<Socket>();
  const all = new Map(Object.entries(devices));
  const commands: { serial: string; line: string }[] = [];
  const list = (): string =>
    counted(
      [...all]
        .filter(([serial]) => !serial.startsWith('away '))
        .map(([serial, { word = 'device' }]) => `${serial}\t${word}\n`)
        .join(''),
    );

  const handle = (request: FakeRequest): void => {
    if (request.service === 'host:version') request.okay(counted('0029'));
    else if (request.service === 'host:track-devices') {
      tracks.add(request.socket);
      request.socket.on('close', () => tracks.delete(request.socket));
      request.okay(list());
    } else if (request.service.startsWith('host:connect:')) {
      request.okay(counted(connectAnswer(request.service.slice('host:connect:'.length))));
    } else if (request.service.startsWith('host:disconnect:')) {
      disconnect(request, request.service.slice('host:disconnect:'.length));
    } else handleDevice(request);
  };

  const connectAnswer = (address: string): string => {
    // Whatever the device does: real servers say so of every address in their list.
    if (all.has(address)) return `already connected to ${address}`;
    const device = all.get(`away ${address}`);
    if (device === undefined) return `failed to connect to ${address}`;
    all.delete(`away ${address}`);
    all.set(address, device);
    push();
    return `connected to ${address}`;
  };

  /** The device can be connected to again, and works then. */
  const disconnect = (request: FakeRequest, address: string): void => {
    const device = all.get(address);
    if (device === undefined) return request.fail(`no such device '${address}'`);
    const { word: _word, ...working } = device;
    all.delete(address);
    all.set(`away ${address}`, working);
    request.okay(counted(`disconnected ${address}`));
    push();
  };

  const handleDevice = (request: FakeRequest): void => {
    const { serial, asks } = targetOf(request);
    const device = all.get(serial);
    if (device === undefined) return request.fail(`device '${serial}' not found`);
    const { word = 'device' } = device;
    if (word !== 'device') return request.fail(`device ${word}`);
    if (asks === 'features') return request.okay(counted('cmd'));
    if (asks === 'transport') return request.okay();
    runCommand(request, device, serial);
  };

  const runCommand = (request: FakeRequest, device: FakeDevice, serial: string): void => {
    const [, line = '', mark = ''] = /^shell:(.*); echo (\S+)\$\?$/s.exec(request.service) ?? [];
    commands.push({ serial, line });
    if (device.hangs === true) return;
    request.okay(`${answer(device, line)}${mark}0\n`);
    request.socket.end();
  };

  const push = (): void => {
    for (const socket of tracks) socket.write(list());
  };
  const server = await startFakeAdbServer(handle, port);
  return {
    server,
    devices: all,
    commands,
    push,
    set(serial, device) {
      all.set(serial, device);
      push();
    },
    remove(serial) {
      all.delete(serial);
      push();
    },
    dropTracks() {
      for (const socket of tracks) socket.destroy();
    },
  };
}

/** Whom a request is for, and what for. */
function targetOf(request: FakeRequest): { serial: string; asks: 'features' | 'transport' | 'command' } {
  const features = /^host-serial:(.+):features$/.exec(request.service)?.[1];
  if (features !== undefined) return { serial: features, asks: 'features' };
  const transport = /^host:transport:(.+)$/.exec(request.service)?.[1];
  if (transport !== undefined) return { serial: transport, asks: 'transport' };
  return { serial: request.serial ?? '', asks: 'command' };
}

function answer(device: FakeDevice, line: string): string {
  const props: Readonly<Record<string, string>> = { 'sys.boot_completed': '1', ...device.props };
  if (line === 'getprop') {
    return Object.entries(props)
      .map(([name, value]) => `[${name}]: [${value}]\n`)
      .join('');
  }
  if (line.startsWith('getprop ')) return `${props[line.slice('getprop '.length)] ?? ''}\n`;
  return line.startsWith('cat ') ? `${device.bootId ?? ''}\n` : '';
}
