import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { adbIsMissing, startAdbServer } from '../../../../testing/adb-server';
import { createMemoryLogger, type MemoryLogger } from '../../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createRandom } from '../../platform/random';
import { createSystemClock } from '../../platform/system-clock';
import { createInstanceDirectory, type AdbDirectory } from '../adb-instance-directory';
import { createAdbServer, type AdbServer, type AdbWishes } from './adb-server';

const clock = createSystemClock();
const PATIENCE = { timeout: 15_000 };

interface Opened {
  readonly directory: AdbDirectory;
  readonly server: AdbServer;
  readonly wishes: { -readonly [K in keyof AdbWishes]: AdbWishes[K] };
  readonly logger: MemoryLogger;
}

/** Whatever adb server the part starts is ended by its process number when the test is over. */
async function open(port: number, wanted: Partial<AdbWishes>): Promise<Opened> {
  const folder = await tempFolderOfTest();
  const logger = createMemoryLogger();
  const wishes = { adbPath: null, startAdbServer: false, ...wanted };
  const directory = createInstanceDirectory({ clock, logger, random: createRandom(), servers: [] });
  await directory.addServer({ host: '127.0.0.1', port, role: 'real' });
  const env = {
    ...process.env,
    HOME: folder,
    ANDROID_USER_HOME: folder,
    ADB_LOCAL_TRANSPORT_MAX_PORT: '5554',
    ADB_MDNS: '0',
    ADB_USB: '0',
  };
  const surroundings = { platform: process.platform, env, home: folder };
  const logFile = join(folder, 'adb-server.log');
  const server = createAdbServer({ directory, wishes: () => wishes, surroundings, logFile, clock, logger });
  onTestFinished(async () => {
    await server.stop();
    await directory.close();
    for (const pid of startedPids(logger)) killIfAlive(pid);
  });
  return { directory, server, wishes, logger };
}

const startedPids = (logger: MemoryLogger): readonly number[] =>
  logger.facts.flatMap(({ event, adbPid }) => (event === 'adb.server.started' ? [Number(adbPid)] : []));

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    return; // it has ended already
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

describe.skipIf(adbIsMissing())('the adb server of this computer', () => {
  it('is not started unless the settings ask for it, then at once, with the program that was found', async () => {
    const { directory, server, wishes, logger } = await open(await freePort(), {});
    await vi.waitFor(() => expect(directory.servers()[0]?.binary?.version).toBeDefined(), PATIENCE);
    expect(directory.servers()).toMatchObject([{ state: 'absent', startFailure: null }]);
    expect(startedPids(logger)).toEqual([]);
    expect(server.isStarting()).toBe(false);
    wishes.startAdbServer = true;
    server.wishesChanged();
    expect(server.isStarting()).toBe(true);
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'connected' }]), PATIENCE);
    expect(directory.servers()).toMatchObject([{ binary: { source: 'path' }, startFailure: null }]);
    expect(startedPids(logger)).toHaveLength(1);
  });

  it('that somebody else started is used, and outlives the part', async () => {
    const other = await startAdbServer();
    onTestFinished(() => other.stop());
    const { directory, server, logger } = await open(other.port, { startAdbServer: true });
    await vi.waitFor(() => expect(directory.servers()[0]?.binary).not.toBeNull(), PATIENCE);
    server.wishesChanged();
    await server.stop();
    await directory.close();
    expect(startedPids(logger)).toEqual([]);
    expect((await other.adb('get-state')).stderr).toContain('no devices');
  });

  it('is started again when it was ended by somebody', async () => {
    const { directory, logger } = await open(await freePort(), { startAdbServer: true });
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'connected' }]), PATIENCE);
    for (const pid of startedPids(logger)) killIfAlive(pid);
    await vi.waitFor(() => expect(startedPids(logger)).toHaveLength(2), PATIENCE);
    await vi.waitFor(() => expect(directory.servers()).toMatchObject([{ state: 'connected' }]), PATIENCE);
  });

  it('says why it could not be started, and leaves alone whoever has the port', async () => {
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => new Promise<void>((resolve) => squatter.close(() => resolve())));
    const { port } = squatter.address() as AddressInfo;
    const { directory } = await open(port, { startAdbServer: true });
    await vi.waitFor(
      () => expect(directory.servers()[0]?.startFailure).toMatch(/in use|cannot bind|failed/i),
      PATIENCE,
    );
    expect(squatter.listening).toBe(true);
  });

  it('is not started with another program than the one that is named', async () => {
    const folder = await tempFolderOfTest();
    const adbPath = join(folder, 'adb');
    await writeFile(adbPath, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const { directory, logger } = await open(await freePort(), { adbPath, startAdbServer: true });
    await vi.waitFor(() => expect(directory.servers()[0]?.startFailure).toContain(adbPath), PATIENCE);
    expect(directory.servers()).toMatchObject([{ state: 'absent', binary: null }]);
    expect(startedPids(logger)).toEqual([]);
  });
});

describe('no code path', () => {
  it('ends an adb server', async () => {
    const root = new URL('../../../../src/', import.meta.url);
    const found: string[] = [];
    for (const part of ['main', 'cli', 'shared', 'preload', 'renderer']) {
      for (const name of await readdir(new URL(part, root), { recursive: true })) {
        if (!/\.tsx?$/.test(name) || /\.(test|contract)\.tsx?$/.test(name)) continue;
        const text = await readFile(new URL(`${part}/${name}`, root), 'utf8');
        const code = text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
        if (/host:kill|kill-server|client\.kill\(|taskkill/.test(code)) found.push(`${part}/${name}`);
      }
    }
    expect(found).toEqual([]);
  });
});
