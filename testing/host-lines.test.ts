import { tmpdir } from 'node:os';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startWebSocketHost, type WebSocketHost } from '../src/main/ipc/transports/websocket';
import { createSystemClock } from '../src/main/platform/system-clock';
import { createElectronLine } from '../src/renderer/rpc/electron-line';
import type { LineOutcome, OpenLine } from '../src/renderer/rpc/line';
import { createWebSocketLine } from '../src/renderer/rpc/websocket-line';
import { createClient } from '../src/shared/rpc/client';
import type { MusterPort } from '../src/shared/rpc/muster-port';
import { createFakeClock } from './fake-clock';
import { createMemoryLogger } from './memory-logger';
import { createFixtureHost, fixtureContract } from './rpc-fixture';

const { signal } = new AbortController();

async function startHost(): Promise<WebSocketHost> {
  const fixture = createFixtureHost();
  const host = await startWebSocketHost({
    port: 0,
    token: 'right',
    staticFolder: tmpdir(),
    serve: (connection) => fixture.serve(connection),
    logger: createMemoryLogger(),
    clock: createSystemClock(),
  });
  onTestFinished(() => host.close());
  return host;
}

function lineTo(port: number, token: string | undefined, clock = createFakeClock()): OpenLine {
  const createSocket = (): WebSocket => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/socket`);
    socket.on('error', () => undefined);
    return socket;
  };
  return createWebSocketLine({ createSocket, token: () => token, clock });
}

function connectionOf(outcome: LineOutcome) {
  if (outcome.kind !== 'open') return expect.unreachable(`line is ${outcome.kind}`);
  onTestFinished(() => outcome.connection.close());
  return outcome.connection;
}

describe('a line over a WebSocket', () => {
  test('opens with the token and carries calls until the host ends it', async () => {
    const host = await startHost();
    const clock = createFakeClock();
    const connection = connectionOf(await lineTo(host.port, 'right', clock)(signal));
    expect(clock.pending()).toBe(0);
    const client = createClient(fixtureContract, connection);
    expect(await client.call('echo', { text: 'hi' })).toEqual({ ok: true, value: { text: 'hi' } });
    await host.close();
    await vi.waitFor(() => expect(connection.closed.aborted).toBe(true));
  });

  test('with a wrong token, or none, is unauthorized', async () => {
    const host = await startHost();
    expect(await lineTo(host.port, 'wrong')(signal)).toEqual({ kind: 'unauthorized' });
    expect(await lineTo(host.port, undefined)(signal)).toEqual({ kind: 'unauthorized' });
  });

  test('without a host is unreachable', async () => {
    const host = await startHost();
    await host.close();
    expect(await lineTo(host.port, 'right')(signal)).toEqual({ kind: 'unreachable' });
    expect(await lineTo(host.port, 'right')(AbortSignal.abort())).toEqual({ kind: 'unreachable' });
  });
});

describe('a line over Electron’s pipe', () => {
  function createPort() {
    const listeners = new Set<(text: string) => void>();
    const sent: string[] = [];
    const port: MusterPort = {
      open: () => sent.push('open'),
      send: (text) => sent.push(text),
      onText: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    return { port, sent, listeners, say: (text: string) => listeners.forEach((listener) => listener(text)) };
  }

  test('opens with the welcome, and drops what came before it', async () => {
    const { port, sent, say, listeners } = createPort();
    const clock = createFakeClock();
    const opening = createElectronLine(port, clock)(signal);
    say('{"t":"patches","id":1,"rev":7,"patches":[]}');
    say('{"t":"welcome"}');
    const connection = connectionOf(await opening);
    const frames: unknown[] = [];
    connection.onFrame((frame) => frames.push(frame));
    say('{"t":"reply","id":1,"result":{"ok":true,"value":1}}');
    connection.send({ t: 'cancel', id: 1 });
    expect(sent).toEqual(['open', '{"t":"cancel","id":1}']);
    expect(frames).toEqual([{ t: 'reply', id: 1, result: { ok: true, value: 1 } }]);
    connection.close();
    expect(listeners.size).toBe(0);
    expect(clock.pending()).toBe(0);
  });

  test('is unreachable when main does not answer, or the link ends first', async () => {
    const { port, listeners } = createPort();
    const clock = createFakeClock();
    const opening = createElectronLine(port, clock)(signal);
    await clock.advance(5_000);
    expect(await opening).toEqual({ kind: 'unreachable' });
    const abort = new AbortController();
    const second = createElectronLine(port, clock)(abort.signal);
    abort.abort();
    expect(await second).toEqual({ kind: 'unreachable' });
    expect(listeners.size).toBe(0);
    expect(clock.pending()).toBe(0);
  });
});
