import { connect, type Socket } from 'node:net';
import type { Clock } from '../../../shared/ports';
import { DeviceError } from '../device';
import { codeOfFailure, ReplyError, toDeviceError } from './adb-failure';
import { encodeRequest, StatusReader, type RequestStatus } from './adb-wire';
import type { ReadBuffers } from './read-buffers';
import type { ReplySink } from './reply-sink';

interface CallContext {
  readonly endpoint: { readonly host: string; readonly port: number };
  readonly clock: Clock;
  readonly readBuffers: ReadBuffers;
}

interface CallRequest<T> {
  readonly serial: string;
  /** Asked one after the other, each must be answered `OKAY`; the bytes after the last belong to the sink. */
  readonly services: readonly string[];
  readonly sink: ReplySink<T>;
  readonly timeoutMs: number;
  readonly input?: Buffer | AsyncIterable<Buffer>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: unknown };

/** One connection to the adb server, one conversation, one result. */
export class SmartSocketCall<T> {
  private readonly context: CallContext;
  private readonly request: CallRequest<T>;
  private readonly status = new StatusReader();
  private accepted = 0;
  private connected = false;
  private socket: Socket | undefined;
  private settle: ((outcome: Outcome<T>) => void) | undefined;

  constructor(context: CallContext, request: CallRequest<T>) {
    this.context = context;
    this.request = request;
  }

  /** Runs the conversation; call it once. Rejects with `DeviceError`, or with the signal's reason. */
  run(signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const { clock, readBuffers } = this.context;
      const buffer = readBuffers.take(this.request.sink.isBulk === true);
      this.socket = this.open(buffer);
      // The pool may hand the buffer on only when the kernel will not write to it any more.
      this.socket.once('close', () => readBuffers.give(buffer));
      const onAbort = (): void => this.fail(signal.reason);
      const cancelTimeout = clock.schedule(this.request.timeoutMs, () => this.failTimeout());
      this.settle = (outcome) => {
        this.settle = undefined;
        cancelTimeout();
        signal.removeEventListener('abort', onAbort);
        this.socket?.destroy();
        if (outcome.ok) resolve(outcome.value);
        else {
          this.request.sink.discard?.();
          reject(outcome.reason);
        }
      };
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  private open(buffer: Buffer): Socket {
    const { host, port } = this.context.endpoint;
    const callback = (bytes: number): boolean => {
      this.guarded(() => this.take(buffer.subarray(0, bytes)));
      return !this.isWaitingForSink();
    };
    const socket = connect({ host, port, noDelay: true, onread: { buffer, callback } });
    socket.on('connect', () => {
      this.connected = true;
      this.guarded(() => this.sendRequest());
    });
    socket.on('error', (error) => this.failSocket(error));
    socket.on('end', () => this.ended());
    socket.on('close', () => this.ended());
    return socket;
  }

  private guarded(step: () => void): void {
    if (this.settle === undefined) return;
    try {
      step();
    } catch (error) {
      this.fail(toDeviceError(error, this.request.serial));
    }
  }

  private sendRequest(): void {
    const service = this.request.services[this.accepted];
    if (service !== undefined) this.socket?.write(encodeRequest(service));
    else if (Buffer.isBuffer(this.request.input)) this.socket?.write(this.request.input);
    else if (this.request.input !== undefined) void this.pump(this.request.input);
  }

  /** Ends with the call, so that the source is always closed. */
  private async pump(source: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const piece of source) {
        const { socket } = this;
        if (this.settle === undefined || socket === undefined) return;
        if (!socket.write(piece)) await drained(socket);
      }
    } catch (error) {
      this.fail(error);
    }
  }

  private isWaitingForSink(): boolean {
    const busy = this.settle === undefined ? undefined : this.request.sink.busy?.();
    if (busy === undefined) return false;
    busy.then(
      () => this.socket?.resume(),
      (error: unknown) => this.fail(error),
    );
    return true;
  }

  private take(chunk: Buffer): void {
    let rest = chunk;
    while (this.accepted < this.request.services.length) {
      const status = this.status.read(rest);
      if (status === undefined) return;
      rest = this.accept(status);
    }
    if (rest.length > 0 && this.request.sink.write(rest)) this.finish();
  }

  private accept(status: RequestStatus): Buffer {
    if (status.kind === 'fail') throw new ReplyError(codeOfFailure(status.message), status.message);
    if (status.kind === 'malformed') throw new ReplyError('device_protocol', `no adb answer: ${status.text}`);
    this.accepted += 1;
    this.sendRequest();
    return status.rest;
  }

  private finish(): void {
    if (this.settle === undefined) return;
    try {
      this.settle({ ok: true, value: this.request.sink.finish() });
    } catch (error) {
      this.fail(toDeviceError(error, this.request.serial));
    }
  }

  private ended(): void {
    if (this.settle === undefined) return;
    if (this.accepted === this.request.services.length) {
      this.finish();
    } else if (this.accepted === 0) {
      this.fail(this.error('adb_server_gone', 'the adb server closed the connection without an answer'));
    } else {
      this.fail(this.error('device_reply_cut', 'the connection ended before the service answered'));
    }
  }

  private failSocket(cause: Error): void {
    if (!this.connected || this.accepted === 0) {
      this.fail(this.error('adb_server_gone', 'no adb server answers', cause));
    } else {
      this.fail(this.error('device_reply_cut', 'the connection broke', cause));
    }
  }

  private failTimeout(): void {
    // Its name only: what follows may be a text that nobody else must read.
    const service = this.request.services.at(-1)?.split(' ', 2).join(' ').slice(0, 60) ?? '';
    this.fail(
      this.error('device_timeout', `no reply within ${String(this.request.timeoutMs)} ms to ${service}`),
    );
  }

  private fail(reason: unknown): void {
    this.settle?.({ ok: false, reason });
  }

  private error(code: DeviceError['code'], message: string, cause?: unknown): DeviceError {
    return new DeviceError(code, this.request.serial, message, cause === undefined ? undefined : { cause });
  }
}

/** Resolves when the socket takes more, or is closed. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
    if (socket.destroyed) done();
  });
}
