import { afterEach, describe, expect, it } from 'vitest';
import {
  counted,
  startFakeAdbServer,
  type FakeAdbServer,
  type FakeRequest,
} from '../../../../testing/adb-fake-server';
import { createSystemClock } from '../../platform/system-clock';
import { createRandom } from '../../platform/random';
import { createDeviceShell, type DeviceShell } from './device-shell';
import { createShellV2Sink } from './shell-v2';
import { createSmartSocketClient } from './smart-socket';

const never = new AbortController().signal;
const servers: FakeAdbServer[] = [];

async function shellOn(
  features: string | null,
  reply: (request: FakeRequest) => void,
): Promise<DeviceShell & { requests: string[] }> {
  const server = await startFakeAdbServer((request) => {
    if (request.service.startsWith('host:')) request.okay();
    else if (!request.service.startsWith('host-serial:')) reply(request);
    else if (features === null) request.fail('unknown host service');
    else request.okay(counted(features));
  });
  servers.push(server);
  const client = createSmartSocketClient({ endpoint: server.endpoint, clock: createSystemClock() });
  const shell = createDeviceShell({ client, serial: 'S1', random: createRandom() });
  return { run: (...args) => shell.run(...args), requests: server.requests };
}

function packet(id: number, data: string | Buffer): Buffer {
  const bytes = Buffer.from(data);
  const header = Buffer.alloc(5);
  header[0] = id;
  header.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([header, bytes]);
}

const V2_REPLY = Buffer.concat([
  packet(1, 'out ü\n'),
  packet(2, 'err'),
  packet(1, ''),
  packet(1, 'more'),
  packet(3, Buffer.from([7])),
]);

/** The marker a command line carries. */
const markOf = (request: FakeRequest): string => /echo (end-\S+-)\$\?$/.exec(request.service)?.[1] ?? 'none';

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('shell with exit packets', () => {
  it('keeps streams and exit code apart, and asks for the features once', async () => {
    const shell = await shellOn('cmd,shell_v2', (request) => {
      request.okay(V2_REPLY);
    });
    const expected = { stdout: 'out ü\nmore', stderr: 'err', exitCode: 7 };
    await expect(shell.run('ls', 1_000, never)).resolves.toEqual(expected);
    await expect(shell.run('ls', 1_000, never)).resolves.toEqual(expected);
    expect(shell.requests.filter((request) => request.endsWith(':features'))).toHaveLength(1);
  });

  it('reads packets in pieces of any size, and is cut without the last one', () => {
    for (let size = 1; size <= V2_REPLY.length; size += 1) {
      const sink = createShellV2Sink();
      for (let at = 0; at < V2_REPLY.length; at += size) sink.write(V2_REPLY.subarray(at, at + size));
      expect(sink.finish().exitCode).toBe(7);
    }
    for (let length = 0; length < V2_REPLY.length; length += 1) {
      const sink = createShellV2Sink();
      sink.write(V2_REPLY.subarray(0, length));
      expect(() => sink.finish()).toThrow(expect.objectContaining({ code: 'device_reply_cut' }));
    }
  });

  it('reports a connection that ends without the exit packet', async () => {
    const shell = await shellOn('shell_v2', (request) => {
      request.okay(packet(1, 'half'));
      request.socket.end();
    });
    await expect(shell.run('ls', 1_000, never)).rejects.toMatchObject({ code: 'device_reply_cut' });
  });
});

describe.each([
  ['without the feature', 'cmd'],
  ['that does not know features', null],
])('shell %s', (_name, features) => {
  it('proves completeness by a mark and gives the exit code', async () => {
    const shell = await shellOn(features, (request) => {
      request.okay(`line\r\nno end${markOf(request)}5\r\n`);
      request.socket.end();
    });
    const expected = { stdout: 'line\nno end', stderr: '', exitCode: 5 };
    await expect(shell.run('ls', 1_000, never)).resolves.toEqual(expected);
    expect(shell.requests.at(-1)).toMatch(/^shell:ls; echo end-/);
  });

  it.each([
    ['nothing', () => ''],
    ['a part of the output', () => 'line\n'],
    ['a part of the mark', (mark: string) => `line\n${mark.slice(0, -4)}`],
    ['the mark without the code', (mark: string) => `line\n${mark}`],
    ['the code without its line end', (mark: string) => `line\n${mark}12`],
  ])('is cut when the reply is %s', async (_what, reply) => {
    const shell = await shellOn(features, (request) => {
      request.okay(reply(markOf(request)));
      request.socket.end();
    });
    await expect(shell.run('ls', 1_000, never)).rejects.toMatchObject({ code: 'device_reply_cut' });
  });
});

describe('features of a device that is away', () => {
  it('is the device failure, and asked again the next time', async () => {
    const server = await startFakeAdbServer((request) => request.fail('device offline'));
    servers.push(server);
    const client = createSmartSocketClient({ endpoint: server.endpoint, clock: createSystemClock() });
    const shell = createDeviceShell({ client, serial: 'S1', random: createRandom() });
    for (let round = 0; round < 2; round += 1) {
      await expect(shell.run('ls', 1_000, never)).rejects.toMatchObject({ code: 'device_offline' });
    }
    expect(server.requests).toEqual(['host-serial:S1:features', 'host-serial:S1:features']);
  });
});
