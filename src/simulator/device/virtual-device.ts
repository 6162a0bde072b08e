import type { Clock } from '../../shared/ports';
import { hashSeed } from '../seeded-random';
import { BootCycle } from './boot-cycle';
import { createDeviceProperties } from './device-properties';
import { writeInputNodes } from './input-nodes';
import { InputLog, type InputEvent, type TouchPoint } from './input-log';
import type { CapturedScreen, Phone } from './phone';
import { stamped } from './stamp';
import { VIRTUAL_EPOCH_MS } from './virtual-epoch';
import { VirtualFiles } from './virtual-files';

export interface VirtualDeviceOptions {
  readonly index: number;
  readonly serial: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly phone: Phone;
  readonly properties: Readonly<Record<string, string>>;
  /** Bytes of the header of a raw `screencap`: 16 since Android 9, 12 before. */
  readonly rawHeaderBytes: 12 | 16;
  /** Captures carry a stamp. */
  readonly stamps?: boolean;
}

/** One virtual device: what services and shell commands work on. It has no timers, so an idle one costs nothing. */
export class VirtualDevice {
  readonly index: number;
  readonly serial: string;
  readonly phone: Phone;
  readonly clock: Clock;
  readonly files: VirtualFiles;
  readonly properties: Map<string, string>;
  readonly settings = new Map<string, string>();
  readonly inputs = new InputLog();
  /** Packages installed beside those of the scenario; they have nothing to show. */
  readonly installed = new Set<string>();
  /** A finger that `input motionevent` has put down and not lifted yet. */
  finger: { readonly points: TouchPoint[]; readonly downAtMs: number } | null = null;
  readonly rawHeaderBytes: 12 | 16;
  readonly boots: BootCycle;
  private readonly seed: number;
  private readonly startedAt: number;
  private bootedAt: number;
  private readonly stamps: boolean;
  private captures = 0;

  constructor(options: VirtualDeviceOptions) {
    const { index, serial, seed, clock, phone } = options;
    this.index = index;
    this.serial = serial;
    this.phone = phone;
    this.clock = clock;
    this.rawHeaderBytes = options.rawHeaderBytes;
    this.boots = new BootCycle(clock);
    this.seed = seed;
    this.stamps = options.stamps ?? false;
    this.startedAt = clock.monotonic();
    this.bootedAt = this.startedAt;
    const { density } = phone.screen();
    this.properties = createDeviceProperties({ index, serial, seed, density, overrides: options.properties });
    this.files = new VirtualFiles(() => Math.floor(this.wallClockMs() / 1000));
    this.settings.set('secure/android_id', hex(seed, 'android_id', index, 16));
    this.writeBootId();
    writeInputNodes(this.files, this.properties);
    this.files.write('/system/build.prop', Buffer.from(propertyLines(this.properties)));
  }

  /** Milliseconds since this device came to be. */
  elapsedMs(): number {
    return this.clock.monotonic() - this.startedAt;
  }

  /** The device's own wall clock, milliseconds since 1970. */
  wallClockMs(): number {
    return VIRTUAL_EPOCH_MS + this.elapsedMs();
  }

  /** Milliseconds since the last boot. */
  uptimeMs(): number {
    return this.clock.monotonic() - this.bootedAt;
  }

  /** Stops every app, goes down for so long, and comes back with a new boot id. Files stay. */
  reboot(downMs: number): void {
    for (const { name } of this.phone.packages()) this.phone.forceStop(name);
    this.bootedAt = this.clock.monotonic() + downMs;
    this.boots.restart(downMs);
    this.writeBootId();
  }

  /** How often its screen has been captured. */
  get captureCount(): number {
    return this.captures;
  }

  capture(): CapturedScreen {
    const screen = this.phone.capture();
    this.captures += 1;
    return this.stamps ? stamped(screen, this.index, this.captures) : screen;
  }

  /** Remembers an input, and what the scene did with it. */
  remember(event: InputEvent, connection: number, target: string | null): void {
    this.inputs.add(event, { atMs: this.elapsedMs(), connection, target });
  }

  private writeBootId(): void {
    const digits = hex(this.seed, `boot ${String(this.boots.count)}`, this.index, 32);
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    this.files.write('/proc/sys/kernel/random/boot_id', Buffer.from(`${id}\n`));
  }
}

function hex(seed: number, name: string, index: number, digits: number): string {
  const words = [0, 1, 2, 3].map((word) => hashSeed(seed, name, index, word).toString(16).padStart(8, '0'));
  return words.join('').slice(0, digits);
}

function propertyLines(properties: ReadonlyMap<string, string>): string {
  return [...properties].map(([name, value]) => `${name}=${value}\n`).join('');
}
