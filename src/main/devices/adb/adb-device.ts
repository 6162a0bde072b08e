import type { Frame } from '../../../shared/frame';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { Random } from '../../../shared/ports';
import {
  type Device,
  DeviceError,
  type PhysicalSize,
  type Point,
  type QuarterTurns,
  type ShellResult,
} from '../device';
import { ReplyError, toDeviceError } from './adb-failure';
import { getClipboard, setClipboard } from './clipboard';
import { assertSucceeded } from './command-failure';
import { createDeviceShell, type DeviceShell } from './device-shell';
import { foregroundApp } from './foreground-app';
import type { FrameBuffers } from './frame-buffers';
import { keyName, splitText } from './input-text';
import { pressTogether } from './key-chord';
import { multiTouch } from './multi-touch';
import { clearApp, installUploaded, removeUploaded, uninstallApp, uploadPath } from './manage-app';
import type { ReplySink } from './reply-sink';
import { FrameSink, ScreenSizeSink, type HeaderMemory } from './screencap-sink';
import { quoteCommand } from './shell-quote';
import type { ShellOutput } from './shell-v2';
import type { AdbEndpoint, SmartSocketClient } from './smart-socket';
import { assertPackageName, startApp, type RunLine } from './start-app';
import { knowsNoPaths, touchPathLine } from './touch-path';
import { pullFile, pushFile, type TransferContext } from './transfer-file';

/** How long a call may take before it fails with `device_timeout`. */
export interface DeviceTimeouts {
  /** Shell commands and gestures; a gesture's own duration comes on top. */
  readonly commandMs: number;
  readonly captureMs: number;
  /** Each command that starting or stopping an app takes. */
  readonly appMs: number;
  /** Copying one file in either direction. */
  readonly transferMs: number;
}

export const DEFAULT_TIMEOUTS: DeviceTimeouts = {
  commandMs: 10_000,
  captureMs: 10_000,
  appMs: 30_000,
  transferMs: 600_000,
};

export interface AdbDeviceOptions {
  readonly ref: InstanceRef;
  readonly serial: string;
  readonly client: SmartSocketClient;
  readonly random: Random;
  readonly frameBuffers: FrameBuffers;
  readonly timeouts?: Partial<DeviceTimeouts>;
  /**
   * Asked before every command: a reason why the serial may not be used now, such as another device having taken
   * it over. A reference must never reach another device.
   */
  readonly guard?: () => DeviceError | undefined;
}

/** Errors of `screencap` go nowhere: on devices with several displays it warns, and over `exec:` into the pixels. */
const SCREENCAP = 'exec:screencap 2>/dev/null';

/** Creates the device behind one serial of one adb server. It holds no connection, so nothing has to be closed. */
export function createAdbDevice(options: AdbDeviceOptions): Device {
  return new AdbDevice(options);
}

class AdbDevice implements Device {
  readonly ref: InstanceRef;
  readonly serial: string;
  readonly endpoint: AdbEndpoint;
  private readonly client: SmartSocketClient;
  private readonly deviceShell: DeviceShell;
  private readonly random: Random;
  private readonly frameBuffers: FrameBuffers;
  private readonly headerMemory: HeaderMemory = { hasColourSpace: false };
  private readonly timeouts: DeviceTimeouts;
  private readonly guard: () => DeviceError | undefined;

  constructor(options: AdbDeviceOptions) {
    this.ref = options.ref;
    this.serial = options.serial;
    this.endpoint = options.client.endpoint;
    this.client = options.client;
    this.deviceShell = createDeviceShell(options);
    this.random = options.random;
    this.frameBuffers = options.frameBuffers;
    this.timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    this.guard = options.guard ?? (() => undefined);
  }

  async shell(args: readonly string[], signal: AbortSignal): Promise<ShellResult> {
    return this.converted(signal, async () => {
      const { stdout, exitCode } = await this.line(quoteCommand(args), this.timeouts.commandMs, signal);
      return { stdout, exitCode };
    });
  }

  async capture(signal: AbortSignal): Promise<Frame> {
    return this.screencap(new FrameSink(this.frameBuffers, this.headerMemory), signal);
  }

  async tap(x: number, y: number, signal: AbortSignal): Promise<void> {
    await this.gesture(['input', 'tap', pixel(x), pixel(y)], 0, signal);
  }

  async longPress(x: number, y: number, durationMs: number, signal: AbortSignal): Promise<void> {
    await this.swipe({ x, y }, { x, y }, durationMs, signal);
  }

  async swipe(from: Point, to: Point, durationMs: number, signal: AbortSignal): Promise<void> {
    const places = [from.x, from.y, to.x, to.y, durationMs].map(pixel);
    await this.gesture(['input', 'swipe', ...places], durationMs, signal);
  }

  async drag(points: readonly Point[], durationMs: number, signal: AbortSignal): Promise<void> {
    await this.converted(signal, async () => {
      const run: RunLine = (line) => this.line(line, this.timeouts.commandMs + durationMs, signal);
      const output = await run(touchPathLine(points, durationMs));
      if (!knowsNoPaths(output)) assertSucceeded('drag', output);
      else await multiTouch(run, { fingers: [points], durationMs, screen: await this.screenSize(signal) });
    });
  }

  async touch(
    fingers: readonly (readonly Point[])[],
    durationMs: number,
    signal: AbortSignal,
  ): Promise<void> {
    await this.converted(signal, async () => {
      const run: RunLine = (line) => this.line(line, this.timeouts.commandMs + durationMs, signal);
      await multiTouch(run, { fingers, durationMs, screen: await this.screenSize(signal) });
    });
  }

  async typeText(text: string, signal: AbortSignal): Promise<void> {
    for (const piece of splitText(text)) {
      const command = piece.kind === 'text' ? ['text', piece.argument] : ['keyevent', piece.name];
      await this.gesture(['input', ...command], 0, signal);
    }
  }

  async pressKey(key: string, signal: AbortSignal): Promise<void> {
    await this.gesture(['input', 'keyevent', this.keyOf(key)], 0, signal);
  }

  async pressKeys(keys: readonly string[], signal: AbortSignal): Promise<void> {
    const names = keys.map((key) => this.keyOf(key));
    const run: RunLine = (line) => this.line(line, this.timeouts.commandMs, signal);
    await this.converted(signal, () => pressTogether(run, names));
  }

  async setClipboard(text: string, signal: AbortSignal): Promise<void> {
    await this.converted(signal, () => setClipboard(this.appLine(signal), text));
  }

  async getClipboard(signal: AbortSignal): Promise<string> {
    return this.converted(signal, () => getClipboard(this.appLine(signal)));
  }

  async startApp(packageName: string, activity: string | null, signal: AbortSignal): Promise<void> {
    await this.converted(signal, () => startApp(this.appLine(signal), packageName, activity));
  }

  async stopApp(packageName: string, signal: AbortSignal): Promise<void> {
    await this.converted(signal, async () => {
      assertPackageName(packageName);
      const line = quoteCommand(['am', 'force-stop', packageName]);
      assertSucceeded(`stop of ${packageName}`, await this.line(line, this.timeouts.appMs, signal));
    });
  }

  async installApp(localPath: string, signal: AbortSignal): Promise<void> {
    const path = uploadPath(this.random.uuid().slice(-12));
    await this.converted(signal, async () => {
      await pushFile(this.transfer(), { local: localPath, remote: path }, signal);
      const run: RunLine = (line) => this.line(line, this.timeouts.transferMs, signal);
      await installUploaded(run, path).finally(() =>
        signal.aborted ? undefined : removeUploaded(run, path).catch(() => undefined),
      );
    });
  }

  async uninstallApp(packageName: string, signal: AbortSignal): Promise<void> {
    await this.converted(signal, () => uninstallApp(this.appLine(signal), packageName));
  }

  async clearApp(packageName: string, signal: AbortSignal): Promise<void> {
    await this.converted(signal, () => clearApp(this.appLine(signal), packageName));
  }

  async foregroundApp(signal: AbortSignal): Promise<string | null> {
    return this.converted(signal, () => foregroundApp(this.appLine(signal)));
  }

  async openUrl(url: string, signal: AbortSignal): Promise<void> {
    await this.gesture(['am', 'start', '-a', 'android.intent.action.VIEW', '-d', url], 0, signal);
  }

  async rotate(quarterTurns: QuarterTurns | null, signal: AbortSignal): Promise<void> {
    const put = ['settings', 'put', 'system'];
    await this.gesture([...put, 'accelerometer_rotation', quarterTurns === null ? '1' : '0'], 0, signal);
    if (quarterTurns !== null) await this.gesture([...put, 'user_rotation', String(quarterTurns)], 0, signal);
  }

  /** From a capture's header, not from `wm size`: that one ignores rotation. */
  async screenSize(signal: AbortSignal): Promise<PhysicalSize> {
    return this.screencap(new ScreenSizeSink(), signal);
  }

  async pushFile(localPath: string, devicePath: string, signal: AbortSignal): Promise<void> {
    const places = { local: localPath, remote: devicePath };
    await this.converted(signal, () => pushFile(this.transfer(), places, signal));
  }

  async pullFile(devicePath: string, localPath: string, signal: AbortSignal): Promise<void> {
    const places = { local: localPath, remote: devicePath };
    await this.converted(signal, () => pullFile(this.transfer(), places, signal));
  }

  private keyOf(key: string): string {
    const name = keyName(key);
    if (name === undefined) throw new DeviceError('device_command_failed', this.serial, `${key} is no key`);
    return name;
  }

  private appLine(signal: AbortSignal): RunLine {
    return (commandLine) => this.line(commandLine, this.timeouts.appMs, signal);
  }

  private transfer(): TransferContext {
    this.assertUsable();
    const { client, serial, random } = this;
    return { client, serial, random, timeoutMs: this.timeouts.transferMs };
  }

  private screencap<T>(sink: ReplySink<T>, signal: AbortSignal): Promise<T> {
    return this.converted(signal, () => {
      this.assertUsable();
      const request = { serial: this.serial, service: SCREENCAP, sink, timeoutMs: this.timeouts.captureMs };
      return this.client.run(request, signal);
    });
  }

  private async gesture(args: readonly string[], durationMs: number, signal: AbortSignal): Promise<void> {
    await this.converted(signal, async () => {
      const output = await this.line(quoteCommand(args), this.timeouts.commandMs + durationMs, signal);
      assertSucceeded(args.slice(0, 2).join(' '), output);
    });
  }

  private async line(commandLine: string, timeoutMs: number, signal: AbortSignal): Promise<ShellOutput> {
    this.assertUsable();
    return this.deviceShell.run(commandLine, timeoutMs, signal);
  }

  assertUsable(): void {
    const refusal = this.guard();
    if (refusal !== undefined) throw refusal;
  }

  private async converted<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ReplyError ? toDeviceError(error, this.serial) : error;
    }
  }
}

/** Android's tools take whole numbers here. */
function pixel(value: number): string {
  return String(Math.round(value));
}
