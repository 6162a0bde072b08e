import type { InstanceRef } from '../../shared/instance-reference';
import type { AdbServerView, InstanceState } from '../../shared/view';
import type { Device } from './device';

/** What is known of an instance now. */
export interface InstanceEntry {
  readonly ref: InstanceRef;
  readonly serial: string | null;
  readonly adbServer: string | null;
  readonly state: InstanceState;
  readonly model: string | null;
  /** Wall clock, milliseconds. */
  readonly lastSeenMs: number | null;
  /** Further adb names of the same device. */
  readonly otherSerials: readonly string[];
  readonly label: string | null;
  /** A network device that is connected to again by itself. */
  readonly remembered: boolean;
  /** When a remembered device that is away is tried next (wall clock), and which try that is. */
  readonly reconnect: { readonly dueMs: number; readonly attempt: number } | null;
}

export interface AdbServerAddress {
  readonly host: string;
  readonly port: number;
  readonly role: 'real' | 'simulator';
}

export type DirectoryChange =
  | { readonly type: 'instance'; readonly entry: InstanceEntry }
  | { readonly type: 'instanceRemoved'; readonly ref: InstanceRef }
  | { readonly type: 'server'; readonly server: AdbServerView }
  | { readonly type: 'serverRemoved'; readonly address: string };

/**
 * Lists the instances of all known adb servers by stable reference. It never starts an adb server and a reference
 * never falls back to another device.
 */
export interface InstanceDirectory {
  list(): readonly InstanceEntry[];
  servers(): readonly AdbServerView[];
  find(ref: InstanceRef): InstanceEntry | undefined;
  /** Calls for every change until the returned function is called. */
  watch(listener: (change: DirectoryChange) => void): () => void;
  /**
   * The device behind a reference, once it answers (`sys.boot_completed` = 1). Waits up to `timeoutMs`, then throws
   * `DeviceError` with the cause last seen (`device_gone`, `device_offline`, `device_unauthorized`, …).
   */
  whenReady(ref: InstanceRef, timeoutMs: number, signal: AbortSignal): Promise<Device>;
  /** Joins another adb server; the answer resolves when its devices are listed the first time (or it is absent). */
  addServer(address: AdbServerAddress): Promise<void>;
  removeServer(address: AdbServerAddress): Promise<void>;
  /** Ends every watch and socket. */
  close(): Promise<void>;
}
