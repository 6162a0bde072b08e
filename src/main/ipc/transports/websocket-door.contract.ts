import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Connection } from '../../../shared/rpc/connection';
import { createFakeClock, type FakeClock } from '../../../../testing/fake-clock';
import { createMemoryLogger, type MemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { PortUnavailableError } from './web-server';
import { startWebSocketHost, type WebSocketHost } from './websocket';
import { HostUnreachableError, openWebSocketConnection, UnauthorizedError } from './websocket-client';

const TOKEN = 'a-token-nobody-guesses';

interface Site extends WebSocketHost {
  readonly served: Connection[];
  readonly clock: FakeClock;
  readonly logger: MemoryLogger;
}

async function openSite(host?: string): Promise<Site> {
  const folder = await tempFolderOfTest();
  const built = join(folder, 'renderer');
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(built, 'index.html'), '<!doctype html><title>Muster</title>');
  await writeFile(join(built, 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(built, 'secret'), 'no type, no answer');
  await writeFile(join(folder, 'outside.txt'), 'outside');
  await mkdir(join(folder, 'renderer-sibling'));
  await writeFile(join(folder, 'renderer-sibling', 'x.txt'), 'outside too');
  const served: Connection[] = [];
  const clock = createFakeClock();
  const logger = createMemoryLogger();
  const site = await startWebSocketHost({
    ...(host === undefined ? {} : { host }),
    port: 0,
    token: TOKEN,
    staticFolder: built,
    serve: (connection) => served.push(connection),
    logger,
    clock,
  });
  onTestFinished(() => closeWithTime(site, clock));
  return { ...site, served, clock, logger };
}

/** Sockets that do not answer the closing handshake are cut off by the clock. */
async function closeWithTime(site: WebSocketHost, clock: FakeClock): Promise<void> {
  const closed = site.close();
  await vi.waitFor(async () => {
    await clock.advance(1_000);
    await Promise.race([closed, Promise.reject(new Error('not yet'))]);
  });
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** A plain request; unlike `fetch` it sends the path and the headers as they are. */
function get(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: '127.0.0.1', path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

interface Socket {
  readonly socket: WebSocket;
  readonly messages: string[];
  /** Close code, or the HTTP status when it was not even upgraded. */
  readonly ended: Promise<number>;
}

async function openSocket(
  port: number,
  headers: Record<string, string> = {},
  path = '/socket',
): Promise<Socket> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, { headers });
  const messages: string[] = [];
  socket.on('message', (data: Buffer) => messages.push(data.toString()));
  socket.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('close', resolve);
  });
  onTestFinished(() => socket.terminate());
  await Promise.race([ended, new Promise((resolve) => socket.once('open', resolve))]);
  return { socket, messages, ended };
}

const hello = (token: string): string => JSON.stringify({ t: 'hello', token });

describe('who is let in', () => {
  test('a socket that shows the token is welcomed and served', async () => {
    const site = await openSite();
    const { socket, messages } = await openSocket(site.port);
    socket.send(hello(TOKEN));
    await vi.waitFor(() => expect(messages).toEqual(['{"t":"welcome"}']));
    expect(site.served).toHaveLength(1);
    expect(site.clock.pending()).toBe(1);
  });

  test('frames sent right behind the hello are not lost', async () => {
    const site = await openSite();
    const { socket } = await openSocket(site.port);
    const frames: unknown[] = [];
    const push = site.served.push.bind(site.served);
    site.served.push = (...connections) => {
      for (const connection of connections) connection.onFrame((frame) => frames.push(frame));
      return push(...connections);
    };
    socket.send(hello(TOKEN));
    socket.send('{"t":"cancel","id":1}');
    await vi.waitFor(() => expect(frames).toEqual([{ t: 'cancel', id: 1 }]));
  });

  test.each([
    ['a wrong token', hello('another')],
    ['a token with ours in front', hello(`${TOKEN}x`)],
    ['no hello', '{"t":"call","id":1,"name":"echo","input":{}}'],
    ['garbage', '{{{'],
    ['a hello of the wrong shape', '{"t":"hello","token":{"length":5}}'],
  ])('%s is closed as unauthorized', async (_name, first) => {
    const site = await openSite();
    const { socket, messages, ended } = await openSocket(site.port);
    socket.send(first);
    expect(await ended).toBe(4401);
    expect(messages).toEqual([]);
    expect(site.served).toEqual([]);
    expect(JSON.stringify(site.logger.facts)).not.toContain('token-nobody');
  });

  test('a binary hello is none', async () => {
    const site = await openSite();
    const { socket, ended } = await openSocket(site.port);
    socket.send(Buffer.from(hello(TOKEN)), { binary: true });
    expect(await ended).toBe(4401);
  });

  test('who says nothing for three seconds is cut off', async () => {
    const site = await openSite();
    const { ended } = await openSocket(site.port);
    await vi.waitFor(() => expect(site.clock.pending()).toBe(2));
    await site.clock.advance(3_000);
    expect(await ended).toBe(1006);
    expect(site.logger.facts).toContainEqual({ level: 'warn', event: 'socket_refused', reason: 'no_hello' });
  });

  test('a first message beyond four megabytes ends the socket', async () => {
    const site = await openSite();
    const { socket, ended } = await openSocket(site.port);
    socket.send('x'.repeat(5 * 1_048_576));
    expect(await ended).toBe(1009);
    expect(site.served).toEqual([]);
  });

  test.each([
    ['another site', { Origin: 'http://evil.example' }],
    ['another port of this computer', { Origin: 'http://127.0.0.1:1' }],
    ['a file', { Origin: 'null' }],
    ['the same name over another scheme', { Origin: 'https://127.0.0.1' }],
    ['a rebound name', { Host: 'evil.example', Origin: 'http://evil.example' }],
  ])('a page of %s is refused', async (_name, headers) => {
    const site = await openSite();
    const { ended } = await openSocket(site.port, headers);
    expect(await ended).toBe(403);
  });

  test('this host’s own pages are let in by every loopback name', async () => {
    const site = await openSite();
    for (const name of ['127.0.0.1', 'localhost', '[::1]', 'LocalHost']) {
      const authority = `${name}:${String(site.port)}`;
      const { socket } = await openSocket(site.port, { Host: authority, Origin: `http://${authority}` });
      expect(socket.readyState).toBe(WebSocket.OPEN);
    }
  });

  test('only one path takes sockets', async () => {
    const site = await openSite();
    expect(await (await openSocket(site.port, {}, '/')).ended).toBe(403);
    expect(await (await openSocket(site.port, {}, `/socket?token=${TOKEN}`)).ended).toBe(403);
  });

  test('of strangers the 32 that came last may wait; nobody keeps the rightful window out', async () => {
    const site = await openSite();
    const first = await openSocket(site.port);
    const second = await openSocket(site.port);
    second.socket.send(hello(TOKEN));
    await vi.waitFor(() => expect(site.served).toHaveLength(1));
    const strangers: Socket[] = [];
    for (let count = 0; count < 32; count += 1) strangers.push(await openSocket(site.port));
    expect(await first.ended).toBe(1006);
    expect(strangers.map(({ socket }) => socket.readyState)).not.toContain(WebSocket.CLOSED);
    strangers[0]?.socket.send(hello(TOKEN));
    await vi.waitFor(() => expect(site.served).toHaveLength(2));
    expect(second.socket.readyState).toBe(WebSocket.OPEN);
  });

  test('256 that have shown the token are served, the next one is told that it is full', async () => {
    const site = await openSite();
    for (let count = 1; count <= 256; count += 1) {
      const { socket } = await openSocket(site.port);
      const welcome = once(socket, 'message');
      socket.send(hello(TOKEN));
      await welcome;
    }
    expect(site.served).toHaveLength(256);
    expect(await (await openSocket(site.port)).ended).toBe(503);
    site.served[0]?.close();
    await vi.waitFor(async () => {
      expect((await openSocket(site.port)).socket.readyState).toBe(WebSocket.OPEN);
    });
  });

  test('a dead peer is noticed by its silence, a living one stays', async () => {
    const site = await openSite();
    const [living, dead] = [await openSocket(site.port), await openSocket(site.port)];
    for (const { socket } of [living, dead]) socket.send(hello(TOKEN));
    await vi.waitFor(() => expect(site.served).toHaveLength(2));
    dead.socket.pause();
    let pings = 0;
    living.socket.on('ping', () => (pings += 1));
    for (let beat = 1; beat <= 3; beat += 1) {
      await site.clock.advance(15_000);
      await vi.waitFor(() => expect(pings).toBe(beat));
    }
    await vi.waitFor(() => expect(site.served.map(({ closed }) => closed.aborted)).toEqual([false, true]));
  });
});

describe('files', () => {
  test('the window is served with its policy and is never cached', async () => {
    const site = await openSite();
    const page = await get(site.port, '/');
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Muster</title>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline';");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${String(site.port)};`);
    const script = await get(site.port, '/assets/app-1a2b.js?v=1');
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(await get(site.port, '/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/..\\outside.txt',
    '/../renderer-sibling/x.txt',
    '//etc/passwd',
    '/%00index.html',
    '/%ff%fe',
    '/%',
    '/assets',
    '/assets/',
    '/secret',
    '/nothing.js',
    'http://127.0.0.1/../outside.txt',
  ])('%s is not found', async (path) => {
    const site = await openSite();
    expect(await get(site.port, path)).toMatchObject({ status: 404, body: '' });
  });

  test('other names and other verbs are refused', async () => {
    const site = await openSite();
    expect(await get(site.port, '/', { Host: 'evil.example' })).toMatchObject({ status: 403, body: '' });
    expect(await get(site.port, '/', { Host: '127.0.0.1:1' })).toMatchObject({ status: 403 });
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect(await get(site.port, '/', {}, method)).toMatchObject({ status: 405, body: '' });
    }
  });

  test('bound to every address, its own are its names', async () => {
    const site = await openSite('0.0.0.0');
    expect(await get(site.port, '/')).toMatchObject({ status: 200 });
    expect(await get(site.port, '/', { Host: `evil.example:${String(site.port)}` })).toMatchObject({
      status: 403,
    });
  });
});

describe('start, close, and Node clients', () => {
  test('a port that is taken is an error that names it', async () => {
    const site = await openSite();
    const again = startWebSocketHost({
      port: site.port,
      token: TOKEN,
      staticFolder: '.',
      serve: () => undefined,
      logger: site.logger,
      clock: site.clock,
    });
    await expect(again).rejects.toThrow(PortUnavailableError);
    await expect(again).rejects.toMatchObject({ port: site.port, host: '127.0.0.1' });
  });

  test('closing ends every kind of client and leaves no timer', async () => {
    const site = await openSite();
    const greeted = await openSocket(site.port);
    greeted.socket.send(hello(TOKEN));
    const stranger = await openSocket(site.port);
    const deaf = await openSocket(site.port);
    deaf.socket.pause();
    const silent = connect(site.port, '127.0.0.1');
    silent.on('error', () => undefined);
    const silentEnded = new Promise((resolve) => silent.once('close', resolve));
    await vi.waitFor(() => expect(site.served).toHaveLength(1));
    await closeWithTime(site, site.clock);
    expect(await greeted.ended).toBe(1001);
    expect(await stranger.ended).toBe(1001);
    await silentEnded;
    expect(site.served[0]?.closed.aborted).toBe(true);
    expect(site.clock.pending()).toBe(0);
    await expect(get(site.port, '/')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('a Node client connects, or learns why not', async () => {
    const site = await openSite();
    const { signal } = new AbortController();
    const connection = await openWebSocketConnection(site.url, TOKEN, signal);
    expect(site.served).toHaveLength(1);
    site.served[0]?.close();
    await vi.waitFor(() => expect(connection.closed.aborted).toBe(true));
    await expect(openWebSocketConnection(site.url, 'wrong', signal)).rejects.toThrow(UnauthorizedError);
    await closeWithTime(site, site.clock);
    await expect(openWebSocketConnection(site.url, TOKEN, signal)).rejects.toThrow(HostUnreachableError);
    const gone = new Error('user pressed Ctrl-C');
    await expect(openWebSocketConnection(site.url, TOKEN, AbortSignal.abort(gone))).rejects.toBe(gone);
  });
});
