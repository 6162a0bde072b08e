import { setMaxListeners } from 'node:events';
import type { InstanceRef } from '../../shared/instance-reference';
import type { LeaseToken } from '../domain/instance-lease';
import { reasonOf } from './cancelled';
import {
  CandidatePool,
  isMomentary,
  type AcquirePlan,
  type SkippedInstance,
  type Slot,
} from './candidate-pool';
import { failureOf, messageOf } from './failure-of';
import type { GroupParts } from './group-parts';

/** Instances whose readiness is awaited at the same time. */
const READINESS_IN_PARALLEL = 32;

export interface AcquiredInstance {
  /** From 1; also the bot's number. */
  readonly slot: number;
  readonly ref: InstanceRef;
  readonly token: LeaseToken;
}

export type Acquisition =
  | {
      readonly kind: 'acquired';
      readonly instances: readonly AcquiredInstance[];
      readonly skipped: readonly SkippedInstance[];
    }
  | { readonly kind: 'conflict'; readonly refs: readonly InstanceRef[] };

/**
 * Reserves instances at once, in order of preference, then waits in parallel until they are ready; one that fails is
 * released and the next spare takes its place. An instance somebody takes a picture of is free in a moment and waited
 * for, whatever the policy. `queue` takes what is free and waits for whichever of the others is free first when that
 * is too little; `takeOver` waits for those preferred. An abort rejects. The caller releases what was reserved, then
 * and on a conflict.
 */
export async function acquireInstances(
  plan: AcquirePlan,
  parts: GroupParts,
  signal: AbortSignal,
): Promise<Acquisition> {
  const held = heldAmongPreferred(plan, parts);
  if (plan.onConflict === 'abort' && held.length > 0) return { kind: 'conflict', refs: held };
  const pool = new CandidatePool(plan, parts);
  const every = new AbortController();
  // One listener per instance waited for: hundreds are no leak.
  setMaxListeners(0, every.signal);
  const forward = (): void => every.abort(signal.reason);
  if (signal.aborted) forward();
  signal.addEventListener('abort', forward, { once: true });
  try {
    return await fillAll(pool, parts, every.signal);
  } finally {
    signal.removeEventListener('abort', forward);
  }
}

async function fillAll(pool: CandidatePool, parts: GroupParts, signal: AbortSignal): Promise<Acquisition> {
  const scope: Scope = { pool, parts, signal, inTurns: createTurns(READINESS_IN_PARALLEL) };
  const filled = await Promise.all(pool.reserveFirst().map((slot) => fillSlot(slot, scope)));
  if (pool.lost.length > 0) return { kind: 'conflict', refs: pool.lost };
  return {
    kind: 'acquired',
    instances: filled.filter((instance) => instance !== undefined),
    skipped: pool.skipped,
  };
}

/** Held instances among those a start would take if nothing were held. */
function heldAmongPreferred(plan: AcquirePlan, { leases }: GroupParts): InstanceRef[] {
  return plan.candidates.slice(0, plan.count).filter((ref) => {
    const lease = leases.holding(ref);
    return lease !== undefined && !isMomentary(lease);
  });
}

interface Scope {
  readonly pool: CandidatePool;
  readonly parts: GroupParts;
  readonly inTurns: Turns;
  readonly signal: AbortSignal;
}

async function fillSlot(slot: Slot, scope: Scope): Promise<AcquiredInstance | undefined> {
  const { pool, parts, inTurns } = scope;
  for (;;) {
    // Outside of the turns: those that have their instance must not wait for those that stand in line.
    const ref = await whenReserved(slot, scope);
    if (ref === undefined) return undefined;
    if (await inTurns(() => becomesReady(slot, ref, scope)))
      return { slot: slot.slot, ref, token: slot.token };
    parts.leases.release(ref, slot.token);
    pool.assign(slot);
  }
}

/** The instance of a slot once it has one; undefined when there is none for it. */
async function whenReserved(slot: Slot, scope: Scope): Promise<InstanceRef | undefined> {
  const { pool, parts } = scope;
  while (slot.waitsFor !== null) {
    if (pool.tryReserve(slot) || pool.giveUp(slot)) continue;
    // Asked of each holder anew: another one in line may have been quicker.
    const lease = slot.waitsFor.what === 'holder' ? parts.leases.holding(slot.waitsFor.ref) : undefined;
    if (lease && pool.plan.onConflict === 'takeOver') parts.evict(lease, lease.ref);
    await untilHolderChanges(slot, scope);
  }
  return slot.ref;
}

/**
 * Resolves when the holder of what the slot waits for has changed, or its time is over. What becomes free is reserved
 * at that moment, before those who look for pictures of it have their turn.
 */
function untilHolderChanges(slot: Slot, { pool, parts, signal }: Scope): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(reasonOf(signal));
      return;
    }
    const finish = (settle: () => void): void => {
      off();
      cancel();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => finish(() => reject(reasonOf(signal)));
    const off = parts.leases.watch((ref) => {
      if (!pool.concerns(slot, ref)) return;
      // First, as the reservation is a change of holder too.
      finish(resolve);
      pool.tryReserve(slot);
    });
    const limitMs =
      slot.waitsFor?.what === 'picture' ? slot.waitsFor.until - parts.clock.monotonic() : undefined;
    const cancel =
      limitMs === undefined
        ? (): void => undefined
        : parts.clock.schedule(Math.max(0, limitMs), () => finish(resolve));
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

async function becomesReady(slot: Slot, ref: InstanceRef, { pool, parts, signal }: Scope): Promise<boolean> {
  parts.leases.mark(ref, slot.token, 'boot');
  pool.tell(ref, 'booting', null);
  try {
    await parts.directory.whenReady(ref, pool.plan.instanceTimeoutMs, signal);
  } catch (error) {
    signal.throwIfAborted();
    const failure = failureOf(error, parts.logger);
    parts.logger.warn({ event: 'instance.not_ready', ref, reason: messageOf(error) });
    pool.skip(ref, failure.code);
    return false;
  }
  parts.leases.mark(ref, slot.token, 'ready');
  pool.tell(ref, 'ready', null);
  return true;
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs at most `limit` at a time, in the order asked. */
function createTurns(limit: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
