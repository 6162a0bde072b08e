import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { CutQuestion, CutSeen } from '../vision/templates/look-for-cut';
import type { EyeAsk, EyeReply, EyeRequest, EyeRoute, EyeValue, LentFrame } from './eye-protocol';
import { toEyeWireError } from './eye-wire-error';
import type { InProcessEye, TakenPicture } from './in-process-eye';
import type { LatestFrame, ShownFrame } from './shared-frame-buffers';

export interface EyeServiceOptions {
  readonly send: (reply: EyeReply) => void;
  /** Is told the way to an instance before each question about it. */
  readonly onRoute: (route: EyeRoute) => void;
  readonly createEye: (
    onFrame: (ref: InstanceRef, shown: ShownFrame) => void,
  ) => Pick<InProcessEye, 'look' | 'picture' | 'frame'>;
  /** The last frame of an instance, if it is still there. */
  readonly latest: (ref: InstanceRef) => LatestFrame | undefined;
  /** What a part of a screen is like on that screen. */
  readonly compare: (question: CutQuestion) => Promise<CutSeen>;
}

/** The worker's half of the sharded eye: answers what the main thread asks. */
export class EyeService {
  readonly #send: (reply: EyeReply) => void;
  readonly #onRoute: (route: EyeRoute) => void;
  readonly #latest: EyeServiceOptions['latest'];
  readonly #eye: ReturnType<EyeServiceOptions['createEye']>;
  readonly #compare: EyeServiceOptions['compare'];
  readonly #open = new Map<number, AbortController>();
  readonly #pictures = new Map<number, TakenPicture>();
  /** Frames the main thread reads. Those it did not ask for have numbers below 0. */
  readonly #lent = new Map<number, () => void>();
  readonly #watched = new Set<InstanceRef>();
  #shown = 0;

  constructor({ send, onRoute, createEye, latest, compare }: EyeServiceOptions) {
    this.#send = send;
    this.#compare = compare;
    this.#onRoute = onRoute;
    this.#latest = latest;
    this.#eye = createEye((ref, { frame, takenAt, hold }) => {
      if (this.#watched.has(ref)) this.#show(ref, { frame, takenAt, release: hold() });
    });
  }

  /** Takes one message; answers come later. */
  take(request: EyeRequest): void {
    switch (request.type) {
      case 'abort':
        return this.#open.get(request.id)?.abort();
      case 'release':
        return this.#release(request.id);
      case 'watch':
        return this.#watch(request.ref, request.isWatched);
      case 'ping':
        return this.#send({ type: 'pong' });
      case 'close':
        return this.#close();
      default:
        return void this.#answer(request);
    }
  }

  /** Who begins to watch sees what the last look saw at once, if that is still there. */
  #watch(ref: InstanceRef, isWatched: boolean): void {
    if (!isWatched) {
      this.#watched.delete(ref);
      return;
    }
    this.#watched.add(ref);
    const latest = this.#latest(ref);
    if (latest) this.#show(ref, latest);
  }

  #show(ref: InstanceRef, { frame, takenAt, release }: LatestFrame): void {
    this.#shown -= 1;
    this.#send({ type: 'frame', ref, frame: this.#lend(this.#shown, frame, release), takenAt });
  }

  async #answer(ask: EyeAsk & { readonly id: number }): Promise<void> {
    const { id } = ask;
    const abort = new AbortController();
    this.#open.set(id, abort);
    try {
      if ('route' in ask) this.#onRoute(ask.route);
      this.#send({ type: 'done', id, value: await this.#valueOf(ask, abort.signal) });
    } catch (error) {
      this.#send(
        abort.signal.aborted ? { type: 'aborted', id } : { type: 'failed', id, error: toEyeWireError(error) },
      );
    } finally {
      this.#open.delete(id);
    }
  }

  async #valueOf(ask: EyeAsk & { readonly id: number }, signal: AbortSignal): Promise<EyeValue> {
    switch (ask.type) {
      case 'look':
        return this.#eye.look(ask.route, ask.asks, signal);
      case 'picture':
        this.#pictures.set(ask.id, await this.#eye.picture(ask.route, signal));
        return ask.id;
      case 'lookAt': {
        const picture = this.#pictures.get(ask.picture);
        if (!picture) throw new Error('the picture was released');
        return picture.look(ask.asks, signal);
      }
      case 'see':
        return this.#see(ask, signal);
      case 'compare':
        return this.#compare(ask.question);
      case 'capture': {
        const { frame, release } = await this.#eye.frame(ask.route, signal);
        return this.#lend(ask.id, frame, release);
      }
    }
  }

  async #see(
    { id, route, asks }: Extract<EyeAsk, { type: 'see' }> & { readonly id: number },
    signal: AbortSignal,
  ): Promise<EyeValue> {
    const picture = await this.#eye.picture(route, signal);
    try {
      const seen = await picture.look(asks, signal);
      return { seen, frame: this.#lend(id, picture.frame, () => picture.release()) };
    } catch (error) {
      picture.release();
      throw error;
    }
  }

  #lend(id: number, { width, height, pixels }: Frame, release: () => void): LentFrame {
    this.#lent.set(id, release);
    return { id, width, height, pixels };
  }

  #release(id: number): void {
    this.#pictures.get(id)?.release();
    this.#pictures.delete(id);
    this.#lent.get(id)?.();
    this.#lent.delete(id);
  }

  #close(): void {
    for (const abort of this.#open.values()) abort.abort();
  }
}
