import { err, ok, type ErrorOf, type Holder, type Result } from '../../../shared/errors';
import { parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';
import type { Clock } from '../../../shared/ports';
import type { AdbDirectory } from '../adb-instance-directory';
import type { ConnectReply } from '../adb/connect-reply';
import { DeviceError } from '../device';
import type { InstanceMemory } from './instance-memory';
import type { KnownInstances } from './known-instances';
import { parseNetworkAddress, refOfAddress } from './network-address';
import type { NetworkLine } from './network-line';
import { waitFor } from './wait-for';

export interface InstanceConnectionsParts {
  readonly directory: AdbDirectory;
  readonly known: KnownInstances;
  readonly memory: InstanceMemory;
  readonly clock: Clock;
  readonly holderOf: (ref: InstanceRef) => Holder | null;
  /** Whether a server that does not answer yet is being started. */
  readonly isServerStarting: () => boolean;
}

type Refused = ErrorOf<'connect_failed'> | ErrorOf<'adb_server_absent'>;
type NotFound = ErrorOf<'instance_not_found'>;
type Conflict = ErrorOf<'instance_conflict'>;
type Unwritten = ErrorOf<'file_write_failed'>;
type Done<E> = Promise<Result<Record<string, never>, E>>;

/** What a user does with single instances. */
export interface InstanceConnections {
  connect(
    address: string,
    signal: AbortSignal,
  ): Promise<Result<{ ref: InstanceRef }, ErrorOf<'address_invalid'> | Refused | Unwritten>>;
  forget(
    ref: InstanceRef,
    signal: AbortSignal,
  ): Done<NotFound | ErrorOf<'instance_attached'> | Conflict | Unwritten>;
  reconnect(
    ref: InstanceRef,
    signal: AbortSignal,
  ): Done<NotFound | ErrorOf<'instance_not_network'> | Conflict | Refused>;
  rename(ref: InstanceRef, label: string): Done<NotFound | Unwritten>;
}

/** How long a device that was connected may take until it is listed and has said who it is. */
const LISTED_MS = 6_000;
const SERVER_START_MS = 8_000;

/** Creates the calls; each acts on one instance and touches no other. */
export function createInstanceConnections(parts: InstanceConnectionsParts): InstanceConnections {
  return new Connections(parts);
}

class Connections implements InstanceConnections {
  private readonly parts: InstanceConnectionsParts;

  constructor(parts: InstanceConnectionsParts) {
    this.parts = parts;
  }

  async connect(
    text: string,
    signal: AbortSignal,
  ): Promise<Result<{ ref: InstanceRef }, ErrorOf<'address_invalid'> | Refused | Unwritten>> {
    const { directory, known, memory } = this.parts;
    const address = parseNetworkAddress(text);
    if (address === undefined) return err({ code: 'address_invalid', address: text });
    // One that is there may be at work: it is left as it is.
    const isThere = directory.networkLines().get(address)?.isOnline === true;
    const line = isThere ? await this.whenListed(address, signal) : await this.connectNow(address, signal);
    if (!line.ok) return line;
    const ref = line.value.ref ?? refOfAddress(address);
    const written = await memory.remember(address, ref);
    if (!written.ok) return written;
    known.keeper.keep(address);
    known.changed(ref);
    return ok({ ref });
  }

  async forget(
    ref: InstanceRef,
    signal: AbortSignal,
  ): Done<NotFound | ErrorOf<'instance_attached'> | Conflict | Unwritten> {
    const { directory, known, memory } = this.parts;
    const entry = known.find(ref);
    if (entry === undefined) return err({ code: 'instance_not_found', ref });
    const conflict = this.conflictOf(ref);
    if (conflict) return conflict;
    const addresses = new Set([...known.addressesOf(ref), ...this.listedAddresses(ref)]);
    if (addresses.size === 0 && entry.serial !== null)
      return err({ code: 'instance_attached', ref, serial: entry.serial });
    for (const address of addresses) {
      await known.keeper.drop(address);
      const written = await memory.forgetAddress(address);
      if (!written.ok) return written;
      await this.disconnect(address, signal);
    }
    if (memory.labels.has(ref)) {
      const written = await memory.setLabel(ref, '');
      if (!written.ok) return written;
    }
    await this.until(() => this.listedAddresses(ref).length === 0, LISTED_MS, signal);
    directory.forgetGone(ref);
    known.changed(ref);
    return ok({});
  }

  async reconnect(
    ref: InstanceRef,
    signal: AbortSignal,
  ): Done<NotFound | ErrorOf<'instance_not_network'> | Conflict | Refused> {
    const entry = this.parts.known.find(ref);
    if (entry === undefined) return err({ code: 'instance_not_found', ref });
    const parsed = parseInstanceRef(ref);
    const named = parsed?.kind === 'tcp' ? [parsed.key] : [];
    const [address] = [...this.listedAddresses(ref), ...this.parts.known.addressesOf(ref), ...named];
    if (address === undefined) return err({ code: 'instance_not_network', ref });
    const isAtWork = entry.state === 'ready' || entry.state === 'booting';
    const conflict = isAtWork ? this.conflictOf(ref) : undefined;
    if (conflict) return conflict;
    const line = await this.connectNow(address, signal);
    return line.ok ? ok({}) : line;
  }

  async rename(ref: InstanceRef, label: string): Done<NotFound | Unwritten> {
    const { known, memory } = this.parts;
    if (known.find(ref) === undefined) return err({ code: 'instance_not_found', ref });
    const written = await memory.setLabel(ref, label.trim());
    known.changed(ref);
    return written.ok ? ok({}) : written;
  }

  /** Disconnects where listed, connects, and waits until the server lists the device. */
  private async connectNow(address: string, signal: AbortSignal): Promise<Result<NetworkLine, Refused>> {
    const { directory, known } = this.parts;
    const patienceMs = this.parts.isServerStarting() ? SERVER_START_MS : 0;
    await this.until(() => directory.networkServer() !== undefined, patienceMs, signal);
    if (directory.networkServer() === undefined) return this.absent();
    let reply: ConnectReply;
    try {
      reply = await known.keeper.connect(address, signal);
    } catch (error) {
      if (error instanceof DeviceError && error.code === 'adb_server_gone') return this.absent();
      throw error;
    }
    // A device that asks its user first is listed all the same: its state says so.
    const isAsking = reply.outcome === 'failed' && reply.reason === 'unauthorized';
    if (reply.outcome !== 'failed' || isAsking) return this.whenListed(address, signal);
    const { reason, message } = reply;
    return err({ code: 'connect_failed', address, adbServer: this.serverName(), reason, message });
  }

  private async whenListed(address: string, signal: AbortSignal): Promise<Result<NetworkLine, Refused>> {
    const { directory } = this.parts;
    const lineNow = (): NetworkLine | undefined => directory.networkLines().get(address);
    await this.until(() => isSettled(lineNow()), LISTED_MS, signal);
    const line = lineNow();
    if (line !== undefined) return ok(line);
    const adbServer = this.serverName();
    return err({ code: 'connect_failed', address, adbServer, reason: 'unlisted', message: '' });
  }

  private async disconnect(address: string, signal: AbortSignal): Promise<void> {
    try {
      await this.parts.directory.networkServer()?.control.disconnect(address, signal);
    } catch (error) {
      // A server that has ended has forgotten the address by itself.
      if (!(error instanceof DeviceError)) throw error;
    }
  }

  /** Network addresses under which the server lists an instance now; emulators it found by itself are none. */
  private listedAddresses(ref: InstanceRef): readonly string[] {
    return [...this.parts.directory.networkLines()].flatMap(([address, line]) =>
      line.ref === ref && line.serial === address ? [address] : [],
    );
  }

  private conflictOf(ref: InstanceRef): { readonly ok: false; readonly error: Conflict } | undefined {
    const holder = this.parts.holderOf(ref);
    return holder === null ? undefined : err({ code: 'instance_conflict', conflicts: [{ ref, holder }] });
  }

  private serverName(): string {
    return this.parts.directory.networkServer()?.address ?? '';
  }

  private absent(): { readonly ok: false; readonly error: Refused } {
    const real = this.parts.directory.servers().find(({ role }) => role === 'real');
    return err({ code: 'adb_server_absent', adbServer: real?.address ?? null });
  }

  private until(condition: () => boolean, ms: number, signal: AbortSignal): Promise<boolean> {
    const { directory, clock } = this.parts;
    return waitFor({ condition, watch: (changed) => directory.watchLines(changed), ms, clock }, signal);
  }
}

/** Known for who it is, or in a state that does not change by itself. */
function isSettled(line: NetworkLine | undefined): boolean {
  if (line === undefined) return false;
  return line.isOnline ? line.ref !== null : line.word === 'unauthorized' || line.word === 'authorizing';
}
