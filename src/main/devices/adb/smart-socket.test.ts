import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  counted,
  startFakeAdbServer,
  type FakeAdbServer,
  type FakeRequest,
} from '../../../../testing/adb-fake-server';
import { createFakeClock } from '../../../../testing/fake-clock';
import { createSystemClock } from '../../platform/system-clock';
import { createTextSink } from './reply-sink';
import { createSmartSocketClient, type SmartSocketClient } from './smart-socket';

const never = new AbortController().signal;
const servers: FakeAdbServer[] = [];

async function serve(handle: (request: FakeRequest) => void): Promise<FakeAdbServer> {
  const server = await startFakeAdbServer(handle);
  servers.push(server);
  return server;
}

function clientOf(server: FakeAdbServer): SmartSocketClient {
  return createSmartSocketClient({ endpoint: server.endpoint, clock: createSystemClock() });
}

function exec(client: SmartSocketClient, command = 'x', signal = never): Promise<string> {
  const sink = createTextSink();
  return client.run({ serial: 'S1', service: `exec:${command}`, sink, timeoutMs: 5_000 }, signal);
}

/** Accepts the transport, then hands the service to `reply`. */
const onService = (reply: (request: FakeRequest) => void) => (request: FakeRequest) => {
  if (request.service.startsWith('host:')) request.okay();
  else reply(request);
};

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('smart socket', () => {
  it('asks transport and service one after the other and gives the bytes that follow', async () => {
    const server = await serve(
      onService((request) => {
        request.okay('hel');
        request.socket.end('lo');
      }),
    );
    await expect(exec(clientOf(server))).resolves.toBe('hello');
    expect(server.requests).toEqual(['host:transport:S1', 'exec:x']);
  });

  it('understands answers that arrive byte by byte', async () => {
    const server = await serve((request) => {
      const bytes = request.service.startsWith('host:') ? 'OKAY' : 'OKAYdone';
      const send = (at: number): void => {
        if (at < bytes.length) request.socket.write(bytes.charAt(at), () => setImmediate(send, at + 1));
        else if (!request.service.startsWith('host:')) request.socket.end();
      };
      request.socket.setNoDelay(true);
      send(0);
    });
    await expect(exec(clientOf(server))).resolves.toBe('done');
  });

  it.each([
    ["device 'S1' not found", 'device_gone'],
    ['no devices/emulators found', 'device_gone'],
    ['device offline', 'device_offline'],
    ['device still connecting', 'device_offline'],
    ["device unauthorized.\nThis adb server's $ADB_VENDOR_KEYS is not set", 'device_unauthorized'],
    ['device still authorizing', 'device_unauthorized'],
    ['closed', 'device_refused'],
    ['insufficient permissions for device', 'device_refused'],
  ])('tells the failure "%s" as %s', async (message, code) => {
    const server = await serve((request) => request.fail(message));
    await expect(exec(clientOf(server))).rejects.toMatchObject({ code, serial: 'S1', message });
    expect(server.requests).toHaveLength(1);
  });

  it('tells a server that answers nonsense, hangs up, or is not there', async () => {
    const nonsense = await serve((request) => void request.socket.end('HTTP/1.1 400'));
    await expect(exec(clientOf(nonsense))).rejects.toMatchObject({ code: 'device_protocol' });
    const hangsUp = await serve((request) => void request.socket.end());
    await expect(exec(clientOf(hangsUp))).rejects.toMatchObject({ code: 'adb_server_gone' });
    await nonsense.close();
    await expect(exec(clientOf(nonsense))).rejects.toMatchObject({ code: 'adb_server_gone' });
    servers.splice(servers.indexOf(nonsense), 1);
  });

  it('tells a connection that ends or breaks before the service answers', async () => {
    const ended = await serve(onService((request) => void request.socket.end()));
    await expect(exec(clientOf(ended))).rejects.toMatchObject({ code: 'device_reply_cut' });
    const broken = await serve(onService((request) => void request.socket.resetAndDestroy()));
    await expect(exec(clientOf(broken))).rejects.toMatchObject({ code: 'device_reply_cut' });
  });

  it('refuses a reply beyond the limit instead of keeping it', async () => {
    const server = await serve(onService((request) => request.okay(Buffer.alloc(5_000))));
    const request = { serial: 'S1', service: 'exec:x', sink: createTextSink(1_000), timeoutMs: 5_000 };
    await expect(clientOf(server).run(request, never)).rejects.toMatchObject({ code: 'device_protocol' });
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
  });

  it('gives up after the time-out and destroys the socket', async () => {
    const server = await serve(() => undefined);
    const clock = createFakeClock();
    const client = createSmartSocketClient({ endpoint: server.endpoint, clock });
    const call = exec(client);
    const settled = vi.fn();
    call.catch(settled);
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    await clock.advance(4_999);
    expect(settled).not.toHaveBeenCalled();
    await clock.advance(1);
    await expect(call).rejects.toMatchObject({ code: 'device_timeout' });
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
    expect(clock.pending()).toBe(0);
  });

  it('aborts with the reason, at once, and sends nothing more', async () => {
    const held: FakeRequest[] = [];
    const server = await serve((request) => void held.push(request));
    const abort = new AbortController();
    const reason = new Error('stopped');
    const call = exec(clientOf(server), 'late', abort.signal);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    abort.abort(reason);
    await expect(call).rejects.toBe(reason);
    held[0]?.okay();
    await vi.waitFor(() => expect(server.connections.size).toBe(0));
    expect(server.requests).toEqual(['host:transport:S1']);
    await expect(exec(clientOf(server), 'never', abort.signal)).rejects.toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  it('asks about a device and demands the whole answer', async () => {
    const server = await serve((request) => request.okay(counted('shell_v2,cmd')));
    await expect(clientOf(server).ask('S1', 'features', 1_000, never)).resolves.toBe('shell_v2,cmd');
    expect(server.requests).toEqual(['host-serial:S1:features']);
    const cut = await serve((request) => {
      request.okay('000cshell');
      request.socket.end();
    });
    const asked = clientOf(cut).ask('S1', 'features', 1_000, never);
    await expect(asked).rejects.toMatchObject({ code: 'device_reply_cut' });
  });
});
