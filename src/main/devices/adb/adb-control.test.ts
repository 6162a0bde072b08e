import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { counted, startFakeAdbServer, type FakeAdbServer } from '../../../../testing/adb-fake-server';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createSystemClock } from '../../platform/system-clock';
import { createAdbControl, type ListedDevice } from './adb-control';
import { createSmartSocketClient } from './smart-socket';

const clock = createSystemClock();
const never = new AbortController().signal;
const servers: FakeAdbServer[] = [];

async function serve(handle: Parameters<typeof startFakeAdbServer>[0]): Promise<FakeAdbServer> {
  const server = await startFakeAdbServer(handle);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('adb control', () => {
  it('asks the version', async () => {
    const server = await serve((request) => request.okay(counted('0029')));
    await expect(createAdbControl({ endpoint: server.endpoint, clock }).version(never)).resolves.toBe(41);
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
  });

  it('gives the first list even when it comes with the answer, then every change', async () => {
    let push: (text: string) => void = () => undefined;
    const server = await serve((request) => {
      push = (text) => void request.socket.write(counted(text));
      request.okay(counted('emulator-5554\tdevice\nA1\tno permissions (user); see [http://x]\n'));
    });
    const lists: (readonly ListedDevice[])[] = [];
    const abort = new AbortController();
    const tracked = createAdbControl({ endpoint: server.endpoint, clock }).track((list) => {
      lists.push(list);
    }, abort.signal);
    await vi.waitFor(() => expect(lists).toHaveLength(1));
    expect(lists[0]).toEqual([
      { serial: 'emulator-5554', word: 'device' },
      { serial: 'A1', word: 'no permissions (user); see [http://x]' },
    ]);
    push('');
    await vi.waitFor(() => expect(lists).toHaveLength(2));
    expect(lists[1]).toEqual([]);
    const reason = new Error('enough');
    abort.abort(reason);
    await expect(tracked).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
  });

  it.each(['end', 'resetAndDestroy'] as const)(
    'ends the track when the server drops it (%s)',
    async (how) => {
      const server = await serve((request) => {
        request.okay(counted('x\tdevice\n'));
      });
      const tracked = createAdbControl({ endpoint: server.endpoint, clock }).track(() => {
        for (const socket of server.connections) socket[how]();
      }, never);
      await expect(tracked).resolves.toBeUndefined();
    },
  );

  it('ends a call that is aborted or was aborted before, and its socket with it', async () => {
    const server = await serve(() => undefined);
    const control = createAdbControl({ endpoint: server.endpoint, clock });
    const reason = new Error('stop');
    const abort = new AbortController();
    const calls = [control.version(abort.signal), control.track(() => undefined, abort.signal)];
    await vi.waitFor(() => expect(server.requests).toHaveLength(2));
    abort.abort(reason);
    for (const call of calls) await expect(call).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
    await expect(control.version(abort.signal)).rejects.toBe(reason);
    expect(server.requests).toHaveLength(2);
  });

  it('reports what adb connect says, sent with OKAY or with FAIL', async () => {
    const server = await serve((request) => {
      if (request.service.endsWith(':3'))
        request.fail('failed to resolve host: x: Name or service not known');
      else if (request.service.endsWith(':2')) request.okay(counted('already connected to 127.0.0.1:2'));
      else request.okay(counted("failed to connect to '127.0.0.1:1': Connection refused"));
    });
    const control = createAdbControl({ endpoint: server.endpoint, clock });
    await expect(control.connect('127.0.0.1:1', never)).resolves.toMatchObject({ reason: 'refused' });
    await expect(control.connect('127.0.0.1:2', never)).resolves.toEqual({ outcome: 'already' });
    await expect(control.connect('x:3', never)).resolves.toMatchObject({ reason: 'name_unknown' });
  });

  it('disconnects one address, and never all of them', async () => {
    const server = await serve((request) => request.fail("no such device '127.0.0.1:1'"));
    const control = createAdbControl({ endpoint: server.endpoint, clock });
    await control.disconnect('127.0.0.1:1', never);
    await expect(control.disconnect('', never)).rejects.toThrow(RangeError);
    await expect(control.connect(':', never)).rejects.toThrow(RangeError);
    expect(server.requests).toEqual(['host:disconnect:127.0.0.1:1']);
  });
});

describe('a dead adb server', () => {
  it('stays dead: no call starts a process, and the port stays refused', async () => {
    const folder = await tempFolderOfTest();
    onTestFinished(() => void vi.unstubAllEnvs());
    const trace = join(folder, 'started');
    await writeFile(join(folder, 'adb'), `#!/bin/sh\necho "$@" >> '${trace}'\nexit 1\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}${delimiter}${process.env['PATH'] ?? ''}`);
    const server = await startFakeAdbServer((request) => request.okay(counted('')));
    const { endpoint } = server;
    const control = createAdbControl({ endpoint, clock });
    const listed = vi.fn();
    const tracked = control.track(listed, never);
    await vi.waitFor(() => expect(listed).toHaveBeenCalled());
    await server.close();
    await tracked;

    const client = createSmartSocketClient({ endpoint, clock });
    await expect(control.version(never)).rejects.toThrow('no adb server answers');
    await expect(control.connect('127.0.0.1:5555', never)).rejects.toThrow('no adb server answers');
    await expect(control.track(() => undefined, never)).rejects.toThrow('no adb server answers');
    await expect(client.ask('x', 'features', 1_000, never)).rejects.toMatchObject({
      code: 'adb_server_gone',
    });

    expect(commandLinesNaming(endpoint.port)).toEqual([]);
    await expect(isRefused(endpoint.port)).resolves.toBe(true);
    expect(existsSync(trace)).toBe(false);
  });
});

/** Command lines of all processes that name the port as `adb -P <port> start-server` or its daemon would. */
function commandLinesNaming(port: number): readonly string[] {
  if (process.platform === 'win32') return [];
  const lines = process.platform === 'linux' ? linuxCommandLines() : psCommandLines();
  return lines.filter((line) => line.includes('adb') && line.includes(String(port)));
}

function linuxCommandLines(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    });
}

function psCommandLines(): readonly string[] {
  return execFileSync('ps', ['-axo', 'args']).toString().split('\n');
}

function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => {
      resolve(true);
    });
  });
}
