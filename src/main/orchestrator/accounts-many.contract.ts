import { describe, expect, it, onTestFinished } from 'vitest';
import { accountsOf, makeAccounts, makePool, usesOf } from '../../../testing/account-samples';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig } from '../../../testing/host-rig';

describe('64 bots', () => {
  it('share a pool: each account is used once, and all are told of', async () => {
    const rig = await openHostRig({ devices: 64 });
    onTestFinished(() => rig.close());
    const keys = Array.from({ length: 192 }, (_, index) => `many-${String(index)}`);
    await makeAccounts(rig, keys, 'many');
    await rig.saveRoutine('note', 'account: required\nsteps:\n  - reportNumbers: { n: 1 }\n');
    const accountPoolName = await makePool(rig, 'Many', 'many');
    const definition = await rig.saveDefinition({
      ...groupOn('note', 64),
      ...{ accountPoolName, loop: { kind: 'untilPoolEmpty', pauseMs: 0 } },
    });
    const id = await rig.start(definition);
    const end = await rig.untilEvent((event) => event.type === 'group.ended');
    expect(end).toMatchObject({ outcome: 'completed' });
    const completed = rig.events.flatMap((event) =>
      event.type === 'bot.account' && event.change === 'completed' ? [event.key ?? ''] : [],
    );
    expect(completed.toSorted()).toEqual(keys.toSorted());
    const accounts = [...(await accountsOf(rig, 'many')).values()];
    const uses = await Promise.all(accounts.map(({ id: accountId }) => usesOf(rig, accountId)));
    expect(uses.map((list) => list.map(({ outcome }) => outcome))).toEqual(keys.map(() => ['completed']));
    await rig.until((view) => view.groups[id]?.accounts?.completed === 192);
    expect(rig.view().groups[id]?.accounts).toMatchObject({ total: 192, remaining: 0, taken: 0, failed: 0 });
  }, 30_000);
});
