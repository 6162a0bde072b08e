import type { z } from 'zod';
import type { AlwaysPossible, AppError, ErrorCode, Result } from '../errors';

/** One call: what goes in, what comes out, and which errors it may answer besides those any call may. */
export interface Call<I extends z.ZodType, O extends z.ZodType, E extends ErrorCode> {
  readonly input: I;
  readonly output: O;
  readonly errors: readonly E[];
}

/** One stream: asked for with an input, it answers a snapshot and then patches. */
export interface Stream<I extends z.ZodType, S extends z.ZodType, P extends z.ZodType> {
  readonly input: I;
  readonly snapshot: S;
  readonly patch: P;
}

export const call = <I extends z.ZodType, O extends z.ZodType, const E extends ErrorCode>(
  definition: Call<I, O, E>,
): Call<I, O, E> => definition;

export const stream = <I extends z.ZodType, S extends z.ZodType, P extends z.ZodType>(
  definition: Stream<I, S, P>,
): Stream<I, S, P> => definition;

/** What server and client are generic over. */
export interface AnyContract {
  readonly calls: Readonly<Record<string, Call<z.ZodType, z.ZodType, ErrorCode>>>;
  readonly streams: Readonly<Record<string, Stream<z.ZodType, z.ZodType, z.ZodType>>>;
}

export type CallName<C extends AnyContract> = keyof C['calls'] & string;
export type StreamName<C extends AnyContract> = keyof C['streams'] & string;
export type InputOf<C extends AnyContract, N extends CallName<C>> = z.infer<C['calls'][N]['input']>;
export type OutputOf<C extends AnyContract, N extends CallName<C>> = z.infer<C['calls'][N]['output']>;
export type ErrorOfCall<C extends AnyContract, N extends CallName<C>> = Extract<
  AppError,
  { code: C['calls'][N]['errors'][number] | AlwaysPossible }
>;
export type ResultOf<C extends AnyContract, N extends CallName<C>> = Result<
  OutputOf<C, N>,
  ErrorOfCall<C, N>
>;
export type StreamInputOf<C extends AnyContract, N extends StreamName<C>> = z.infer<C['streams'][N]['input']>;
export type SnapshotOf<C extends AnyContract, N extends StreamName<C>> = z.infer<C['streams'][N]['snapshot']>;
export type PatchOf<C extends AnyContract, N extends StreamName<C>> = z.infer<C['streams'][N]['patch']>;

/** What a handler is told besides its input. */
export interface CallContext {
  readonly signal: AbortSignal;
  /** Of the connection the call came by and of no other; aborted when that is closed. */
  readonly line: AbortSignal;
}

/** The side that does the work. Wiring, not logic. */
export type Handlers<C extends AnyContract> = {
  readonly [N in CallName<C>]: (input: InputOf<C, N>, context: CallContext) => Promise<ResultOf<C, N>>;
};

/**
 * Where a stream comes from. `open` answers the snapshot and calls `push` with every later patch; `close` ends it.
 * Coalescing is the server's work: patches with the same key replace each other, no key means none is dropped.
 */
export interface StreamSource<I, S, P> {
  open(input: I, push: (patches: readonly P[]) => void): { readonly snapshot: S; readonly close: () => void };
  readonly keyOf?: (patch: P) => string;
}

export type StreamSources<C extends AnyContract> = {
  readonly [N in StreamName<C>]: StreamSource<StreamInputOf<C, N>, SnapshotOf<C, N>, PatchOf<C, N>>;
};
