import type { InstanceRef } from '../../shared/instance-reference';
import type { LogFact } from '../../shared/ports';
import type { Recogniser, Recognition } from '../../shared/recognition';
import type { CaptureView } from '../../shared/view';
import type { MeasuredCapture } from './capture/measured-capture';
import type { CutQuestion, CutSeen } from '../vision/templates/look-for-cut';

/** The way to an instance, as the main thread knows it to be open. */
export interface EyeRoute {
  readonly ref: InstanceRef;
  readonly host: string;
  readonly port: number;
  readonly serial: string;
  /** What a thread before this one has measured of it, if it was reached the same way. */
  readonly measured?: MeasuredCapture;
}

/** What a vision worker is started with. */
export interface EyeWorkerData {
  /** Captures in flight, and so frames in its memory. */
  readonly inFlightLimit: number;
  /** The compiled kernel of vision/matcher. */
  readonly kernel: string;
  /** Folder of templates; null where there is none. */
  readonly templates: string | null;
  /** Folder with data of further languages of text; null where there is none. */
  readonly languages: string | null;
}

/** A question that gets one `done` or `failed`. */
export type EyeAsk =
  | { readonly type: 'look'; readonly route: EyeRoute; readonly asks: readonly Recogniser[] }
  /** The answer is the picture's number; the picture stays until `release`. */
  | { readonly type: 'picture'; readonly route: EyeRoute }
  | { readonly type: 'lookAt'; readonly picture: number; readonly asks: readonly Recogniser[] }
  /** The answer is a frame that stays until `release`. */
  | { readonly type: 'capture'; readonly route: EyeRoute }
  /** A look, and the frame it was answered on, which stays until `release`. */
  | { readonly type: 'see'; readonly route: EyeRoute; readonly asks: readonly Recogniser[] }
  /** About a picture that is sent along, no instance: what a part of it is like there. */
  | { readonly type: 'compare'; readonly question: CutQuestion };

/** From the main thread. */
export type EyeRequest =
  | (EyeAsk & { readonly id: number })
  | { readonly type: 'abort'; readonly id: number }
  /** Lets go of what a question's answer keeps, or of a frame that was shown. */
  | { readonly type: 'release'; readonly id: number }
  /** Whether frames of an instance are shown as they come. */
  | { readonly type: 'watch'; readonly ref: InstanceRef; readonly isWatched: boolean }
  | { readonly type: 'ping' }
  | { readonly type: 'close' };

/** A frame in memory both threads see; it is as it is until its `id` is released. */
export interface LentFrame {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** What was seen, with the frame it was seen on. */
export interface LentSight {
  readonly frame: LentFrame;
  readonly seen: readonly Recognition[];
}

export type EyeValue = readonly Recognition[] | CutSeen | LentFrame | LentSight | number;

/** From a worker. */
export type EyeReply =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly value: EyeValue }
  | { readonly type: 'failed'; readonly id: number; readonly error: EyeWireError }
  /** The question ended with its `abort`. */
  | { readonly type: 'aborted'; readonly id: number }
  /** `takenAt` in milliseconds since 1970. */
  | {
      readonly type: 'frame';
      readonly ref: InstanceRef;
      readonly frame: LentFrame;
      readonly takenAt: number;
    }
  | { readonly type: 'pong' }
  /** Something begins that can't be interrupted; nothing is said for at most so long. */
  | { readonly type: 'busy'; readonly forMs: number }
  /** For the thread after this one. */
  | { readonly type: 'measured'; readonly route: EyeRoute; readonly measured: MeasuredCapture }
  /** How an instance is looked at from now on. */
  | { readonly type: 'capture'; readonly ref: InstanceRef; readonly capture: CaptureView }
  | { readonly type: 'note'; readonly level: 'info' | 'warn'; readonly fact: LogFact };

/** An error on its way between threads. */
export interface EyeWireError {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly serial: string | null;
  readonly stack: string | null;
}
