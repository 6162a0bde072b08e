import { err, type Result } from '../errors';
import type { AnyContract, CallContext } from './contract-types';
import type { ClientFrame } from './frames';
import { own, refusal, validate } from './refusal';
import { trusted } from './trusted';

/** A handler, its types forgotten; only what the schema of its call has made is given to it. */
type AnyHandler = (input: never, context: CallContext) => Promise<Result<unknown>>;

export interface CallServerOptions {
  readonly calls: AnyContract['calls'];
  readonly handlers: Readonly<Record<string, AnyHandler>>;
  /** Aborted when the connection is closed. */
  readonly line: AbortSignal;
  readonly maxInFlight: number;
  readonly reply: (id: number, result: Result<unknown>) => void;
  /** Logs a bug and answers the reference shown for it. */
  readonly onInternal: (error: unknown) => string;
}

/** The calls of one connection. */
export interface CallServer {
  start(frame: ClientFrame & { readonly t: 'call' }): void;
  cancel(id: number): void;
  has(id: number): boolean;
  /** Aborts what runs; resolves when every handler has settled. */
  abortAll(): Promise<void>;
}

/** Runs the handlers of one connection's calls and replies with what they answer. */
export function createCallServer(options: CallServerOptions): CallServer {
  const { line, reply, onInternal } = options;
  const running = new Map<number, AbortController>();
  const unsettled = new Set<Promise<void>>();

  const run = async (
    frame: ClientFrame & { readonly t: 'call' },
    signal: AbortSignal,
  ): Promise<Result<unknown>> => {
    const call = own(options.calls, frame.name);
    const handler = own(options.handlers, frame.name);
    if (!call || !handler) return refusal(`unknown call ${frame.name}`);
    try {
      const input = validate(call.input, frame.input);
      return input.ok ? await handler(trusted<never>(input.value), { signal, line }) : input;
    } catch (error) {
      return err(signal.aborted ? { code: 'cancelled' } : { code: 'internal', ref: onInternal(error) });
    }
  };
  return {
    start: (frame) => {
      if (running.size >= options.maxInFlight) {
        reply(frame.id, refusal('too many calls in flight'));
        return;
      }
      const controller = new AbortController();
      running.set(frame.id, controller);
      const settled = run(frame, controller.signal).then((result) => {
        running.delete(frame.id);
        unsettled.delete(settled);
        reply(frame.id, result);
      });
      unsettled.add(settled);
    },
    cancel: (id) => {
      running.get(id)?.abort();
    },
    has: (id) => running.has(id),
    abortAll: async () => {
      for (const controller of running.values()) controller.abort();
      await Promise.all(unsettled);
    },
  };
}
