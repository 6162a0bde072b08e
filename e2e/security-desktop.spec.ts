import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWebSocketConnection } from '../src/main/ipc/transports/websocket-client';
import { contract } from '../src/shared/contract';
import { createClient } from '../src/shared/rpc/client';
import { createTempFolder } from '../testing/temp-folder';
import { launchDesktop, onStandIn, type DesktopApp } from './desktop-app';

/*
 * What gets past the desktop app: nothing. The stand-in has no sandbox and lets pages go where they like; there it is
 * the app's own listeners that are asked. On the real Electron the page itself tries.
 */

let folder: Awaited<ReturnType<typeof createTempFolder>>;
let desktop: DesktopApp;

test.beforeEach(async () => {
  folder = await createTempFolder();
  desktop = await launchDesktop(folder.path);
});

test.afterEach(async () => {
  await desktop.close();
  await folder.remove();
});

test('only the main frame of an own page is listened to', async () => {
  const answers = await desktop.app.evaluate(({ ipcMain }) => {
    const heard: Record<string, string[]> = {};
    const own = { origin: 'muster://app' };
    const frames: Record<string, unknown> = {
      'another origin': { origin: 'https://evil.example' },
      'an origin that begins alike': { origin: 'muster://app.evil.example' },
      'a frame in an own page': { origin: 'muster://app' },
      'a frame that is gone': null,
      'the page itself': own,
    };
    for (const [name, senderFrame] of Object.entries(frames)) {
      const mine: string[] = (heard[name] = []);
      const sender = {
        mainFrame: own,
        isDestroyed: () => false,
        send: (_channel: string, _line: string, text: string) => mine.push(text),
        on: () => undefined,
        off: () => undefined,
      };
      ipcMain.emit('muster:open', { sender, senderFrame }, 'forged');
      ipcMain.emit(
        'muster:text',
        { sender, senderFrame },
        'forged',
        '{"t":"call","id":1,"name":"settings.get","input":{}}',
      );
    }
    return heard;
  });
  const { 'the page itself': listened, ...refused } = answers;
  expect(listened).toContain('{"t":"welcome"}');
  expect(new Set(Object.values(refused).map((texts) => texts.length))).toEqual(new Set([0]));
});

test('garbage, huge frames and names of prototypes are answered or dropped, and the window goes on', async () => {
  const { page } = desktop;
  const answers = await page.evaluate(async () => {
    const port = (
      window as unknown as {
        musterPort: { send(text: string): void; onText(l: (text: string) => void): void };
      }
    ).musterPort;
    const replies = new Map<number, { ok: boolean; error?: { code: string } }>();
    const last = 4_000_099;
    const done = new Promise<void>((resolve) => {
      port.onText((text) => {
        const frame = JSON.parse(text) as { t: string; id: number; result: { ok: boolean } };
        if (frame.t !== 'reply' || frame.id < 4_000_000) return;
        replies.set(frame.id, frame.result);
        if (frame.id === last) resolve();
      });
    });
    const frames = [
      '',
      '{{{',
      'null',
      '[]',
      '"text"',
      '{"t":"call"}',
      '{"t":"nothing","id":1}',
      '[[['.repeat(50_000),
    ];
    for (const text of [...frames, 'x'.repeat(8_000_000)]) port.send(text);
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'nothing.there'];
    let id = 4_000_000;
    for (const name of names) {
      port.send(JSON.stringify({ t: 'call', id: (id += 1), name, input: {} }));
      port.send(JSON.stringify({ t: 'subscribe', id: (id += 1), stream: name, input: {} }));
    }
    port.send(
      `{"t":"call","id":${String(id + 1)},"name":"settings.set","input":{"__proto__":{"theme":"dark"},"theme":"mud"}}`,
    );
    port.send(JSON.stringify({ t: 'call', id: last, name: 'settings.get', input: {} }));
    await done;
    return [...replies].map(
      ([of, { ok, error }]) => `${of === last ? 'last' : 'forged'} ${ok ? 'ok' : (error?.code ?? '')}`,
    );
  });
  expect(answers.filter((answer) => answer === 'last ok')).toHaveLength(1);
  expect(answers).toHaveLength(12);
  expect(answers.filter((answer) => answer === 'forged ok')).toEqual([]);
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toBeVisible();
  expect(await desktop.app.evaluate(() => ({}).constructor === Object && !('theme' in {}))).toBe(true);
});

test('a page stays where it is, and opens no window', async () => {
  const { app, page } = desktop;
  const url = page.url();
  const prevented = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as NodeJS.EventEmitter | undefined;
    return ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].map((name) => {
      let stopped = false;
      contents?.emit(name, { url: 'https://evil.example/', preventDefault: () => (stopped = true) });
      return stopped;
    });
  });
  expect(prevented).toEqual([true, true, true, true]);

  await desktop.answerWith(1);
  const elsewhere = ['https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'muster://other/'];
  for (const address of [
    ...elsewhere,
    'http://github.com/',
    'https://me@github.com/',
    'https://github.com:444/',
  ]) {
    await openFromPage(address);
  }
  // The last one is asked about, so whatever came before it has been answered: without a question.
  await openFromPage('https://github.com/somebody');
  await expect.poll(() => desktop.asked()).toEqual(['Open this address in the browser?']);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

  if (!onStandIn) {
    await page.evaluate(() => {
      for (const to of ['https://evil.example/', 'data:text/html,gone', 'muster://other/']) {
        const link = Object.assign(document.createElement('a'), { href: to });
        document.body.append(link);
        link.click();
        location.assign(to);
      }
      document.head.append(
        Object.assign(document.createElement('meta'), {
          httpEquiv: 'refresh',
          content: '0; url=https://evil.example/',
        }),
      );
    });
  }
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toBeVisible();
  expect(page.url()).toBe(url);
});

/** The stand-in can't stop a page from opening a window: there the app is asked what Electron would ask it. */
async function openFromPage(address: string): Promise<void> {
  if (!onStandIn) {
    await desktop.page.evaluate((to) => void window.open(to), address);
    return;
  }
  const action = await desktop.app.evaluate(({ BrowserWindow }, url) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      openHandler(details: { url: string }): { action: string };
    };
    return contents.openHandler({ url }).action;
  }, address);
  expect(action).toBe('deny');
}

test('a browser that has the token gets no hold of this computer’s screen', async () => {
  const info = JSON.parse(await readFile(join(folder.path, '.state', 'host.json'), 'utf8')) as {
    url: string;
    token: string;
  };
  const connection = await openWebSocketConnection(info.url, info.token, new AbortController().signal);
  const browser = createClient(contract, connection);
  expect(await browser.call('host.reveal', { path: '.state' })).toMatchObject({
    error: { code: 'reveal_unavailable' },
  });
  expect(await browser.call('desktop.chooseDataFolder', {})).toMatchObject({
    error: { code: 'desktop_only' },
  });
  expect(await browser.call('desktop.testNotice', {})).toMatchObject({ error: { code: 'desktop_only' } });
  connection.close();
});
