import { expect, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/* What `npm start` does where there is no display, no Electron, or one that does not open. */

const root = resolve(import.meta.dirname, '..');
const standIn = join(root, 'testing', 'electron-stand-in', 'electron');
const installed = existsSync(join(root, 'node_modules', 'electron', 'path.txt'));

let dataFolder: string;
let child: ChildProcess | undefined;
let words: string;

test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'muster-start-'));
});

test.afterEach(async () => {
  if (child?.exitCode === null) child.kill('SIGTERM');
  await exitOf(child);
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});

function start(env: Record<string, string>, ...args: readonly string[]): void {
  words = '';
  child = spawn(
    process.execPath,
    [join(root, 'scripts', 'start.mjs'), '--data', dataFolder, '--adb-port', '1', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, DISPLAY: ':99', WAYLAND_DISPLAY: '', ELECTRON_PATH: '', ...env },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => (words += part));
  }
}

async function exitOf(process: ChildProcess | undefined): Promise<number | null> {
  if (!process || process.exitCode !== null) return process?.exitCode ?? null;
  return new Promise((done) => process.once('exit', done));
}

const says = (text: string | RegExp) => expect.poll(() => words, { timeout: 30_000 }).toMatch(text);

/** The window's files are served: the host is there. */
async function expectServed(): Promise<void> {
  await says(/Muster is at http:\/\/127\.0\.0\.1:\d+\/#token=/);
  const [address = ''] = /http:\/\/\S+/.exec(words) ?? [];
  expect((await fetch(address)).status).toBe(200);
  expect(words).not.toMatch(/^\s+at /m);
}

/** Ctrl-C ends it without an error and lets the data folder go. */
async function expectEndsWell(): Promise<void> {
  child?.kill('SIGINT');
  expect(await exitOf(child)).toBe(0);
  expect(existsSync(join(dataFolder, '.state', 'host.json'))).toBe(false);
}

test('without a display the address is printed, after one line that says why', async () => {
  start({ DISPLAY: '' }, '--port', '0');
  await expectServed();
  expect(words).toContain('Opening Muster in the browser instead: there is no display here.\n');
  await expectEndsWell();
});

test('a desktop app that does not open is one line, and the browser is used', async () => {
  const broken = join(dataFolder, 'broken-electron');
  await writeFile(broken, '#!/bin/sh\necho "FATAL: no sandbox" >&2\nexit 134\n', { mode: 0o755 });
  start({ ELECTRON_PATH: broken }, '--port', '0');
  await expectServed();
  expect(words).toContain('instead: the desktop app did not open (FATAL: no sandbox).\n');
  await expectEndsWell();
});

test('the desktop app opens, and Ctrl-C ends it', async () => {
  start({ ELECTRON_PATH: standIn });
  await expect
    .poll(() => existsSync(join(dataFolder, '.state', 'host.json')), { timeout: 30_000 })
    .toBe(true);
  await expectEndsWell();
});

test.describe('without the runtime', () => {
  test.skip(installed, 'the runtime is installed here');

  test('and without a way to it, the browser is used within seconds', async () => {
    const gone = await startSlowMirror();
    const { port } = gone.address() as AddressInfo;
    await new Promise((done) => gone.close(done));
    const cache = join(dataFolder, 'cache');
    start(
      { ELECTRON_MIRROR: `http://127.0.0.1:${String(port)}/`, electron_config_cache: cache },
      '--port',
      '0',
    );
    await expectServed();
    expect(words).toMatch(/the desktop runtime can't be had \(ECONNREFUSED/);
    await expectEndsWell();
  });

  test('its download shows how far it is, and Ctrl-C ends it', async () => {
    const mirror = await startSlowMirror();
    try {
      const { port } = mirror.address() as AddressInfo;
      const cache = join(dataFolder, 'cache');
      start({ ELECTRON_MIRROR: `http://127.0.0.1:${String(port)}/`, electron_config_cache: cache });
      await says(/Downloading the desktop runtime \(only this once\): \d+ %, \d+ of 100 MB/);
      child?.kill('SIGINT');
      expect(await exitOf(child)).toBe(130);
      await expect.poll(() => connectionsOf(mirror)).toBe(0);
      expect(words).not.toContain('Opening Muster');
    } finally {
      mirror.closeAllConnections();
      mirror.close();
    }
  });
});

const connectionsOf = (server: Server): Promise<number> =>
  new Promise((done) => server.getConnections((_error, count) => done(count)));

/** Says it has 100 MB and sends a fifth of it. */
async function startSlowMirror(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-length': String(100 * 1_048_576) });
    response.write(Buffer.alloc(20 * 1_048_576));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
