import type { Frame } from '../../../shared/frame';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { Clock, Logger } from '../../../shared/ports';
import type { CaptureMethodId, CaptureView } from '../../../shared/view';
import { DeviceError } from '../../devices/device';
import type { CaptureMethod, CapturePlace, FrameSource } from './frame-source';
import { bestMethod, isUnreachable, measureMethods, type Measurement } from './measure';
import type { MeasureQueue } from './measure-queue';
import type { MeasuredCapture } from './measured-capture';
import { Pace } from './pace';

export interface InstanceCaptureParts {
  readonly ref: InstanceRef;
  /** The preferred first. */
  readonly methods: readonly [CaptureMethod, ...CaptureMethod[]];
  readonly clock: Clock;
  readonly queue: MeasureQueue;
  /** Is told how the instance is looked at, whenever that is news. */
  readonly tell: (capture: CaptureView) => void;
  /** What was measured of it before, and who keeps what is measured from now on. */
  readonly measured?: MeasuredCapture | undefined;
  readonly keep?: (measured: MeasuredCapture) => void;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** Looks in succession that give no picture, before the method is to blame. */
const STRIKES = 2;
/** After a measurement that came to nothing, and between two because of slowness; doubled while they change nothing. */
const AGAIN_MS = 60_000;
const AGAIN_AT_MOST_MS = 15 * 60_000;
/** Measured anew so often without a change, slow is what the device is. */
const ACCEPTED_AFTER = 2;
/** Changes smaller than these, or sooner, are no news. */
const NEWS_SHARE = 0.25;
const NEWS_LEAST_MS = 2;
const NEWS_EVERY_MS = 2_000;

/**
 * Takes pictures of one instance in the way that was found to be the fastest. The first looks are taken in the preferred
 * way, and the measuring goes on behind them. A method that gives rubbish is replaced within the same look.
 */
export class InstanceCapture {
  readonly #parts: InstanceCaptureParts;
  readonly #sources = new Map<CaptureMethodId, FrameSource>();
  readonly #leftOut = new Map<CaptureMethodId, string>();
  readonly #pace = new Pace();
  #place: CapturePlace;
  #kept: CaptureMethodId;
  #strikes = 0;
  #fruitless = 0;
  #wantsMeasuring = true;
  #measureNotBefore = -Infinity;
  #measuring: AbortController | undefined;
  #told: { readonly view: CaptureView; readonly at: number } | undefined;

  constructor(parts: InstanceCaptureParts, place: CapturePlace) {
    this.#parts = parts;
    this.#place = place;
    this.#kept = parts.methods[0].id;
    if (parts.measured) this.#recall(parts.measured);
  }

  #recall({ method, usualMs, othersMs, leftOut }: MeasuredCapture): void {
    const { methods, clock } = this.#parts;
    if (!methods.some(({ id }) => id === method)) return;
    this.#kept = method;
    for (const [id, why] of leftOut) this.#leftOut.set(id, why);
    this.#pace.begin(usualMs, othersMs);
    this.#wantsMeasuring = false;
    this.#measureNotBefore = clock.monotonic() + AGAIN_MS;
  }

  /** The instance is reached another way from now on: what was found of the methods is measured again. */
  async moved(place: CapturePlace): Promise<void> {
    const closed = this.close();
    this.#place = place;
    this.#leftOut.clear();
    this.#wantsMeasuring = true;
    this.#measureNotBefore = -Infinity;
    await closed;
  }

  /** A picture no older than this call. Throws what the device throws, and the signal's reason. */
  async capture(signal: AbortSignal): Promise<Frame> {
    const [first, ...others] = this.#usable();
    const { clock } = this.#parts;
    const began = clock.monotonic();
    try {
      const frame = await this.#sourceOf(first).capture(signal);
      this.#strikes = 0;
      this.#looked(first, clock.monotonic() - began);
      return frame;
    } catch (error) {
      signal.throwIfAborted();
      if (isUnreachable(error)) throw error;
      this.#strikes += 1;
      if (!isRubbish(error)) return this.#failed(error);
      return this.#instead({ first, others, error }, signal);
    }
  }

  /** Ends the measuring and what the methods hold open. */
  async close(): Promise<void> {
    this.#measuring?.abort(new Error('looking has ended'));
    const sources = [...this.#sources.values()];
    this.#sources.clear();
    await Promise.all(sources.map((source) => source.close()));
  }

  /** A reply that is cut, or none, may be the line's or the device's doing: measuring finds out. */
  #failed(error: unknown): never {
    if (this.#strikes >= STRIKES) this.#wantsMeasuring = true;
    this.#measureIfDue();
    throw error;
  }

  /** The other methods in turn; the first error where none gives a picture. */
  async #instead(
    { first, others, error }: { first: CaptureMethod; others: readonly CaptureMethod[]; error: unknown },
    signal: AbortSignal,
  ): Promise<Frame> {
    const { clock } = this.#parts;
    for (const method of others) {
      const began = clock.monotonic();
      const frame = await this.#sourceOf(method)
        .capture(signal)
        .catch(() => undefined);
      signal.throwIfAborted();
      if (!frame) continue;
      // Once may be chance; what another method can do and this one twice could not is this one's fault.
      if (this.#strikes >= STRIKES && first.id === this.#kept) {
        this.#leaveOut(first.id, error instanceof Error ? error.message : String(error));
        this.#use(method.id);
        this.#wantsMeasuring = true;
        this.#looked(method, clock.monotonic() - began);
      }
      return frame;
    }
    throw error;
  }

  #looked({ id }: CaptureMethod, ms: number): void {
    const { logger, ref } = this.#parts;
    // A measurement may have ended meanwhile, and what was seen in another way tells nothing of what is used now.
    if (id !== this.#kept) return;
    if (this.#pace.add(ms))
      logger.warn({
        event: 'capture.slower',
        ...{ ref, method: this.#kept, ms: round(this.#pace.ms), usualMs: round(this.#pace.usualMs ?? 0) },
      });
    if (this.#pace.usualMs !== undefined) this.#wantsMeasuring = true;
    this.#measureIfDue();
    this.#tellNews();
  }

  #measureIfDue(): void {
    const now = this.#parts.clock.monotonic();
    if (!this.#wantsMeasuring || this.#measuring || now < this.#measureNotBefore) return;
    const methods = this.#usable();
    this.#wantsMeasuring = false;
    if (methods.length < 2) return;
    const stop = new AbortController();
    this.#measuring = stop;
    this.#parts.queue.add(async (closing) => {
      try {
        await this.#measure(methods, AbortSignal.any([closing, stop.signal]));
      } finally {
        if (this.#measuring === stop) this.#measuring = undefined;
      }
    });
  }

  async #measure(methods: readonly CaptureMethod[], signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { clock, logger, ref } = this.#parts;
    const { frameBuffers } = this.#place;
    const candidates = methods.map((method) => ({
      id: method.id,
      capture: async (until: AbortSignal) =>
        frameBuffers.release(await this.#sourceOf(method).capture(until)),
    }));
    try {
      const found = await measureMethods(candidates, { kept: this.#kept, clock }, signal);
      signal.throwIfAborted();
      this.#judge(found);
    } catch (error) {
      if (signal.aborted) return;
      this.#wantsMeasuring = true;
      this.#measureNotBefore = clock.monotonic() + AGAIN_MS;
      logger.info({ event: 'capture.not-measured', ref, error: String(error) });
    }
  }

  #judge({ ms, failed }: Measurement): void {
    const { methods, clock } = this.#parts;
    const best = bestMethod(
      methods.map(({ id }) => id),
      ms,
    );
    if (best === undefined) return;
    for (const [id, why] of failed) this.#leaveOut(id, why);
    const isSlowStill = best === this.#kept && this.#pace.usualMs !== undefined;
    this.#fruitless = isSlowStill ? this.#fruitless + 1 : 0;
    this.#measureNotBefore = clock.monotonic() + Math.min(AGAIN_MS * 2 ** this.#fruitless, AGAIN_AT_MOST_MS);
    if (!isSlowStill) {
      const others = [...ms].filter(([id]) => id !== best).map(([, its]) => its);
      this.#use(best);
      this.#pace.begin(ms.get(best) ?? 0, Math.min(...others));
    } else if (this.#fruitless >= ACCEPTED_AFTER) {
      this.#pace.accept();
      this.#fruitless = 0;
    }
    this.#wantsMeasuring = false;
    const { measured } = this.#pace;
    if (measured) this.#parts.keep?.({ method: this.#kept, ...measured, leftOut: [...this.#leftOut] });
    this.#tellNews();
  }

  #use(id: CaptureMethodId): void {
    if (id === this.#kept) return;
    const { logger, ref } = this.#parts;
    logger.info({ event: 'capture.method', ref, method: id, before: this.#kept });
    this.#kept = id;
    this.#strikes = 0;
    this.#pace.clear();
  }

  #leaveOut(id: CaptureMethodId, why: string): void {
    const { logger, ref } = this.#parts;
    this.#leftOut.set(id, why);
    logger.warn({ event: 'capture.left-out', ref, method: id, why });
    void this.#sources.get(id)?.close();
    this.#sources.delete(id);
  }

  /** What is in use, and the others in the order of preference. */
  #usable(): readonly [CaptureMethod, ...CaptureMethod[]] {
    const { methods } = this.#parts;
    const kept = methods.find(({ id }) => id === this.#kept) ?? methods[0];
    return [kept, ...methods.filter(({ id }) => id !== kept.id && !this.#leftOut.has(id))];
  }

  #sourceOf(method: CaptureMethod): FrameSource {
    const known = this.#sources.get(method.id) ?? method.open(this.#place);
    this.#sources.set(method.id, known);
    return known;
  }

  #tellNews(): void {
    const { ms, usualMs } = this.#pace;
    const view: CaptureView = {
      method: this.#kept,
      ms: round(ms),
      ...(usualMs !== undefined && { usualMs: round(usualMs) }),
    };
    const at = this.#parts.clock.monotonic();
    if (!isNews(this.#told, { view, at })) return;
    this.#told = { view, at };
    this.#parts.tell(view);
  }
}

interface Told {
  readonly view: CaptureView;
  readonly at: number;
}

function isNews(told: Told | undefined, { view, at }: Told): boolean {
  if (told === undefined || told.view.method !== view.method || told.view.usualMs !== view.usualMs)
    return true;
  const leastMs = Math.max(NEWS_LEAST_MS, told.view.ms * NEWS_SHARE);
  return Math.abs(view.ms - told.view.ms) > leastMs && at - told.at >= NEWS_EVERY_MS;
}

/** What came is no picture, or the device's words for why there is none. */
function isRubbish(error: unknown): boolean {
  return (
    error instanceof DeviceError &&
    (error.code === 'device_protocol' || error.code === 'device_command_failed')
  );
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
