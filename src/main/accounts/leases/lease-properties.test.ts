import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAccounts } from '../../../../testing/accounts-leases-rig';
import { aPool } from '../../../../testing/accounts-samples';
import { AccountsModel, type Happening } from '../../../../testing/accounts-model';
import { createTempFolder } from '../../../../testing/temp-folder';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Three pools that overlap, each with its own rules. */
const POOLS = [
  aPool({ name: 'all', reuse: { kind: 'always' }, retry: { maxFailures: 0, cooldownMs: 0 } }),
  aPool({
    ...{ name: 'front', include: ['e'], retry: { maxFailures: 2, cooldownMs: 30_000 } },
    filter: { field: 'key', is: 'oneOf', values: ['a', 'b', 'c'] },
  }),
  aPool({
    ...{ name: 'back', exclude: ['a'], limit: 4, sort: [{ by: 'lastUsedAt', direction: 'asc' }] },
    ...{ reuse: { kind: 'after', afterMs: 60_000 }, retry: { maxFailures: 3, cooldownMs: 0 } },
  }),
];

const session = fc.nat(1);
const group = fc.nat(2);
const any = fc.nat(50);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constant('take'), session, group }) },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('settle'),
      lease: any,
      outcome: fc.constantFrom('completed', 'failed', 'returned', 'quarantined'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('settleAgain'), lease: any }) },
  fc.record({ type: fc.constant('endAll'), session, group, fail: fc.boolean() }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('release'), account: any }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('pass'), ms: fc.constantFrom(100, 1_000, 31_000, 200_000) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hang'), session, hung: fc.boolean() }) },
  fc.record({
    type: fc.constant('jump'),
    session,
    ms: fc.constantFrom(-36_000_000, -150_000, 150_000, 36_000_000),
  }),
  fc.record({ type: fc.constant('crash'), session }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restart'), session }) },
);

describe('an account has at most one lease', () => {
  it('and no outcome is lost, counted twice or taken from a stale holder, whatever happens in which order', async () => {
    let uses = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 60 }), async (happenings) => {
        const folder = await createTempFolder();
        const model = new AccountsModel(folder.path, POOLS);
        try {
          addAccounts((await model.start(0)).thread, KEYS);
          await model.start(1);
          for (const one of happenings) await model.happen(one);
          uses += model.uses;
        } finally {
          await model.close();
          await folder.remove();
        }
      }),
      { numRuns: 40 },
    );
    expect(uses).toBeGreaterThan(100);
  });
});
