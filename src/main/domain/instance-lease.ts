import { ignored, type Step } from './step';

/** Names one hold on something shared; a release with another token does nothing. */
export interface LeaseToken {
  readonly orchestrationId: string;
  readonly botId: string | null;
  readonly generation: number;
}

/** `free → reserved → booting → ready ⇄ unhealthy → free`. */
export type InstanceLease =
  | { readonly tag: 'free' }
  | { readonly tag: 'reserved' | 'booting' | 'ready' | 'unhealthy'; readonly token: LeaseToken };

export type LeaseEvent = {
  readonly type: 'reserve' | 'boot' | 'ready' | 'unhealthy' | 'release';
  readonly token: LeaseToken;
};

export type LeaseEffect =
  | { readonly type: 'granted'; readonly token: LeaseToken }
  | { readonly type: 'refused'; readonly token: LeaseToken; readonly heldBy: LeaseToken }
  | { readonly type: 'freed'; readonly token: LeaseToken };

export const FREE: InstanceLease = { tag: 'free' };

const FROM: Readonly<Record<'boot' | 'ready' | 'unhealthy', readonly InstanceLease['tag'][]>> = {
  boot: ['reserved', 'unhealthy'],
  ready: ['reserved', 'booting', 'unhealthy'],
  unhealthy: ['booting', 'ready'],
};
const TO = { boot: 'booting', ready: 'ready', unhealthy: 'unhealthy' } as const;

/** Whether two tokens name the same hold. */
export function sameToken(a: LeaseToken, b: LeaseToken): boolean {
  return a.orchestrationId === b.orchestrationId && a.botId === b.botId && a.generation === b.generation;
}

/** One instance's lease. Only the holder's token moves or frees it. */
export function stepLease(lease: InstanceLease, event: LeaseEvent): Step<InstanceLease, LeaseEffect> {
  if (event.type === 'reserve') return reserve(lease, event.token);
  if (lease.tag === 'free' || !sameToken(lease.token, event.token)) return ignored(lease);
  if (event.type === 'release') return [FREE, [{ type: 'freed', token: event.token }]];
  if (!FROM[event.type].includes(lease.tag)) return ignored(lease);
  return [{ tag: TO[event.type], token: lease.token }, []];
}

function reserve(lease: InstanceLease, token: LeaseToken): Step<InstanceLease, LeaseEffect> {
  if (lease.tag !== 'free') return [lease, [{ type: 'refused', token, heldBy: lease.token }]];
  return [{ tag: 'reserved', token }, [{ type: 'granted', token }]];
}
