import type { Frame } from '../../shared/frame';
import type { FailureCode } from '../../shared/failure';
import type { InstanceRef } from '../../shared/instance-reference';

/** Ways a device call can fail; each tells apart what a person would do next. */
export type DeviceErrorCode = Extract<FailureCode, `device_${string}` | 'adb_server_gone'>;

/** Thrown by every call of `Device`. Cancellation is not one: an aborted call rejects with the signal's reason. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
  readonly code: DeviceErrorCode;
  readonly serial: string;

  constructor(code: DeviceErrorCode, serial: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.serial = serial;
  }
}

export interface ShellResult {
  readonly stdout: string;
  readonly exitCode: number;
}

export interface PhysicalSize {
  readonly width: number;
  readonly height: number;
}

/**
 * One instance, reached through adb. Every call has a time-out of its own and takes a signal last; after the signal's
 * abort the socket is destroyed and nothing more is sent. Results are complete or an error: a reply that was cut
 * short never looks like success.
 */
export interface Device {
  readonly ref: InstanceRef;
  readonly serial: string;
  /** Its adb server, for who captures its screen from another thread. */
  readonly endpoint: { readonly host: string; readonly port: number };
  /** Throws `DeviceError` while the serial may not be used: it may be another device's. */
  assertUsable(): void;
  /** Runs one command; arguments are quoted for the device's shell. Rejects only for transport faults, not exit codes. */
  shell(args: readonly string[], signal: AbortSignal): Promise<ShellResult>;
  /** Captures the screen. */
  capture(signal: AbortSignal): Promise<Frame>;
  /** Pixels of the screen as captures show it. */
  tap(x: number, y: number, signal: AbortSignal): Promise<void>;
  longPress(x: number, y: number, durationMs: number, signal: AbortSignal): Promise<void>;
  swipe(from: Point, to: Point, durationMs: number, signal: AbortSignal): Promise<void>;
  /** One finger along 2 to 16 points, without leaving the screen between them. Before Android 10 as `touch`. */
  drag(points: readonly Point[], durationMs: number, signal: AbortSignal): Promise<void>;
  /**
   * 1 to 10 fingers that go down together, each along its 1 to 16 points, and leave together. Needs a shell that may
   * write to the touch panel, or Android 11 with `uinput`.
   */
  touch(fingers: readonly (readonly Point[])[], durationMs: number, signal: AbortSignal): Promise<void>;
  /** Types text; any characters `input text` can carry, spaces and quotes included. */
  typeText(text: string, signal: AbortSignal): Promise<void>;
  /** Presses a key by Android's name, `KEYCODE_BACK` or `BACK`. */
  pressKey(key: string, signal: AbortSignal): Promise<void>;
  /** Presses 2 to 4 keys together, in their order; before Android 12 on a keyboard the shell may write to. */
  pressKeys(keys: readonly string[], signal: AbortSignal): Promise<void>;
  /** Puts text into the clipboard, at most 10 000 characters; needs the helper app Clipper, `ca.zgrs.clipper`. */
  setClipboard(text: string, signal: AbortSignal): Promise<void>;
  /** The text in it, empty for none; since Android 10 the helper comes to the front for a second. */
  getClipboard(signal: AbortSignal): Promise<string>;
  /** Brings an app to the front; `activity` null starts its launcher activity. */
  startApp(packageName: string, activity: string | null, signal: AbortSignal): Promise<void>;
  stopApp(packageName: string, signal: AbortSignal): Promise<void>;
  /** Installs an app file of this computer, at most 1 GiB; over an older version, whose data stays. */
  installApp(localPath: string, signal: AbortSignal): Promise<void>;
  uninstallApp(packageName: string, signal: AbortSignal): Promise<void>;
  /** Stops an app and forgets all it has stored. */
  clearApp(packageName: string, signal: AbortSignal): Promise<void>;
  /** The package of the app in front; null when none is. */
  foregroundApp(signal: AbortSignal): Promise<string | null>;
  /** Opens an address in the app the device has for it. */
  openUrl(url: string, signal: AbortSignal): Promise<void>;
  /** Holds the screen in so many quarter turns anticlockwise; null lets it follow the device again. */
  rotate(quarterTurns: QuarterTurns | null, signal: AbortSignal): Promise<void>;
  screenSize(signal: AbortSignal): Promise<PhysicalSize>;
  /** Copies a file of this computer to the device, at most 1 GiB; what has that name there is replaced. */
  pushFile(localPath: string, devicePath: string, signal: AbortSignal): Promise<void>;
  /** Copies a file of the device to this computer, at most 1 GiB; it takes its name once it is complete. */
  pullFile(devicePath: string, localPath: string, signal: AbortSignal): Promise<void>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Of the natural way a device is held, anticlockwise, as Android counts. */
export type QuarterTurns = 0 | 1 | 2 | 3;
