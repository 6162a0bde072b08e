import type { ConflictPolicy } from '../../shared/definition';
import type { Holder } from '../../shared/errors';
import type { OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { RunEventBody } from '../../shared/run-event';
import type { LeaseToken } from '../domain/instance-lease';
import type { GroupParts } from './group-parts';
import type { HeldLease } from './instance-leases';

/** How long a group waits for somebody who takes a picture before an instance counts as held. */
const PICTURE_LIMIT_MS = 5_000;

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

export interface SkippedInstance {
  readonly ref: InstanceRef;
  /** A failure code, or `held` with the holder's name behind a colon. */
  readonly reason: string;
}

/** The place of one bot while its instance is looked for. */
export interface Slot {
  readonly slot: number;
  readonly token: LeaseToken;
  /** The instance reserved for it. */
  ref: InstanceRef | undefined;
  /** What it waits for while it has none; null: nothing, there is none for it. */
  waitsFor: Waiting | null;
}

type Waiting =
  /** The end of a picture; `until` on the monotonic clock. */
  | { readonly what: 'picture'; readonly ref: InstanceRef; readonly until: number }
  /** One certain instance, however long it takes. */
  | { readonly what: 'holder'; readonly ref: InstanceRef }
  /** Whichever candidate is free first. */
  | { readonly what: 'any' };

/** Whether a lease is over in a moment: somebody takes a picture. */
export function isMomentary({ holder }: HeldLease): boolean {
  return holder.purpose === 'capture';
}

/** The candidates of one start: which slot gets which. All methods are synchronous. */
export class CandidatePool {
  readonly skipped: SkippedInstance[] = [];
  /** Waited for as free in a moment, and taken by somebody else (policy `abort`). */
  readonly lost: InstanceRef[] = [];
  readonly plan: AcquirePlan;
  readonly #parts: GroupParts;
  #spares: readonly InstanceRef[];

  constructor(plan: AcquirePlan, parts: GroupParts) {
    this.plan = plan;
    this.#parts = parts;
    this.#spares = plan.candidates;
  }

  /** Two starts in one tick see each other's reservations. */
  reserveFirst(): Slot[] {
    const { count, onConflict, tokenOf } = this.plan;
    const slots = Array.from({ length: count }, (_, index): Slot => ({
      slot: index + 1,
      token: tokenOf(index + 1),
      ref: undefined,
      waitsFor: null,
    }));
    for (const slot of slots) {
      if (onConflict === 'takeOver') this.#assignPreferred(slot);
      else this.assign(slot);
    }
    return slots.filter((slot) => slot.ref !== undefined || slot.waitsFor !== null);
  }

  /** Gives the slot the next candidate that is free or free in a moment; else it waits (`queue`) or has none. */
  assign(slot: Slot): void {
    slot.ref = undefined;
    slot.waitsFor = null;
    const mayWait = this.plan.onConflict === 'queue';
    for (const ref of this.#spares) {
      const lease = this.#parts.leases.holding(ref);
      if (!lease) {
        if (this.#reserve(slot, ref)) return;
      } else if (isMomentary(lease)) {
        this.#take(ref);
        const until = this.#parts.clock.monotonic() + PICTURE_LIMIT_MS;
        slot.waitsFor = { what: 'picture', ref, until };
        return;
      } else if (!mayWait) {
        this.#take(ref);
        this.skip(ref, `held:${lease.holder.groupName}`);
      }
    }
    if (mayWait && this.#spares.length > 0) slot.waitsFor = { what: 'any' };
  }

  /** Reserves what the slot waits for, if it is free now. */
  tryReserve(slot: Slot): boolean {
    const { waitsFor } = slot;
    if (waitsFor === null) return false;
    const refs = waitsFor.what === 'any' ? this.#spares : [waitsFor.ref];
    return refs.some((ref) => !this.#parts.leases.holding(ref) && this.#reserve(slot, ref));
  }

  /** Whether a change of this instance's holder may matter to the slot. */
  concerns(slot: Slot, ref: InstanceRef): boolean {
    const { waitsFor } = slot;
    if (waitsFor === null) return false;
    // Also those that are no spares any more: another slot may just have taken the last one.
    return waitsFor.what === 'any' ? this.plan.candidates.includes(ref) : waitsFor.ref === ref;
  }

  /** Gives a slot that waits in vain another candidate, or none; answers whether it did. */
  giveUp(slot: Slot): boolean {
    const { waitsFor } = slot;
    if (waitsFor?.what === 'any' && this.#spares.length === 0) {
      slot.waitsFor = null;
      return true;
    }
    if (waitsFor?.what !== 'picture') return false;
    const { ref, until } = waitsFor;
    const lease = this.#parts.leases.holding(ref);
    if (lease && isMomentary(lease) && this.#parts.clock.monotonic() < until) return false;
    this.#missed(slot, ref, lease?.holder);
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

  /** The picture took too long, or another one was quicker. */
  #missed(slot: Slot, ref: InstanceRef, holder: Holder | undefined): void {
    slot.waitsFor = null;
    switch (this.plan.onConflict) {
      case 'abort':
        this.lost.push(ref);
        return;
      case 'queue':
        // In line for it like for any other; by name, or it would be waited for as a picture once more.
        slot.waitsFor = { what: 'holder', ref };
        return;
      default:
        this.skip(ref, `held:${holder?.groupName ?? ''}`);
        this.assign(slot);
    }
  }

  #assignPreferred(slot: Slot): void {
    const [ref] = this.#spares;
    if (ref === undefined || this.#reserve(slot, ref)) return;
    this.#take(ref);
    slot.waitsFor = { what: 'holder', ref };
  }

  #reserve(slot: Slot, ref: InstanceRef): boolean {
    const holder: Holder = {
      orchestrationId: this.plan.orchestrationId,
      botId: slot.token.botId,
      groupName: this.plan.groupName,
      purpose: 'bot',
    };
    if (!this.#parts.leases.reserve(ref, slot.token, holder)) return false;
    this.#take(ref);
    slot.ref = ref;
    slot.waitsFor = null;
    this.tell(ref, 'reserved', null);
    return true;
  }

  #take(ref: InstanceRef): void {
    this.#spares = this.#spares.filter((spare) => spare !== ref);
  }
}
