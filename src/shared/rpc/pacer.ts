import type { Clock } from '../ports';
import type { Connection } from './connection';

/** Runs work at the end of this tick when the last run is long enough ago, else when it is. */
export interface Pacer {
  /** Work has come up. Any number of requests before the next run make one run. */
  request(): void;
  stop(): void;
}

export interface PacerOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly intervalMs: number;
  /** Does what is due, as far as the connection stays writable; answers whether something is left. */
  readonly work: () => boolean;
}

/** Paces what one connection sends: at most once per `intervalMs`, and only while the connection is writable. */
export function createPacer({ connection, clock, intervalMs, work }: PacerOptions): Pacer {
  let lastRunAt = -Infinity;
  let wanted = false;
  let armed = false;
  let stopped = false;
  let disarm = (): void => undefined;

  const run = (): void => {
    armed = false;
    if (stopped || !connection.writable()) return;
    lastRunAt = clock.monotonic();
    wanted = work();
    arm();
  };
  const arm = (): void => {
    if (armed || !wanted || stopped || !connection.writable()) return;
    armed = true;
    const waitMs = lastRunAt + intervalMs - clock.monotonic();
    if (waitMs > 0) disarm = clock.schedule(waitMs, run);
    else queueMicrotask(run);
  };
  const offDrain = connection.onDrain(arm);

  return {
    request: () => {
      wanted = true;
      arm();
    },
    stop: () => {
      stopped = true;
      offDrain();
      disarm();
    },
  };
}
