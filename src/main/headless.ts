import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contract } from '../shared/contract';
import type { Logger } from '../shared/ports';
import { createClient } from '../shared/rpc/client';
import { createMemoryPair } from '../shared/rpc/memory-connection';
import type { Connection } from '../shared/rpc/connection';
import type { Served } from '../shared/rpc/server';
import { createHost, type Host } from './compose';
import type { HostOptions } from './host-options';
import type { LinePlace } from './ipc/elsewhere';
import { createShellRequests } from './ipc/shell-requests';
import { startWebSocketHost } from './ipc/transports/websocket';
import { createConfSettings } from './platform/conf-settings';
import { acquireHostLock, type HostInfo, type HostLock } from './platform/host-lock';
import { createLogger, type ClosableLogger, type LogLevel } from './platform/logger';
import { prepareDataFolder, type DataFolder } from './platform/paths';
import { createRandom } from './platform/random';
import { followSettingsFile, type SettingsStore, type SettingsStoreOptions } from './platform/settings';
import { createSystemClock } from './platform/system-clock';
import { startWanted } from './start-wanted';

/** How long connections are kept after the last group has stopped: two batches of a stream. */
const LAST_WORDS_MS = 100;

/** What a host outside the desktop app is opened with. */
export interface HeadlessOptions extends Pick<
  HostOptions,
  | 'version'
  | 'dataFolder'
  | 'samplesFolder'
  | 'adbServers'
  | 'simulator'
  | 'databaseWorker'
  | 'accountsWorker'
  | 'eyeWorker'
  | 'keyStore'
  | 'accountsPassphrase'
  | 'desktop'
> {
  /** The built window. */
  readonly windowFolder: string;
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly logLevel?: LogLevel;
  /** Opens the system's file manager; only the desktop shell has it. */
  readonly reveal?: HostOptions['reveal'];
  readonly shellRequests?: HostOptions['shellRequests'];
  /** Where settings are kept; `conf` unless the desktop shell brings electron-store. */
  readonly createSettings?: (options: SettingsStoreOptions) => SettingsStore;
}

/** A host of its data folder: reachable over its WebSocket by anybody with the token, and from this process. */
export interface HeadlessHost {
  readonly url: string;
  readonly token: string;
  readonly logger: Logger;
  connect(): Connection;
  /** Does what the settings ask for when Muster starts; for hosts that stay. Never rejects: the log says what failed. */
  startWanted(): Promise<void>;
  /** Answers the calls and streams of the desktop's own window. */
  serve(connection: Connection): Served;
  groupsRunning(): number;
  /** Whether somebody else needs this host: a connection from outside, or a group at work. */
  isUsed(): boolean;
  /**
   * Resolves once nobody else needs this host, or with the signal's abort.
   */
  whenUnused(signal: AbortSignal): Promise<void>;
  /** Stops all groups while connections still see it, then everything else. */
  close(graceMs?: number): Promise<void>;
}

export type HeadlessResult =
  | { readonly ok: true; readonly host: HeadlessHost }
  /** Another process is the host; `host` is null while it is starting or ending. */
  | { readonly ok: false; readonly host: HostInfo | null };

/**
 * Becomes the host of a data folder. Rejects with `HostLockError`, `PortUnavailableError` or what the file system
 * says; nothing is left behind then.
 */
export async function openHeadlessHost(options: HeadlessOptions): Promise<HeadlessResult> {
  const acquired = await acquireHostLock(options.dataFolder);
  if (!acquired.ok) return acquired;
  const opened: Closing[] = [() => acquired.lock.release()];
  try {
    return { ok: true, host: await openParts(options, acquired.lock, opened) };
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

type Closing = (graceMs?: number) => Promise<void>;

/** Closes in the opposite order of opening. One that fails does not keep the others open. */
async function closeAll(opened: Closing[], graceMs?: number): Promise<void> {
  const errors: unknown[] = [];
  for (let close = opened.pop(); close; close = opened.pop()) {
    await close(graceMs).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

async function openParts(options: HeadlessOptions, lock: HostLock, opened: Closing[]): Promise<HeadlessHost> {
  const folder = await prepareDataFolder(options.dataFolder);
  const clock = createSystemClock();
  const random = createRandom();
  const createSettings = options.createSettings ?? createConfSettings;
  const settings = createSettings({ folder: folder.state, quarantineFolder: folder.quarantine, clock });
  const logger = openLog(options, folder, settings);
  opened.push(() => logger.close());
  const handEdits = await followSettingsFile(settings, { folder: folder.state, clock, logger });
  opened.push(() => handEdits.close());
  const host = await createHost({
    ...options,
    reveal: options.reveal ?? null,
    shellRequests: options.shellRequests ?? createShellRequests(),
    settings,
    clock,
    random,
    logger,
  });
  opened.push((graceMs) => host.close(graceMs));
  const token = await keptToken(folder.state);
  const outside = new Set<Promise<void>>();
  const web = await startWebSocketHost({
    ...(options.host === undefined ? {} : { host: options.host }),
    port: options.port,
    token,
    staticFolder: options.windowFolder,
    serve: (connection, peer) => noteUntilEnd(outside, host.serve(connection, placeOf(peer)).stopped),
    logger,
    clock,
  });
  opened.push(() => web.close());
  opened.push(async (graceMs) => {
    await host.stopGroups(graceMs);
    // What is told last is still on its way to those who look on.
    if (outside.size > 0) await clock.sleep(LAST_WORDS_MS);
  });
  await lock.publish({ url: web.url, token, version: options.version, pid: process.pid });
  return {
    url: web.url,
    token,
    logger,
    connect: () => connectInMemory(host),
    startWanted: () => startAsSet(host, settings, logger),
    serve: (connection) => host.serve(connection, 'here'),
    groupsRunning: () => host.groupsRunning(),
    isUsed: () => outside.size > 0 || host.groupsRunning() > 0,
    whenUnused: (signal) => whenUnused(host, outside, signal),
    close: (graceMs) => closeAll(opened, graceMs),
  };
}

function placeOf({ isLocal }: { readonly isLocal: boolean }): LinePlace {
  return isLocal ? 'sameComputer' : 'elsewhere';
}

/** The log at the level the entry asks for, else at that of the settings, which may change meanwhile. */
function openLog({ logLevel }: HeadlessOptions, folder: DataFolder, settings: SettingsStore): ClosableLogger {
  const level = logLevel ?? settings.get().logLevel;
  const logger = createLogger({ target: { file: folder.logFile }, level });
  if (logLevel === undefined) settings.watch((changed) => logger.setLevel(changed.logLevel));
  return logger;
}

function noteUntilEnd(all: Set<Promise<void>>, one: Promise<void>): void {
  all.add(one);
  void one.then(() => all.delete(one));
}

async function whenUnused(
  host: Host,
  outside: ReadonlySet<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  while (!signal.aborted && (outside.size > 0 || host.groupsRunning() > 0)) {
    await Promise.race([aborted, Promise.all([...outside, host.groupsEnded()])]);
  }
}

async function startAsSet(host: Host, settings: SettingsStore, logger: Logger): Promise<void> {
  const { startGroups, resumeInterrupted } = settings.get();
  if (startGroups.length === 0 && !resumeInterrupted) return;
  const connection = connectInMemory(host);
  try {
    await startWanted(createClient(contract, connection), { startGroups, resumeInterrupted }, logger);
  } catch (error) {
    logger.error({ event: 'startup.failed', error });
  } finally {
    connection.close();
  }
}

function connectInMemory(host: Host): Connection {
  const pair = createMemoryPair();
  host.serve(pair.host, 'here');
  return pair.client;
}

/** The token of this data folder: kept, so that an open window finds its way back after the host was restarted. */
async function keptToken(stateFolder: string): Promise<string> {
  const file = join(stateFolder, 'host.token');
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (/^[\w-]{43}$/.test(kept)) return kept;
  const token = randomBytes(32).toString('base64url');
  await writeFile(file, token, { mode: 0o600 });
  return token;
}
