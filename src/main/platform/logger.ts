import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { Clock, LogFact, Logger } from '../../shared/ports';
import { redactSecrets } from './redact-secrets';
import { createRotatingFile } from './rotating-file';
import { createSystemClock } from './system-clock';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LoggerOptions {
  /** Where lines go: a file that is rotated by size, or any destination (stderr, a test). */
  readonly target: { readonly file: string } | { readonly destination: DestinationStream };
  readonly level: LogLevel;
  readonly clock?: Clock;
  /** Size at which the file is put aside, bytes. */
  readonly maxBytes?: number;
  /** How many files put aside are kept. */
  readonly keep?: number;
}

/** A logger whose lines can be waited for. */
export interface ClosableLogger extends Logger {
  /** Resolves when every line so far has left the program. */
  flush(): Promise<void>;
  /** Lines below this level are dropped from now on, also those of children made later. */
  setLevel(level: LogLevel): void;
  /** Flushes and lets the file go; later lines are dropped. */
  close(): Promise<void>;
}

/**
 * Structured log: one JSON object a line (`time`, `level`, `event`, facts). Values whose key names a secret are
 * replaced at any depth. A full disk loses lines; it never stops the program.
 */
export function createLogger(options: LoggerOptions): ClosableLogger {
  const clock = options.clock ?? createSystemClock();
  const { target } = options;
  const file =
    'file' in target
      ? createRotatingFile({
          file: target.file,
          maxBytes: options.maxBytes ?? 5_000_000,
          keep: options.keep ?? 4,
        })
      : undefined;
  const destination = file ?? ('destination' in target ? target.destination : undefined);
  const log = pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? { write: () => undefined },
  );
  return {
    ...fromPino(log),
    setLevel: (level) => {
      log.level = level;
    },
    flush: () => file?.flush() ?? Promise.resolve(),
    close: () => file?.close() ?? Promise.resolve(),
  };
}

/**
 * A logger that drops everything.
 * @internal for tests and their processes
 */
export function createSilentLogger(): Logger {
  const drop = (): void => undefined;
  const silent: Logger = { debug: drop, info: drop, warn: drop, error: drop, child: () => silent };
  return silent;
}

function fromPino(log: Pino): Logger {
  const at = (level: LogLevel) => (fact: LogFact) => {
    if (log.isLevelEnabled(level)) log[level](redactSecrets(fact));
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (bindings) => fromPino(log.child(redactSecrets(bindings))),
  };
}
