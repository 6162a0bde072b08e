/** Time as an argument. Times are milliseconds. */
export interface Clock {
  /** Wall clock, milliseconds since 1970. For showing and storing. */
  now(): number;
  /** Monotonic milliseconds. For measuring and deadlines. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it aborts first (also when it had aborted before). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls once after `ms` unless the returned function was called before. */
  schedule(ms: number, callback: () => void): () => void;
}

/** Randomness as an argument. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** UUID v7: sorts by time of creation. */
  uuid(): string;
}

/** Facts with names; never a sentence, never a secret. */
export interface Logger {
  debug(fact: LogFact): void;
  info(fact: LogFact): void;
  warn(fact: LogFact): void;
  error(fact: LogFact): void;
  /** A logger whose facts all carry `bindings`. */
  child(bindings: Readonly<Record<string, unknown>>): Logger;
}

export interface LogFact {
  readonly event: string;
  readonly [key: string]: unknown;
}
