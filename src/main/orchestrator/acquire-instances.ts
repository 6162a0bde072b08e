import type { ConflictPolicy } from '../../shared/definition';
import type { Holder } from '../../shared/errors';
import type { OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { RunEventBody } from '../../shared/run-event';
import type { LeaseToken } from '../domain/instance-lease';
import { failureOf, messageOf } from './failure-of';
import type { GroupParts } from './group-parts';

/** Instances whose readiness is awaited at the same time. */
const READINESS_IN_PARALLEL = 32;

export interface AcquirePlan {
  readonly orchestrationId: OrchestrationId;
  readonly groupName: string;
  /** In order of preference. */
  readonly candidates: readonly InstanceRef[];
  readonly count: number;
  readonly onConflict: ConflictPolicy;
  readonly instanceTimeoutMs: number;
  readonly tokenOf: (slot: number) => LeaseToken;
}

export interface AcquiredInstance {
  /** From 1; also the bot's number. */
  readonly slot: number;
  readonly ref: InstanceRef;
  readonly token: LeaseToken;
}

export interface SkippedInstance {
  readonly ref: InstanceRef;
  /** A failure code, or `held` with the holder's name behind a colon. */
  readonly reason: string;
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
 * released and the next spare takes its place. An abort rejects; the caller releases what was reserved.
 */
export async function acquireInstances(
  plan: AcquirePlan,
  parts: GroupParts,
  signal: AbortSignal,
): Promise<Acquisition> {
  const held = heldAmongPreferred(plan, parts);
  if (plan.onConflict === 'abort' && held.length > 0) return { kind: 'conflict', refs: held };
  const pool = new CandidatePool(plan, parts);
  const slots = pool.reserveFirst();
  const inTurns = createTurns(READINESS_IN_PARALLEL);
  const filled = await Promise.all(slots.map((slot) => inTurns(() => fillSlot(slot, pool, parts, signal))));
  const instances = filled.filter((instance) => instance !== undefined);
  return { kind: 'acquired', instances, skipped: pool.skipped };
}

/** Held instances among those a start would take if nothing were held. */
function heldAmongPreferred(plan: AcquirePlan, { leases }: GroupParts): InstanceRef[] {
  return plan.candidates.slice(0, plan.count).filter((ref) => leases.holding(ref));
}

interface Slot {
  readonly slot: number;
  readonly token: LeaseToken;
  ref: InstanceRef | undefined;
  /** The instance has another holder still; wait for it first. */
  waits: boolean;
}

class CandidatePool {
  readonly skipped: SkippedInstance[] = [];
  readonly plan: AcquirePlan;
  readonly #parts: GroupParts;
  readonly #spares: InstanceRef[];

  constructor(plan: AcquirePlan, parts: GroupParts) {
    this.plan = plan;
    this.#parts = parts;
    this.#spares = [...plan.candidates];
  }

  /** Synchronous: two starts in one tick see each other's reservations. */
  reserveFirst(): Slot[] {
    const { count, onConflict, tokenOf } = this.plan;
    const slots = Array.from({ length: count }, (_, index): Slot => ({
      slot: index + 1,
      token: tokenOf(index + 1),
      ref: undefined,
      waits: false,
    }));
    const mayWait = onConflict === 'queue' || onConflict === 'takeOver';
    for (const slot of slots) {
      if (mayWait) this.#takeNextInLine(slot);
      else this.takeSpare(slot);
    }
    return slots.filter((slot) => slot.ref !== undefined);
  }

  /** Gives the slot the next free candidate; false when there is none. */
  takeSpare(slot: Slot): boolean {
    for (let ref = this.#spares.shift(); ref !== undefined; ref = this.#spares.shift()) {
      if (this.reserve(slot, ref)) return true;
      const holder = this.#parts.leases.holding(ref)?.holder.groupName ?? '';
      this.skip(ref, `held:${holder}`);
    }
    slot.ref = undefined;
    return false;
  }

  #takeNextInLine(slot: Slot): void {
    const ref = this.#spares.shift();
    if (ref === undefined || this.reserve(slot, ref)) return;
    slot.ref = ref;
    slot.waits = true;
  }

  reserve(slot: Slot, ref: InstanceRef): boolean {
    const holder: Holder = {
      orchestrationId: this.plan.orchestrationId,
      botId: slot.token.botId,
      groupName: this.plan.groupName,
      purpose: 'bot',
    };
    if (!this.#parts.leases.reserve(ref, slot.token, holder)) return false;
    slot.ref = ref;
    slot.waits = false;
    this.tell(ref, 'reserved', null);
    return true;
  }

  skip(ref: InstanceRef, reason: string): void {
    this.skipped.push({ ref, reason });
    this.tell(ref, 'skipped', reason);
  }

  tell(ref: InstanceRef, change: 'reserved' | 'booting' | 'ready' | 'skipped', reason: string | null): void {
    const body: RunEventBody = { type: 'instance.lease', ref, change, reason };
    this.#parts.events.publish(this.plan.orchestrationId, body);
  }
}

async function fillSlot(
  slot: Slot,
  pool: CandidatePool,
  parts: GroupParts,
  signal: AbortSignal,
): Promise<AcquiredInstance | undefined> {
  while (slot.ref !== undefined) {
    const ref = slot.ref;
    if (slot.waits) await waitInLine(slot, ref, pool, { parts, signal });
    if (await becomesReady(slot, ref, pool, { parts, signal }))
      return { slot: slot.slot, ref, token: slot.token };
    parts.leases.release(ref, slot.token);
    pool.takeSpare(slot);
  }
  return undefined;
}

interface Scope {
  readonly parts: GroupParts;
  readonly signal: AbortSignal;
}

async function waitInLine(
  slot: Slot,
  ref: InstanceRef,
  pool: CandidatePool,
  { parts, signal }: Scope,
): Promise<void> {
  while (!pool.reserve(slot, ref)) {
    const lease = parts.leases.holding(ref);
    // Asked of each holder anew: another one in line may have been quicker.
    if (lease && pool.plan.onConflict === 'takeOver') parts.evict(lease, ref);
    await parts.leases.whenFree(ref, signal);
  }
}

async function becomesReady(
  slot: Slot,
  ref: InstanceRef,
  pool: CandidatePool,
  { parts, signal }: Scope,
): Promise<boolean> {
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

/** Runs at most `limit` at a time, in the order asked. */
function createTurns(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
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
