import type { InstanceRef } from '../../shared/instance-reference';
import type { LeaseToken } from '../domain/instance-lease';
import type { InstanceLeases } from './instance-leases';

/** The leases one group holds, noted while it takes them, so that its end frees exactly those, once. */
export interface GroupHolds {
  /** The host's table of leases; what is reserved through it belongs to the group. Closed: nothing can be taken. */
  readonly leases: InstanceLeases;
  has(ref: InstanceRef): boolean;
  /** Frees one instance early; answers whether the group held it. */
  free(ref: InstanceRef): boolean;
  /** Frees everything, answers what was freed, and takes nothing from now on. */
  close(): readonly InstanceRef[];
}

/** Creates the holds of a group that has none yet. */
export function createGroupHolds(leases: InstanceLeases): GroupHolds {
  const held = new Map<InstanceRef, LeaseToken>();
  let isClosed = false;
  return {
    leases: {
      ...leases,
      reserve(ref, token, holder) {
        if (isClosed || !leases.reserve(ref, token, holder)) return false;
        held.set(ref, token);
        return true;
      },
      release(ref, token) {
        held.delete(ref);
        return leases.release(ref, token);
      },
    },
    has: (ref) => held.has(ref),
    free(ref) {
      const token = held.get(ref);
      held.delete(ref);
      return token !== undefined && leases.release(ref, token);
    },
    close() {
      isClosed = true;
      const freed = [...held].filter(([ref, token]) => leases.release(ref, token)).map(([ref]) => ref);
      held.clear();
      return freed;
    },
  };
}
