import type { ExpressionValue, Scalar } from './expression/cel-expression';
import type { Frame } from '../../shared/frame';
import type { Recogniser, Recognition } from '../../shared/recognition';
import type { ConsentCapability } from '../../shared/routine-summary';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Random } from '../../shared/ports';

/** What actions may do to a device; `devices/device.ts` implements it. Rejections carry a `code`. */
export interface ActionDevice {
  readonly ref: InstanceRef;
  tap(x: number, y: number, signal: AbortSignal): Promise<void>;
  longPress(x: number, y: number, durationMs: number, signal: AbortSignal): Promise<void>;
  swipe(from: ScreenPoint, to: ScreenPoint, durationMs: number, signal: AbortSignal): Promise<void>;
  /** One finger along 2 to 16 points. */
  drag(points: readonly ScreenPoint[], durationMs: number, signal: AbortSignal): Promise<void>;
  /** 1 to 10 fingers at once, each along its 1 to 16 points; they come and leave together. */
  touch(fingers: readonly (readonly ScreenPoint[])[], durationMs: number, signal: AbortSignal): Promise<void>;
  typeText(text: string, signal: AbortSignal): Promise<void>;
  pressKey(key: string, signal: AbortSignal): Promise<void>;
  /** Presses 2 to 4 keys together. */
  pressKeys(keys: readonly string[], signal: AbortSignal): Promise<void>;
  setClipboard(text: string, signal: AbortSignal): Promise<void>;
  /** The text in the device's clipboard; empty for none. */
  getClipboard(signal: AbortSignal): Promise<string>;
  startApp(packageName: string, activity: string | null, signal: AbortSignal): Promise<void>;
  stopApp(packageName: string, signal: AbortSignal): Promise<void>;
  /** Copies a file of this computer, an absolute path, to the device. */
  pushFile(localPath: string, devicePath: string, signal: AbortSignal): Promise<void>;
  /** Copies a file of the device to this computer; an incomplete one never takes its name. */
  pullFile(devicePath: string, localPath: string, signal: AbortSignal): Promise<void>;
  /** Installs an app file of this computer, an absolute path. */
  installApp(localPath: string, signal: AbortSignal): Promise<void>;
  uninstallApp(packageName: string, signal: AbortSignal): Promise<void>;
  clearApp(packageName: string, signal: AbortSignal): Promise<void>;
  openUrl(url: string, signal: AbortSignal): Promise<void>;
  /** Holds the screen in so many quarter turns anticlockwise; null lets it follow the device again. */
  rotate(quarterTurns: 0 | 1 | 2 | 3 | null, signal: AbortSignal): Promise<void>;
  /** Runs a command of the device; every argument reaches it unchanged. */
  shell(
    args: readonly string[],
    signal: AbortSignal,
  ): Promise<{ readonly stdout: string; readonly exitCode: number }>;
  screenSize(signal: AbortSignal): Promise<{ readonly width: number; readonly height: number }>;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Looks at an instance: one capture, all recognisers of that look on it, answers in their order. */
export interface Eye {
  look(
    device: { readonly ref: InstanceRef },
    recognisers: readonly Recogniser[],
    signal: AbortSignal,
  ): Promise<readonly Recognition[]>;
  /** One picture, to be asked as often as wanted until it is released. */
  picture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Picture>;
  /** The screen itself, for evidence. */
  capture(device: { readonly ref: InstanceRef }, signal: AbortSignal): Promise<Frame>;
}

/** A picture of the screen that stays as it was. */
export interface Picture {
  look(recognisers: readonly Recogniser[], signal: AbortSignal): Promise<readonly Recognition[]>;
  /** Gives its memory back; nothing is asked of it afterwards. */
  release(): void;
}

/** Where screenshots of a routine go; the answer is where they can be found. */
export interface EvidenceSink {
  saveScreenshot(name: string, frame: Frame): Promise<string>;
}

/** An account a bot holds. */
export interface AccountInHand {
  readonly key: string;
  readonly label: string;
}

/**
 * The accounts of one bot, one at a time. Rejections carry a `code` of class `account`: `account_none` when it holds
 * none, `account_lost` when it was taken away, `pool_exhausted` when the pool has nothing and its policy is not to wait.
 */
export interface ActionAccounts {
  current(): AccountInHand | null;
  /** Takes the next of the group's pool, or the one in hand; waits as the pool's policy says. */
  take(signal: AbortSignal): Promise<AccountInHand>;
  complete(numbers: Readonly<Record<string, number>>): Promise<void>;
  fail(reason: string): Promise<void>;
  giveBack(reason: string): Promise<void>;
  quarantine(reason: string): Promise<void>;
  /** Numbers reported for the use in work; they are kept with its outcome. */
  report(numbers: Readonly<Record<string, number>>): void;
  field(name: string): Promise<Scalar | null>;
  setField(name: string, value: Scalar | null): Promise<void>;
  incrementField(name: string, amount: number): Promise<number>;
  /** The clear text of a secret field: to be typed, never logged, kept or shown. */
  secret(name: string): Promise<string>;
}

/**
 * Files of this computer that routines may touch: those of one folder of the data folder, by names with `/` between
 * folders. What names anything else is refused with `step_failed`.
 */
export interface ActionFiles {
  /** The absolute path of a file that is there. */
  toSend(name: string): Promise<string>;
  /** The absolute path of a file to be written; its folder is there. */
  toKeep(name: string): Promise<string>;
}

/** What people have agreed that routines may do, by the hash of their file. */
export interface Consents {
  allows(routineHash: string, capability: ConsentCapability): boolean;
  /** Whether the text they agreed to named this host; without it no address of a private network is reached. */
  names?(routineHash: string, host: string): boolean;
}

/** Nobody has agreed to anything. */
export const NO_CONSENTS: Consents = { allows: () => false };

/** One request of a routine to the world. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** A longer answer is refused. */
  readonly maxBytes: number;
  /** Whether a host of a private network, or this computer, may be asked. */
  readonly mayAskPrivate: (host: string) => boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Sends requests over http and https. Rejects with code `request_failed`; an answer of any status is none. */
export interface HttpRequests {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
}

/** What a routine wants people to hear at once. */
export interface Notice {
  readonly title: string;
  readonly text: string;
  readonly level: 'info' | 'warn' | 'error';
}

/** Everything one action may use. Whatever waits takes `signal`. */
export interface ActionContext {
  readonly device: ActionDevice;
  readonly eye: Eye;
  readonly evidence: EvidenceSink;
  readonly accounts: ActionAccounts;
  readonly counters: SharedCounters;
  readonly files: ActionFiles;
  readonly http: HttpRequests;
  readonly consents: Consents;
  readonly clock: Clock;
  readonly random: Random;
  /** Aborts when the bot stops or the step's time is over. */
  readonly signal: AbortSignal;
  readonly variables: Variables;
  /** A line in the bot's log, for people. */
  log(level: 'info' | 'warn' | 'error', message: string): void;
  /** A message on the desktop, where there is one, and among the events of the run. */
  notify(notice: Notice): void;
}

/** Whole numbers all bots of a group share; they begin at 0. */
export interface SharedCounters {
  /** Adds, and answers the new number; nobody else gets the same one for the same change. */
  add(name: string, amount: number): number;
  all(): Readonly<Record<string, number>>;
  /** Calls synchronously at every change; cheap listeners only. */
  watch(listener: () => void): () => void;
}

/** Variables of one bot's iteration; inputs are among them. */
export interface Variables {
  get(name: string): VariableValue | undefined;
  set(name: string, value: VariableValue): void;
}

/** What a variable, an input or an expression holds. */
export type VariableValue = ExpressionValue;
