import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger, Random } from '../../shared/ports';
import type { AdbServerView } from '../../shared/view';
import { createAdbDevice, type DeviceTimeouts } from './adb/adb-device';
import { createDeviceShell, type DeviceShell } from './adb/device-shell';
import { createFrameBuffers, type FrameBuffers } from './adb/frame-buffers';
import { createReadBuffers } from './adb/read-buffers';
import { type Device, DeviceError } from './device';
import { causeOfAbsence, guardOf } from './directory/device-guard';
import { readBooted } from './directory/identity';
import { InstanceTable } from './directory/instance-table';
import { networkAddress } from './directory/instance-naming';
import { createNetworkConnect } from './directory/network-connect';
import { errorOfState, isConfirmed, isOnline } from './directory/sighting';
import { waitUntilReady } from './directory/wait-until-ready';
import {
  addressOf,
  WatchedServer,
  type ServerNote,
  type WatchedServerParts,
} from './directory/watched-server';
import type {
  AdbServerAddress,
  DirectoryChange,
  InstanceDirectory,
  InstanceEntry,
} from './instance-directory';
import type { NetworkLine, NetworkServer } from './network/network-line';

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

/** The directory with what those who look after its servers and network devices need. */
export interface AdbDirectory extends InstanceDirectory {
  /** The real server that network devices are connected to; `near` prefers the one an instance was seen behind. */
  networkServer(near?: InstanceRef): NetworkServer | undefined;
  /** What that server lists now, by network address. */
  networkLines(): ReadonlyMap<string, NetworkLine>;
  /** Calls after every change of any line, also one that changes no instance, until the returned function is called. */
  watchLines(listener: () => void): () => void;
  /** Adds to the view of a server. */
  noteServer(address: string, note: ServerNote): void;
  /** Drops an instance that is gone; answers whether there was one. */
  forgetGone(ref: InstanceRef): boolean;
}

const IDENTITY_MS = 5_000;
/** How long joining a server waits for devices that do not say who they are. */
const JOIN_PATIENCE_MS = 1_500;

/** Creates the directory and begins to watch its servers. `close` ends every watch and socket. */
export function createInstanceDirectory(options: InstanceDirectoryOptions): AdbDirectory {
  return new AdbInstanceDirectory(options);
}

interface Route {
  readonly device: Device;
  readonly shell: DeviceShell;
}

class AdbInstanceDirectory implements AdbDirectory {
  private readonly options: InstanceDirectoryOptions;
  private readonly frameBuffers: FrameBuffers;
  private readonly table: InstanceTable;
  private readonly watched = new Map<string, WatchedServer>();
  private readonly routes = new Map<string, Route>();
  private readonly listeners = new Set<(change: DirectoryChange) => void>();
  private readonly lineListeners = new Set<() => void>();
  private readonly closing = new AbortController();
  private readonly parts: WatchedServerParts;

  constructor(options: InstanceDirectoryOptions) {
    const { clock, logger, random, identityTimeoutMs = IDENTITY_MS } = options;
    this.options = options;
    this.frameBuffers = options.frameBuffers ?? createFrameBuffers();
    this.table = new InstanceTable(
      () => clock.now(),
      (change) => this.emit(change),
      () => this.lineListeners.forEach((listener) => listener()),
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
      const [best] = this.table.members(ref);
      if (best === undefined || best.word === 'offline') {
        const control = this.networkServer(ref)?.control;
        await connect({ control, isListed: best !== undefined, timeoutMs: attemptMs }, attemptSignal);
      }
      device = await this.ask(ref, attemptMs, attemptSignal);
    };
    // Not at every change of every instance: hundreds may wait at the same time.
    const onChange = (changed: () => void): (() => void) =>
      this.watch((change) => {
        if (concerns(change, ref)) changed();
      });
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

  networkServer(near?: InstanceRef): NetworkServer | undefined {
    const connected = [...this.watched.values()].filter(
      ({ view }) => view.role === 'real' && view.state === 'connected',
    );
    const seenBehind = near === undefined ? undefined : this.table.serverOf(near);
    const server = connected.find(({ view }) => view.address === seenBehind) ?? connected[0];
    return server && { address: server.view.address, control: server.control };
  }

  networkLines(): ReadonlyMap<string, NetworkLine> {
    const server = this.networkServer()?.address;
    const lines = new Map<string, NetworkLine>();
    if (server === undefined) return lines;
    for (const sighting of this.table.linesOf(server)) {
      const { serial, word } = sighting;
      const address = networkAddress(serial);
      // Of `emulator-5554` and `127.0.0.1:5555` the one that works counts.
      if (address === undefined || (lines.get(address)?.isOnline ?? false)) continue;
      const ref = this.table.refOf(server, serial) ?? null;
      lines.set(address, {
        ...{ serial, word, ref },
        ...{ isOnline: isOnline(sighting), isConfirmed: isConfirmed(sighting) },
      });
    }
    return lines;
  }

  watchLines(listener: () => void): () => void {
    const own = (): void => listener();
    this.lineListeners.add(own);
    return () => this.lineListeners.delete(own);
  }

  noteServer(address: string, note: ServerNote): void {
    this.watched.get(address)?.note(note);
  }

  forgetGone(ref: InstanceRef): boolean {
    return this.table.forgetGone(ref);
  }

  async close(): Promise<void> {
    this.closing.abort(new Error('the instance directory is closed'));
    this.listeners.clear();
    this.lineListeners.clear();
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

/** Whether a change may make a difference to an instance. */
function concerns(change: DirectoryChange, ref: InstanceRef): boolean {
  if (change.type === 'instance') return change.entry.ref === ref;
  return change.type !== 'instanceRemoved' || change.ref === ref;
}
