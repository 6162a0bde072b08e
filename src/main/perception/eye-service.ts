import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { EyeAsk, EyeReply, EyeRequest, EyeRoute, EyeValue, LentFrame } from './eye-protocol';
import { toEyeWireError } from './eye-wire-error';
import type { InProcessEye, TakenPicture } from './in-process-eye';

export interface EyeServiceOptions {
  readonly send: (reply: EyeReply) => void;
  /** Is told the way to an instance before each question about it. */
  readonly onRoute: (route: EyeRoute) => void;
  readonly createEye: (
    onFrame: (ref: InstanceRef, frame: Frame, hold: () => () => void) => void,
  ) => Pick<InProcessEye, 'look' | 'picture' | 'frame'>;
}

/** The worker's half of the sharded eye: answers what the main thread asks. */
export class EyeService {
  readonly #send: (reply: EyeReply) => void;
  readonly #onRoute: (route: EyeRoute) => void;
  readonly #eye: ReturnType<EyeServiceOptions['createEye']>;
  readonly #open = new Map<number, AbortController>();
  readonly #pictures = new Map<number, TakenPicture>();
  /** Frames the main thread reads. Those it did not ask for have numbers below 0. */
  readonly #lent = new Map<number, () => void>();
  readonly #watched = new Set<InstanceRef>();
  #shown = 0;

  constructor({ send, onRoute, createEye }: EyeServiceOptions) {
    this.#send = send;
    this.#onRoute = onRoute;
    this.#eye = createEye((ref, frame, hold) => {
      if (!this.#watched.has(ref)) return;
      this.#shown -= 1;
      this.#send({ type: 'frame', ref, frame: this.#lend(this.#shown, frame, hold()) });
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

  #watch(ref: InstanceRef, isWatched: boolean): void {
    if (isWatched) this.#watched.add(ref);
    else this.#watched.delete(ref);
  }

  async #answer(ask: EyeAsk & { readonly id: number }): Promise<void> {
    const { id } = ask;
    const abort = new AbortController();
    this.#open.set(id, abort);
    try {
      if (ask.type !== 'lookAt') this.#onRoute(ask.route);
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
