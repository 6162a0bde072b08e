import type { InstanceRef } from '../../../shared/instance-reference';
import type { Clock, Logger, Random } from '../../../shared/ports';
import type { AdbServerView } from '../../../shared/view';
import type { AdbDirectory } from '../adb-instance-directory';
import type { Device } from '../device';
import type {
  AdbServerAddress,
  DirectoryChange,
  InstanceDirectory,
  InstanceEntry,
} from '../instance-directory';
import type { InstanceMemory } from './instance-memory';
import { NetworkKeeper } from './network-keeper';

export interface KnownInstancesParts {
  readonly directory: AdbDirectory;
  readonly memory: InstanceMemory;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/**
 * The directory with what its user told of instances: labels, and network devices that are remembered. These are kept
 * connected, and listed also while no adb server knows them.
 */
export class KnownInstances implements InstanceDirectory {
  readonly keeper: NetworkKeeper;
  private readonly parts: KnownInstancesParts;
  private readonly listeners = new Set<(change: DirectoryChange) => void>();
  private readonly unwatch: readonly (() => void)[];
  private isLearningQueued = false;

  constructor(parts: KnownInstancesParts) {
    this.parts = parts;
    const { directory, memory, clock, random, logger } = parts;
    const onPlan = (address: string): void => this.changed(memory.remembered.get(address));
    this.keeper = new NetworkKeeper({ directory, clock, random, logger, onPlan });
    this.unwatch = [
      directory.watch((change) => this.relay(change)),
      directory.watchLines(() => this.learnSoon()),
    ];
    for (const address of memory.remembered.keys()) this.keeper.keep(address);
  }

  list(): readonly InstanceEntry[] {
    const listed = this.parts.directory.list();
    const seen = new Set(listed.map(({ ref }) => ref));
    const unseen = new Set([...this.parts.memory.remembered.values()].filter((ref) => !seen.has(ref)));
    return [...listed, ...[...unseen].map(neverSeen)].map((entry) => this.noted(entry));
  }

  servers(): readonly AdbServerView[] {
    return this.parts.directory.servers();
  }

  find(ref: InstanceRef): InstanceEntry | undefined {
    const entry =
      this.parts.directory.find(ref) ?? (this.addressesOf(ref).length > 0 ? neverSeen(ref) : undefined);
    return entry && this.noted(entry);
  }

  watch(listener: (change: DirectoryChange) => void): () => void {
    const own = (change: DirectoryChange): void => listener(change);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  whenReady(ref: InstanceRef, timeoutMs: number, signal: AbortSignal): Promise<Device> {
    for (const address of this.addressesOf(ref)) this.keeper.hurry(address);
    return this.parts.directory.whenReady(ref, timeoutMs, signal);
  }

  addServer(address: AdbServerAddress): Promise<void> {
    return this.parts.directory.addServer(address);
  }

  removeServer(address: AdbServerAddress): Promise<void> {
    return this.parts.directory.removeServer(address);
  }

  async close(): Promise<void> {
    for (const end of this.unwatch) end();
    this.listeners.clear();
    await this.keeper.stop();
    await this.parts.memory.settled();
    await this.parts.directory.close();
  }

  /** Remembered addresses that lead to an instance. */
  addressesOf(ref: InstanceRef): readonly string[] {
    return [...this.parts.memory.remembered].flatMap(([address, of]) => (of === ref ? [address] : []));
  }

  /** Tells those who watch that what is noted of an instance has changed. */
  changed(ref: InstanceRef | undefined): void {
    if (ref === undefined) return;
    const entry = this.find(ref);
    this.emit(entry === undefined ? { type: 'instanceRemoved', ref } : { type: 'instance', entry });
  }

  private noted(entry: InstanceEntry): InstanceEntry {
    const addresses = this.addressesOf(entry.ref);
    const plans = addresses.flatMap((address) => this.keeper.planOf(address) ?? []);
    return {
      ...entry,
      label: this.parts.memory.labels.get(entry.ref) ?? null,
      remembered: addresses.length > 0,
      reconnect: plans.toSorted((a, b) => a.dueMs - b.dueMs)[0] ?? null,
    };
  }

  private relay(change: DirectoryChange): void {
    if (change.type === 'instance') this.emit({ type: 'instance', entry: this.noted(change.entry) });
    else if (change.type === 'instanceRemoved') this.changed(change.ref);
    else this.emit(change);
  }

  private emit(change: DirectoryChange): void {
    for (const listener of this.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.parts.logger.error({ event: 'directory.listener.failed', error: String(error) });
      }
    }
  }

  /** Notes who is behind remembered addresses now, once per burst of changes. */
  private learnSoon(): void {
    if (this.isLearningQueued) return;
    this.isLearningQueued = true;
    queueMicrotask(() => {
      this.isLearningQueued = false;
      const lines = this.parts.directory.networkLines();
      for (const [address, before] of this.parts.memory.remembered) {
        const line = lines.get(address);
        if (line?.isConfirmed !== true || line.ref === null || line.ref === before) continue;
        void this.parts.memory.remember(address, line.ref);
        this.changed(before);
        this.changed(line.ref);
      }
    });
  }
}

/** A remembered instance that no adb server has listed since the start. */
function neverSeen(ref: InstanceRef): InstanceEntry {
  return {
    ref,
    serial: null,
    adbServer: null,
    state: 'gone',
    model: null,
    lastSeenMs: null,
    otherSerials: [],
    label: null,
    remembered: true,
    reconnect: null,
  };
}
