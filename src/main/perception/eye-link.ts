import { Worker } from 'node:worker_threads';
import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger } from '../../shared/ports';
import type { CaptureView } from '../../shared/view';
import type { MeasuredCapture } from './capture/measured-capture';
import type { EyeAsk, EyeReply, EyeRequest, EyeRoute, EyeValue, EyeWorkerData } from './eye-protocol';
import { EyeWatchdog } from './eye-watchdog';
import { fromEyeWireError, VisionStoppedError } from './eye-wire-error';

/** What passes through is short-lived; frames are not in this memory, and a tenth of it is what is usual. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 192 };
/** What is under way may take this long to end when the program does. */
const CLOSE_MS = 2_000;

const STOPPED = 'what looks at the screens stopped, and is started again';

/** One vision worker as the main thread sees it. */
export interface EyeLink {
  /** Rejects with the signal's reason, what the worker threw, or `VisionStoppedError`. */
  ask(ask: EyeAsk, signal: AbortSignal): Promise<EyeValue>;
  tell(request: Extract<EyeRequest, { type: 'release' | 'watch' }>): void;
  /** Whether it has ended. */
  isGone(): boolean;
  /** Ends the thread; what is under way is rejected. Safe to call twice. */
  close(): Promise<void>;
}

export interface EyeLinkOptions {
  readonly url: URL;
  readonly data: EyeWorkerData;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Is shown frames of watched instances; they are given back when it returns. `takenAt` in milliseconds since 1970. */
  readonly onFrame: (ref: InstanceRef, frame: Frame, takenAt: number) => void;
  /** Is told how an instance is looked at. */
  readonly onCapture: (ref: InstanceRef, capture: CaptureView) => void;
  /** Is told what the thread after this one has to know. */
  readonly onMeasured: (route: EyeRoute, measured: MeasuredCapture) => void;
  /** It ended by itself; `wasReady` when it had begun to work. */
  readonly onDied: (wasReady: boolean) => void;
}

interface Pending {
  readonly resolve: (value: EyeValue) => void;
  readonly reject: (reason: unknown) => void;
  readonly signal: AbortSignal;
}

/** Starts a vision worker. */
export function startEyeLink(options: EyeLinkOptions): EyeLink {
  return new Link(options);
}

class Link implements EyeLink {
  readonly #options: EyeLinkOptions;
  readonly #thread: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #isReady = false;
  #gone: VisionStoppedError | undefined;
  #closing: Promise<void> | undefined;
  readonly #watchdog: EyeWatchdog;

  constructor(options: EyeLinkOptions) {
    const { url, data, clock, logger } = options;
    this.#options = options;
    this.#watchdog = new EyeWatchdog({
      clock,
      ask: () => this.#post({ type: 'ping' }),
      onHung: () => this.#hung(),
    });
    this.#thread = new Worker(url, { workerData: data, resourceLimits: LIMITS });
    this.#thread.on('message', (reply: EyeReply) => this.#take(reply));
    this.#thread.on('error', (error) => {
      logger.error({ event: 'vision.worker.died', error });
      this.#end();
    });
    this.#exited = new Promise((resolve) => {
      this.#thread.on('exit', (code) => {
        if (!this.#closing && !this.#gone) logger.error({ event: 'vision.worker.ended', code });
        this.#end();
        if (!this.#closing) options.onDied(this.#isReady);
        resolve();
      });
    });
  }

  ask(ask: EyeAsk, signal: AbortSignal): Promise<EyeValue> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#gone) throw this.#gone;
      this.#lastId += 1;
      const id = this.#lastId;
      // First, for it throws what can't be sent.
      this.#post({ ...ask, id });
      this.#watchdog.watch();
      // The answer to an abort is waited for: afterwards nothing of this look reaches the device any more.
      const onAbort = (): void => this.#post({ type: 'abort', id });
      const settled = (): void => signal.removeEventListener('abort', onAbort);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#pending.set(id, {
        signal,
        resolve: (value) => {
          settled();
          resolve(value);
        },
        reject: (reason) => {
          settled();

          reject(reason);
        },
      });
    });
  }

  tell(request: Extract<EyeRequest, { type: 'release' | 'watch' }>): void {
    if (!this.#gone) this.#post(request);
  }

  isGone(): boolean {
    return this.#gone !== undefined;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#post({ type: 'close' });
    const cancel = this.#options.clock.schedule(CLOSE_MS, () => void this.#thread.terminate());
    await this.#exited;
    cancel();
  }

  #post(request: EyeRequest): void {
    this.#thread.postMessage(request);
  }

  #take(reply: EyeReply): void {
    if (reply.type === 'busy') this.#watchdog.busy(reply.forMs);
    else this.#watchdog.heard();
    switch (reply.type) {
      case 'ready':
        this.#isReady = true;
        return;
      case 'note':
        return this.#options.logger[reply.level](reply.fact);
      case 'capture':
        return this.#options.onCapture(reply.ref, reply.capture);
      case 'measured':
        return this.#options.onMeasured(reply.route, reply.measured);
      case 'frame':
        return this.#show(reply);
      case 'done':
      case 'failed':
      case 'aborted':
        return this.#settle(reply);
      case 'pong':
      case 'busy':
        return;
    }
  }

  #settle(reply: Extract<EyeReply, { id: number }>): void {
    const call = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#watchdog.rest();
    if (reply.type === 'done') call?.resolve(reply.value);
    else if (reply.type === 'aborted')
      // At its close a thread aborts what nobody else did.
      call?.reject(call.signal.aborted ? call.signal.reason : new VisionStoppedError(STOPPED));
    else call?.reject(fromEyeWireError(reply.error));
  }

  #show({ ref, frame, takenAt }: Extract<EyeReply, { type: 'frame' }>): void {
    this.#options.onFrame(ref, frame, takenAt);
    this.#post({ type: 'release', id: frame.id });
  }

  #end(): void {
    this.#gone ??= new VisionStoppedError(STOPPED);
    this.#watchdog.rest();
    for (const { reject, signal } of this.#pending.values())
      reject(signal.aborted ? signal.reason : this.#gone);
    this.#pending.clear();
  }

  /** What waits for it is not kept until it has really ended: that may take long where the system holds it. */
  #hung(): void {
    this.#options.logger.error({ event: 'vision.worker.hangs' });
    this.#end();
    void this.#thread.terminate();
  }
}
