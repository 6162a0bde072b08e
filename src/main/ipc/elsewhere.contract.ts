import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { accountsWorkerFromSource } from '../../../testing/accounts-worker';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { createTempFolder } from '../../../testing/temp-folder';
import { contract, type Contract } from '../../shared/contract';
import type { ShellRequest } from '../../shared/contract/shell';
import { NOTHING_IGNORED } from '../../shared/ignored-parts';
import { createClient, type Client } from '../../shared/rpc/client';
import { SOCKET_PATH } from '../../shared/rpc/hello';
import type { HostView } from '../../shared/view';
import { openHeadlessHost, type HeadlessHost } from '../headless';
import { createShellRequests } from './shell-requests';
import { openWebSocketConnection } from './transports/websocket-client';
import { createWebSocketConnection } from './transports/websocket-connection';

/* A desktop app's host as its own window sees it, and as a browser with the token sees it. */

const shellRequests = createShellRequests();
const revealed: string[] = [];
const asked: string[] = [];
let host: HeadlessHost;
let folder: Awaited<ReturnType<typeof createTempFolder>>;
let window: Client<Contract>;
let browser: Client<Contract>;
const closers: (() => void)[] = [];

beforeAll(async () => {
  folder = await createTempFolder();
  const opened = await openHeadlessHost({
    version: '0.0.0-test',
    dataFolder: folder.path,
    samplesFolder: null,
    windowFolder: folder.path,
    adbServers: [],
    simulator: { file: process.execPath, args: ['-e', 'process.exit(1)'] },
    databaseWorker: databaseWorkerFromSource(),
    accountsWorker: accountsWorkerFromSource(),
    eyeWorker: { url: new URL('file:///nowhere'), kernel: 'nowhere' },
    reveal: (path) => {
      revealed.push(path);
      return Promise.resolve();
    },
    shellRequests,
    desktop: {
      testNotice: () => asked.push('notice') > 0,
      chooseDataFolder: () => {
        asked.push('folder');
        return Promise.resolve({ ok: true, value: { chosen: null } });
      },
    },
    port: 0,
  });
  if (!opened.ok) throw new Error('the folder has a host already');
  host = opened.host;
  const here = host.connect();
  const elsewhere = await openWebSocketConnection(host.url, host.token, new AbortController().signal);
  closers.push(
    () => here.close(),
    () => elsewhere.close(),
  );
  window = createClient(contract, here);
  browser = createClient(contract, elsewhere);
});

afterAll(async () => {
  for (const close of closers) close();
  await host.close();
  await folder.remove();
});

/** What `client` is told of the host: the snapshot, then each change. */
function hostSeenBy(client: Client<Contract>): HostView[] {
  const seen: HostView[] = [];
  client.subscribe(
    'view',
    {},
    {
      snapshot: (view) => seen.push(view.host),
      patches: (patches) => {
        for (const patch of patches) if (patch.type === 'host.put') seen.push(patch.host);
      },
    },
  );
  return seen;
}

/** A program that shows the token through a proxy which says that it asks for somebody on another computer. */
async function openFromAnotherComputer(): Promise<Client<Contract>> {
  const url = new URL(SOCKET_PATH, host.url.replace('http:', 'ws:'));
  const socket = new WebSocket(url, { headers: { 'X-Forwarded-For': '192.168.1.5' } });
  closers.push(() => socket.terminate());
  await once(socket, 'open');
  socket.send(JSON.stringify({ t: 'hello', token: host.token }));
  await once(socket, 'message');
  return createClient(contract, createWebSocketConnection(socket));
}

describe('a line from elsewhere', () => {
  it('is shown a secret only in a browser on the computer of the host', async () => {
    const distant = await openFromAnotherComputer();
    const wanted = { accountId: 1, field: 'password' };
    expect(await distant.call('accounts.reveal', wanted)).toEqual({
      ok: false,
      error: { code: 'desktop_only' },
    });
    // There is no such field: this one was let through.
    const unknown = { ok: false, error: { code: 'account_field_unknown', field: 'password' } };
    expect(await browser.call('accounts.reveal', wanted)).toEqual(unknown);
    expect(await window.call('accounts.reveal', wanted)).toEqual(unknown);
    expect(await distant.call('desktop.testNotice', {})).toEqual({
      ok: false,
      error: { code: 'desktop_only' },
    });
  });

  it('knows no picture that another one is cutting from', async () => {
    const opened = await window.call('templates.openScreen', { bytes: 1 });
    if (!opened.ok) throw new Error(opened.error.code);
    const { screenId } = opened.value;
    const piece = { screenId, offset: 0, base64: 'AA==' };
    const unknown = { ok: false, error: { code: 'template_screen_not_found' } };
    expect(await browser.call('templates.addScreen', piece)).toEqual(unknown);
    expect(await window.call('templates.addScreen', piece)).toEqual({ ok: true, value: {} });
    const cut = {
      ...{ screenId, box: { x: 0, y: 0, width: 1, height: 1 }, ignored: NOTHING_IGNORED },
      ...{ color: false, area: null },
    };
    expect(await browser.call('templates.compare', cut)).toEqual(unknown);
  });

  it('opens nothing on the computer of the host', async () => {
    const path = '.state';
    expect(await browser.call('host.reveal', { path })).toEqual({
      ok: false,
      error: { code: 'reveal_unavailable', path },
    });
    for (const name of ['desktop.testNotice', 'desktop.chooseDataFolder'] as const) {
      expect(await browser.call(name, {})).toEqual({ ok: false, error: { code: 'desktop_only' } });
    }
    expect([revealed, asked]).toEqual([[], []]);
    expect(await window.call('host.reveal', { path })).toEqual({ ok: true, value: {} });
    expect(await window.call('desktop.testNotice', {})).toEqual({ ok: true, value: { shown: true } });
    expect(await window.call('desktop.chooseDataFolder', {})).toMatchObject({ ok: true });
    expect(revealed).toHaveLength(1);
    expect(asked).toEqual(['notice', 'folder']);
  });

  it('is offered no file manager, in the snapshot and in every change', async () => {
    const [here, elsewhere] = [hostSeenBy(window), hostSeenBy(browser)];
    // The figures of the load change the host's view every two seconds.
    await vi.waitFor(() => expect(Math.min(here.length, elsewhere.length)).toBeGreaterThan(1), 10_000);
    expect(new Set(here.map(({ canReveal }) => canReveal))).toEqual(new Set([true]));
    expect(new Set(elsewhere.map(({ canReveal }) => canReveal))).toEqual(new Set([false]));
  });

  it('neither hears nor takes away what the shell asks of its window', async () => {
    const request: ShellRequest = { type: 'verb', verb: 'palette' };
    const seen: { here: ShellRequest[]; elsewhere: ShellRequest[] } = { here: [], elsewhere: [] };
    let opened = false;
    shellRequests.post(request);
    browser.subscribe(
      'shell',
      {},
      {
        snapshot: (requests) => {
          opened = true;
          seen.elsewhere.push(...requests);
        },
        patches: (requests) => seen.elsewhere.push(...requests),
      },
    );
    await vi.waitFor(() => expect(opened).toBe(true));
    const take = (requests: readonly ShellRequest[]): void => void seen.here.push(...requests);
    window.subscribe('shell', {}, { snapshot: take, patches: take });
    await vi.waitFor(() => expect(seen.here).toEqual([request]));
    shellRequests.post(request);
    await vi.waitFor(() => expect(seen.here).toEqual([request, request]));
    await browser.call('settings.get', {});
    expect(seen.elsewhere).toEqual([]);
  });
});
