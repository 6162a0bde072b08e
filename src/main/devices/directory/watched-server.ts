import type { Clock, Logger, Random } from '../../../shared/ports';
import type { AdbServerView } from '../../../shared/view';
import { createAdbControl, type AdbControl, type ListedDevice } from '../adb/adb-control';
import { createDeviceShell } from '../adb/device-shell';
import type { ReadBuffers } from '../adb/read-buffers';
import { createSmartSocketClient, type SmartSocketClient } from '../adb/smart-socket';
import type { AdbServerAddress } from '../instance-directory';
import { runDeviceSession } from './device-session';
import type { InstanceTable } from './instance-table';
import { watchServer, type ServerWatch } from './server-watch';
import { isOnline, type Sighting } from './sighting';

export interface WatchedServerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
  readonly readBuffers: ReadBuffers;
  readonly table: InstanceTable;
  /** Time one question to a new device may take. */
  readonly identityTimeoutMs: number;
  readonly onView: (view: AdbServerView) => void;
}

/** What is known of the adb program of a server. */
export type ServerNote = Pick<AdbServerView, 'binary' | 'startFailure'>;

/** `host:port`, as views and entries name a server. */
export function addressOf(address: AdbServerAddress): string {
  return address.host.includes(':')
    ? `[${address.host}]:${String(address.port)}`
    : `${address.host}:${String(address.port)}`;
}

interface Session {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** One adb server under watch: its devices are put into the table, each after a session of its own. */
export class WatchedServer {
  readonly address: AdbServerAddress;
  readonly client: SmartSocketClient;
  readonly control: AdbControl;
  private readonly name: string;
  private readonly parts: WatchedServerParts;
  private readonly watch: ServerWatch;
  private readonly sessions = new Map<string, Session>();
  /** Sessions that were told to end and have not yet. */
  private readonly ending = new Set<Promise<void>>();
  /** Called when a device has been asked who it is, or is away. */
  private readonly askedListeners = new Map<string, () => void>();
  private current: AdbServerView;
  /** The list was followed anew: what is behind its serials may have changed unseen. */
  private recheck = false;

  constructor(address: AdbServerAddress, parts: WatchedServerParts) {
    const { clock, readBuffers } = parts;
    this.address = address;
    this.parts = parts;
    this.name = addressOf(address);
    this.current = {
      address: this.name,
      role: address.role,
      state: 'connecting',
      version: null,
      binary: null,
      startFailure: null,
    };
    this.client = createSmartSocketClient({ endpoint: address, clock, readBuffers });
    this.control = createAdbControl({ endpoint: address, clock });
    this.watch = watchServer({
      control: this.control,
      clock,
      logger: parts.logger.child({ adbServer: this.name }),
      onState: (state, version) => this.setState(state, version),
      onList: (devices) => this.takeList(devices),
    });
  }

  get view(): AdbServerView {
    return this.current;
  }

  /** Adds what is known of the program behind the server to its view. */
  note(note: ServerNote): void {
    const next = { ...this.current, ...note };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    this.parts.onView(next);
  }

  /** Resolves when the first list came, or the server is absent, and the listed devices were asked who they are. */
  async firstListed(patienceMs: number): Promise<void> {
    await this.watch.listed;
    const asked = [...this.sessions.keys()].map((serial) => this.wasAsked(serial));
    let cancel: () => void = () => undefined;
    const patience = new Promise<void>(
      (resolve) => (cancel = this.parts.clock.schedule(patienceMs, resolve)),
    );
    await Promise.race([Promise.all(asked), patience]);
    cancel();
  }

  async stop(): Promise<void> {
    for (const serial of [...this.sessions.keys()]) this.endSession(serial);
    await Promise.all([this.watch.stop(), this.control.close(), ...this.ending]);
  }

  private wasAsked(serial: string): Promise<void> {
    const sighting = this.parts.table.sighting(this.name, serial);
    if (sighting?.phase !== 'identifying') return Promise.resolve();
    return new Promise((resolve) => this.askedListeners.set(serial, resolve));
  }

  private setState(state: AdbServerView['state'], version: string | null): void {
    if (state === this.current.state && version === this.current.version) return;
    if (state === 'connected') this.recheck = true;
    this.current = { ...this.current, state, version };
    this.parts.onView(this.current);
  }

  private takeList(devices: readonly ListedDevice[]): void {
    const listed = new Set(devices.map(({ serial }) => serial));
    for (const serial of [...this.sessions.keys()]) if (!listed.has(serial)) this.endSession(serial);
    this.parts.table.drop(this.name, listed);
    for (const device of devices) this.takeDevice(device);
    this.recheck = false;
  }

  private takeDevice({ serial, word }: ListedDevice): void {
    const before = this.parts.table.sighting(this.name, serial);
    if (before?.word === word) {
      // Known and unchanged as far as can be seen: asked again, but usable meanwhile.
      if (this.recheck && isOnline(before)) this.beginSession(before);
      return;
    }
    const identity = before?.identity ?? null;
    const sighting: Sighting = { server: this.name, serial, word, phase: 'identifying', identity };
    this.endSession(serial);
    this.parts.table.put(sighting);
    if (isOnline(sighting)) this.beginSession(sighting);
  }

  private beginSession(sighting: Sighting): void {
    const { clock, logger, random, table, identityTimeoutMs: timeoutMs } = this.parts;
    const { serial } = sighting;
    this.endSession(serial);
    const abort = new AbortController();
    const session = {
      shell: createDeviceShell({ client: this.client, serial, random }),
      clock,
      logger: logger.child({ adbServer: this.name, serial }),
      timeoutMs,
      onPhase: (phase: Sighting['phase'], identity: Sighting['identity']): void => {
        if (abort.signal.aborted) return;
        table.put({ ...sighting, phase, identity: identity ?? sighting.identity });
        this.markAsked(serial);
      },
    };
    this.sessions.set(serial, { abort, done: runDeviceSession(session, abort.signal) });
  }

  private endSession(serial: string): void {
    const session = this.sessions.get(serial);
    if (session === undefined) return;
    this.sessions.delete(serial);
    this.markAsked(serial);
    session.abort.abort(new Error('the device is away'));
    const done = session.done.finally(() => this.ending.delete(done));
    this.ending.add(done);
  }

  private markAsked(serial: string): void {
    this.askedListeners.get(serial)?.();
    this.askedListeners.delete(serial);
  }
}
