import type { BotFrame } from '../../shared/contract/bots';
import type { Frame } from '../../shared/frame';
import { isTerminalBot } from '../../shared/lifecycle-states';
import type { Clock, Logger } from '../../shared/ports';
import { botStateName } from '../domain/bot';
import { encodeSmallPng } from '../perception/encode-png';
import type { FrameTaps } from '../perception/frame-taps';
import type { BotRunner } from './bot-runner';
import { followBot, type BotName, type FollowParts } from './follow-bot';

/** Least milliseconds between two frames. */
const EVERY_MS = 1_000;
/**
 * Longest side of a frame that is sent: text stays readable. A 1080×1920 screen costs some 30 ms of a worker's time
 * and 320 kB; half of it would cost 20 ms and 130 kB.
 */
const MAX_SIDE = 1_280;

export interface BotFrameParts extends FollowParts {
  readonly taps: FrameTaps;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Frames the bot itself looks at, at most one a second, the last one always. Nothing is captured for it. The first is the
 * last one the bot has seen, where its memory was not used again since, else that of its next look.
 */
export function openBotFrame(
  name: BotName,
  parts: BotFrameParts,
  push: (frames: readonly BotFrame[]) => void,
): { readonly snapshot: null; readonly close: () => void } {
  const { taps, clock, logger } = parts;
  const encoder = new LatestFrameEncoder(clock, push, (error) =>
    logger.warn({ event: 'bot_frame.not_encoded', botId: name.botId, error: String(error) }),
  );
  let watched: BotRunner | undefined;
  let unwatch = (): void => undefined;
  const unfollow = followBot(name, parts, (bot) => {
    if (bot === watched) return;
    unwatch();
    watched = bot;
    unwatch = taps.watch(bot.ref, (frame, takenAt) => {
      if (isOwn(bot, takenAt)) encoder.take(frame, takenAt);
    });
  });
  return {
    snapshot: null,
    close: () => {
      unfollow();
      unwatch();
      encoder.close();
    },
  };
}

/** Before a bot has its instance, and once it has ended, frames of it are another bot's. */
function isOwn({ startedMs, sinceMs, state }: BotRunner, takenAt: number): boolean {
  if (startedMs === null || takenAt < startedMs) return false;
  return !isTerminalBot(botStateName(state)) || takenAt <= sinceMs;
}

interface Copy extends Frame {
  readonly pixels: Uint8Array;
  readonly takenAt: number;
}

/** Encodes the latest frame it was given, one at a time, at most one a second. */
class LatestFrameEncoder {
  readonly #clock: Clock;
  readonly #push: (frames: readonly BotFrame[]) => void;
  readonly #onFailed: (error: unknown) => void;
  #waiting: Copy | undefined;
  /** Memory of the frame before, for the next one. */
  #spare: Uint8Array | undefined;
  #isEncoding = false;
  #isClosed = false;
  #cancel: (() => void) | undefined;
  #dueAt = 0;
  #takenAt = -Infinity;

  constructor(clock: Clock, push: (frames: readonly BotFrame[]) => void, onFailed: (error: unknown) => void) {
    this.#clock = clock;
    this.#push = push;
    this.#onFailed = onFailed;
  }

  /** Copies the frame; its own memory is not read later. One that came before, or is older, is left out. */
  take({ width, height, pixels }: Frame, takenAt: number): void {
    if (this.#isClosed || takenAt <= this.#takenAt) return;
    this.#takenAt = takenAt;
    const memory = this.#waiting?.pixels ?? this.#spare;
    const copy = memory?.length === pixels.length ? memory : new Uint8Array(pixels.length);
    copy.set(pixels);
    this.#spare = undefined;
    this.#waiting = { width, height, pixels: copy, takenAt };
    this.#plan();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
    this.#waiting = undefined;
    this.#spare = undefined;
  }

  #plan(): void {
    if (this.#isClosed || this.#isEncoding || this.#cancel || !this.#waiting) return;
    const delayMs = Math.max(0, this.#dueAt - this.#clock.monotonic());
    this.#cancel = this.#clock.schedule(delayMs, () => {
      this.#cancel = undefined;
      void this.#encode();
    });
  }

  async #encode(): Promise<void> {
    const frame = this.#waiting;
    if (!frame) return;
    this.#waiting = undefined;
    this.#isEncoding = true;
    this.#dueAt = this.#clock.monotonic() + EVERY_MS;
    try {
      const { png, width, height } = await encodeSmallPng(frame, MAX_SIDE);
      const at = new Date(frame.takenAt).toISOString();
      const screen = { width: frame.width, height: frame.height };
      if (!this.#isClosed) this.#push([{ at, width, height, png: png.toString('base64'), screen }]);
    } catch (error) {
      this.#onFailed(error);
    } finally {
      this.#isEncoding = false;
      if (!this.#isClosed) this.#spare = frame.pixels;
      this.#plan();
    }
  }
}
