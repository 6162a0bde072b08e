import type { LogFact, Logger } from '../src/shared/ports';

export interface LoggedFact extends LogFact {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
}

export interface MemoryLogger extends Logger {
  /** Everything logged so far by this logger and its children. */
  readonly facts: readonly LoggedFact[];
}

/** A logger a test can read. */
export function createMemoryLogger(): MemoryLogger {
  const facts: LoggedFact[] = [];
  const make = (bindings: Readonly<Record<string, unknown>>): MemoryLogger => {
    const at = (level: LoggedFact['level']) => (fact: LogFact) => {
      facts.push({ ...bindings, ...fact, level });
    };
    return {
      facts,
      debug: at('debug'),
      info: at('info'),
      warn: at('warn'),
      error: at('error'),
      child: (more) => make({ ...bindings, ...more }),
    };
  };
  return make({});
}
