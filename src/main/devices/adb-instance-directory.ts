import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger, Random } from '../../shared/ports';
import type { AdbServerView } from '../../shared/view';
import type { AdbControl } from './adb/adb-control';
import { createAdbDevice, type DeviceTimeouts } from './adb/adb-device';
import { createDeviceShell, type DeviceShell } from './adb/device-shell';
import { createFrameBuffers, type FrameBuffers } from './adb/frame-buffers';
import { createReadBuffers } from './adb/read-buffers';
import { type Device, DeviceError } from './device';
import { causeOfAbsence, guardOf } from './directory/device-guard';
import { readBooted } from './directory/identity';
import { InstanceTable } from './directory/instance-table';
import { createNetworkConnect } from './directory/network-connect';
import { errorOfState, isConfirmed } from './directory/sighting';
import { waitUntilReady } from './directory/wait-until-ready';
import { addressOf, WatchedServer, type WatchedServerParts } from './directory/watched-server';
import type {
  AdbServerAddress,
  DirectoryChange,
  InstanceDirectory,
  InstanceEntry,
} from './instance-directory';

export interface InstanceDirectoryOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
  /** Servers watched from the start; `addServer` joins more. */
  readonly servers: readonly AdbServerAddress[];
  /** Memory of captures; who gives frames back to it saves the next capture's. */
  readonly frameBuffers?: FrameBuffers;
  readonly timeouts?: Partial<DeviceTimeouts>;
  /** Time one question to a new device may take; 5000 by default. */
  readonly identityTimeoutMs?: number;
}

const IDENTITY_MS = 5_000;
/** How long joining a server waits for devices that do not say who they are. */
const JOIN_PATIENCE_MS = 1_500;

/** Creates the directory and begins to watch its servers. `close` ends every watch and socket. */
export function createInstanceDirectory(options: InstanceDirectoryOptions): InstanceDirectory {
  return new AdbInstanceDirectory(options);
}

interface Route {
  readonly device: Device;
  readonly shell: DeviceShell;
}

class AdbInstanceDirectory implements InstanceDirectory {
  private readonly options: InstanceDirectoryOptions;
  private readonly frameBuffers: FrameBuffers;
  private readonly table: InstanceTable;
  private readonly watched = new Map<string, WatchedServer>();
  private readonly routes = new Map<string, Route>();
  private readonly listeners = new Set<(change: DirectoryChange) => void>();
  private readonly closing = new AbortController();
  private readonly parts: WatchedServerParts;

  constructor(options: InstanceDirectoryOptions) {
    const { clock, logger, random, identityTimeoutMs = IDENTITY_MS } = options;
    this.options = options;
    this.frameBuffers = options.frameBuffers ?? createFrameBuffers();
    this.table = new InstanceTable(
      () => clock.now(),
      (change) => this.emit(change),
    );
    this.parts = {
      ...{ clock, logger, random, identityTimeoutMs },
      readBuffers: createReadBuffers(),
      table: this.table,
      onView: (server) => this.emit({ type: 'server', server }),
    };
    for (const address of options.servers) this.join(address);
  }

  list(): readonly InstanceEntry[] {
    return this.table.list();
  }

  servers(): readonly AdbServerView[] {
    return [...this.watched.values()].map(({ view }) => view);
  }

  find(ref: InstanceRef): InstanceEntry | undefined {
    return this.table.find(ref);
  }

  watch(listener: (change: DirectoryChange) => void): () => void {
    // A function of its own, so that one listener given twice is called twice and ends singly.
    const own = (change: DirectoryChange): void => listener(change);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  async whenReady(ref: InstanceRef, timeoutMs: number, signal: AbortSignal): Promise<Device> {
    const connect = createNetworkConnect(ref, this.options.clock);
    let device: Device | undefined;
    const attempt = async (attemptMs: number, attemptSignal: AbortSignal): Promise<void> => {
      if (this.table.members(ref).length === 0) await connect(this.realServer(ref), attemptMs, attemptSignal);
      device = await this.ask(ref, attemptMs, attemptSignal);
    };
    const onChange = (changed: () => void): (() => void) => this.watch(changed);
    const either = AbortSignal.any([signal, this.closing.signal]);
    await waitUntilReady({ ref, timeoutMs, attempt, onChange, clock: this.options.clock }, either);
    if (device === undefined) throw new DeviceError('device_gone', ref, 'the instance was not seen');
    return device;
  }

  async addServer(address: AdbServerAddress): Promise<void> {
    this.closing.signal.throwIfAborted();
    await this.join(address).firstListed(JOIN_PATIENCE_MS);
  }

  async removeServer(address: AdbServerAddress): Promise<void> {
    const name = addressOf(address);
    const server = this.watched.get(name);
    if (server === undefined) return;
    this.watched.delete(name);
    for (const key of this.routes.keys()) if (key.startsWith(`${name} `)) this.routes.delete(key);
    // Forgotten at once: the same address may be joined anew while the old watch still ends.
    const stopped = server.stop();
    this.table.forget(name);
    this.emit({ type: 'serverRemoved', address: name });
    await stopped;
  }

  async close(): Promise<void> {
    this.closing.abort(new Error('the instance directory is closed'));
    this.listeners.clear();
    await Promise.all([...this.watched.values()].map((server) => server.stop()));
  }

  private join(address: AdbServerAddress): WatchedServer {
    const name = addressOf(address);
    const known = this.watched.get(name);
    if (known !== undefined) return known;
    const server = new WatchedServer(address, this.parts);
    this.watched.set(name, server);
    this.emit({ type: 'server', server: server.view });
    return server;
  }

  /** The device, if it says now that Android has started. */
  private async ask(ref: InstanceRef, timeoutMs: number, signal: AbortSignal): Promise<Device> {
    const sighting = this.table.members(ref).find(isConfirmed);
    const server = sighting === undefined ? undefined : this.watched.get(sighting.server);
    if (sighting === undefined || server === undefined) throw causeOfAbsence(ref, this.guardParts());
    const { device, shell } = this.route(ref, server, sighting.serial);
    if (!(await readBooted(shell, timeoutMs, signal))) throw errorOfState('booting', sighting.serial);
    if (this.table.sighting(sighting.server, sighting.serial) === sighting) {
      this.table.put({ ...sighting, phase: 'ready' });
    }
    return device;
  }

  private route(ref: InstanceRef, server: WatchedServer, serial: string): Route {
    const { address } = server.view;
    const key = `${address} ${serial} ${ref}`;
    const known = this.routes.get(key);
    if (known !== undefined) return known;
    const { random, timeouts = {} } = this.options;
    const { client } = server;
    const guard = guardOf({ ref, server: address, serial }, this.guardParts());
    const { frameBuffers } = this;
    const device = createAdbDevice({ ref, serial, client, random, frameBuffers, timeouts, guard });
    const route = { device, shell: createDeviceShell({ client, serial, random }) };
    this.routes.set(key, route);
    return route;
  }

  /** Who may be asked to connect to a network device. */
  private realServer(ref: InstanceRef): AdbControl | undefined {
    const connected = [...this.watched.values()].filter(
      ({ view }) => view.role === 'real' && view.state === 'connected',
    );
    const bound = connected.find(({ view }) => view.address === this.table.serverOf(ref));
    return (bound ?? connected[0])?.control;
  }

  private guardParts(): Parameters<typeof guardOf>[1] {
    return { table: this.table, servers: () => this.servers() };
  }

  private emit(change: DirectoryChange): void {
    for (const listener of this.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.options.logger.error({ event: 'directory.listener.failed', error: String(error) });
      }
    }
  }
}
