import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FREE,
  sameToken,
  stepLease,
  type InstanceLease,
  type LeaseEffect,
  type LeaseEvent,
  type LeaseToken,
} from './instance-lease';

const OWN: LeaseToken = { orchestrationId: 'run', botId: 'run/1', generation: 1 };
const FOREIGN: Record<string, LeaseToken> = {
  'another run': { ...OWN, orchestrationId: 'other' },
  'another bot': { ...OWN, botId: 'run/2' },
  'no bot': { ...OWN, botId: null },
  'another generation': { ...OWN, generation: 2 },
};
const TAGS = ['free', 'reserved', 'booting', 'ready', 'unhealthy'] as const;
const TYPES = ['reserve', 'boot', 'ready', 'unhealthy', 'release'] as const;

const leaseOf = (tag: InstanceLease['tag']): InstanceLease => (tag === 'free' ? FREE : { tag, token: OWN });

/** What the holder's own events do; `=` is an impossible event, which changes nothing. */
const TABLE: Record<InstanceLease['tag'], Record<LeaseEvent['type'], string>> = {
  free: { reserve: 'reserved granted', boot: '=', ready: '=', unhealthy: '=', release: '=' },
  reserved: { reserve: '= refused', boot: 'booting', ready: 'ready', unhealthy: '=', release: 'free freed' },
  booting: { reserve: '= refused', boot: '=', ready: 'ready', unhealthy: 'unhealthy', release: 'free freed' },
  ready: { reserve: '= refused', boot: '=', ready: '=', unhealthy: 'unhealthy', release: 'free freed' },
  unhealthy: { reserve: '= refused', boot: 'booting', ready: 'ready', unhealthy: '=', release: 'free freed' },
};

function show(
  before: InstanceLease,
  [after, effects]: readonly [InstanceLease, readonly LeaseEffect[]],
): string {
  return [after === before ? '=' : after.tag, ...effects.map((effect) => effect.type)].join(' ');
}

describe('instance lease: the holder', () => {
  const rows = TAGS.flatMap((tag) => TYPES.map((type) => ({ tag, type, expected: TABLE[tag][type] })));
  test.each(rows)('$tag: $type → $expected', ({ tag, type, expected }) => {
    const lease = leaseOf(tag);
    const step = stepLease(lease, { type, token: OWN });
    expect(show(lease, step)).toBe(expected);
    expect(step[0].tag === 'free' || sameToken(step[0].token, OWN)).toBe(true);
  });
});

describe('instance lease: anybody else', () => {
  const rows = TAGS.filter((tag) => tag !== 'free').flatMap((tag) =>
    TYPES.flatMap((type) => Object.entries(FOREIGN).map(([who, token]) => ({ tag, type, who, token }))),
  );
  test.each(rows)('$tag: $type by $who changes nothing', ({ tag, type, token }) => {
    const lease = leaseOf(tag);
    const [after, effects] = stepLease(lease, { type, token });
    expect(after).toBe(lease);
    expect(effects).toEqual(type === 'reserve' ? [{ type: 'refused', token, heldBy: OWN }] : []);
  });
});

describe('instance lease: any order of events', () => {
  const tokens = fc.constantFrom(OWN, ...Object.values(FOREIGN));
  const events = fc.array(fc.record({ type: fc.constantFrom(...TYPES), token: tokens }), { maxLength: 60 });

  test('invariant 1: an instance has at most one lease', () => {
    fc.assert(
      fc.property(events, (sequence) => {
        let lease: InstanceLease = FREE;
        // Told by the effects alone, as a holder would see it.
        let holders: LeaseToken[] = [];
        for (const event of sequence) {
          const [after, effects] = stepLease(lease, event);
          for (const effect of effects) {
            if (effect.type === 'granted') holders = [...holders, effect.token];
            if (effect.type === 'freed') holders = holders.filter((token) => !sameToken(token, effect.token));
          }
          const wasForeign = lease.tag !== 'free' && !sameToken(lease.token, event.token);
          if (wasForeign) expect(after).toBe(lease);
          lease = after;
          expect(holders).toEqual(lease.tag === 'free' ? [] : [lease.token]);
        }
      }),
    );
  });

  test('defect 4: a late finisher cannot release what the next run holds', () => {
    const next: LeaseToken = { ...OWN, orchestrationId: 'next' };
    const freed = stepLease(leaseOf('ready'), { type: 'release', token: OWN })[0];
    const held = stepLease(freed, { type: 'reserve', token: next })[0];
    expect(stepLease(held, { type: 'release', token: OWN })[0]).toBe(held);
  });
});
