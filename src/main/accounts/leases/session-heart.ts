import type { Clock, Logger } from '../../../shared/ports';
import type { AccountsThread } from '../accounts-thread';
import type { LeasesSeen, OtherSession } from '../operations/leases/session-leases';
import type { HeldLeases } from './held-leases';
import { isSessionAlive } from './session-lock';
import { createSilentSessions } from './silent-sessions';

/** How long a lease lasts for others without being renewed. */
export const LEASE_TTL_MS = 120_000;
/** How often every lease is renewed. */
export const BEAT_MS = 30_000;
/** How often another process's changes are looked for while a bot waits. */
export const LOOK_MS = 1_000;

/** Why a use ended that no routine ended; kept in the ledger. */
export const LEASE_REASONS = {
  programEnded: 'the program ended',
  silent: 'the program was silent for too long',
} as const;

export interface SessionHeartOptions {
  readonly thread: AccountsThread;
  readonly session: string;
  readonly sessionsFolder: string;
  readonly held: HeldLeases;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Whether a bot waits for an account. */
  readonly isSomebodyWaiting: () => boolean;
  /** An account may have come free. */
  readonly onFreed: () => void;
}

/** Keeps the leases of a session alive, and ends those of sessions that are dead or silent. */
export interface SessionHeart {
  /** Looks for what was taken away, and for the dead. Never rejects: what could not be done is tried again. */
  look(): Promise<void>;
  /** Stops beating; resolves when nothing is under way. */
  stop(): Promise<void>;
}

/** Starts beating. */
export function startSessionHeart(options: SessionHeartOptions): SessionHeart {
  const { thread, session, held, clock, logger, onFreed } = options;
  const silent = createSilentSessions({ silentAfterMs: LEASE_TTL_MS, mostPerLookMs: BEAT_MS });
  let dataVersion: number | undefined;

  const once = async (ask: () => Promise<LeasesSeen>): Promise<void> => {
    const compare = held.compare();
    const seen = await ask();
    compare(seen.own);
    const monotonicMs = clock.monotonic();
    const dead = seen.others.filter((other) => !isSessionAlive(options.sessionsFolder, other.session));
    const hung = silent.look(seen.others, monotonicMs).filter((other) => !dead.includes(other));
    for (const { session: of } of dead) await free(of, null);
    for (const { session: of, trace } of hung) await free(of, trace);
    if (dataVersion !== undefined && dataVersion !== seen.dataVersion) onFreed();
    dataVersion = seen.dataVersion;
  };
  const free = async (of: OtherSession['session'], trace: string | null): Promise<void> => {
    const outcome = trace === null ? 'released' : 'expired';
    const reason = trace === null ? LEASE_REASONS.programEnded : LEASE_REASONS.silent;
    const nowMs = clock.now();
    const freed = await thread.ask('freeLeases', { session: of, trace, outcome, reason, nowMs });
    if (freed === 0) return;
    logger.warn({ event: 'leases.freed', session: of, leases: freed, outcome });
    onFreed();
  };
  const queue = createQueue((error) => logger.warn({ event: 'leases.beat_failed', error }));
  const look = (): Promise<void> => queue.add(() => once(() => thread.ask('lookAtLeases', { session })));
  const beat = (): Promise<void> =>
    queue.add(() =>
      once(() => thread.ask('renewLeases', { session, expiresAtMs: clock.now() + LEASE_TTL_MS })),
    );
  const cancels = [
    repeat(clock, BEAT_MS, beat),
    repeat(clock, LOOK_MS, () => (options.isSomebodyWaiting() ? look() : Promise.resolve())),
  ];
  return {
    look,
    async stop() {
      for (const cancel of cancels) cancel();
      await queue.stop();
    },
  };
}

/** One at a time, so that a slow file is not asked more often than it answers. What fails is told and done with. */
function createQueue(onError: (error: unknown) => void): {
  add(work: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
} {
  let underWay: Promise<void> = Promise.resolve();
  let isStopped = false;
  return {
    add: (work) => (underWay = underWay.then(() => (isStopped ? undefined : work())).catch(onError)),
    stop() {
      isStopped = true;
      return underWay;
    },
  };
}

/** Does it again and again, so long after it was done; answers what ends that. */
function repeat(clock: Clock, everyMs: number, work: () => Promise<void>): () => void {
  let isEnded = false;
  const arm = (): (() => void) =>
    clock.schedule(everyMs, () => {
      void work().finally(() => {
        if (!isEnded) cancel = arm();
      });
    });
  let cancel = arm();
  return () => {
    isEnded = true;
    cancel();
  };
}
