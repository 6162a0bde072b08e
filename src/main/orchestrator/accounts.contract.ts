import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsOf, makeAccounts, makePool, usesOf } from '../../../testing/account-samples';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { RestartPolicy, type BotGroupDefinition } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';
import type { PoolDraft } from '../../shared/pool';
import type { RunEvent, RunEventOf } from '../../shared/run-event';

const REQUIRED = 'account: required\nsteps:\n';
const UNTIL_EMPTY = { kind: 'untilPoolEmpty', pauseMs: 0 } as const;

let rig: HostRig;
let numbers = 0;
beforeAll(async () => {
  rig = await openHostRig({ devices: 4 });
  await rig.saveRoutine('play', `${REQUIRED}  - reportNumbers: { coins: 3 }\n  - wait: 20ms\n`);
  await rig.saveRoutine('stay', `${REQUIRED}  - wait: 10m\n`);
  await rig.saveRoutine('stay-then-tap', `${REQUIRED}  - wait: 10m\n  - tap: { x: 1, y: 1 }\n`);
  await rig.saveRoutine(
    'fails',
    `${REQUIRED}  - waitFor: { equals: { value: 1, to: 2 } }\n    timeout: 50ms\n`,
  );
  await rig.saveRoutine(
    'picky',
    `${REQUIRED}  - if: { equals: { value: "\${account.key}", to: good } }\n    then: [{ log: good }]\n    else: [{ failAccount: { reason: banned } }]\n`,
  );
  await rig.saveRoutine('step-two', 'steps:\n  - takeAccount: { into: who }\n  - log: "with ${who}"\n');
  await rig.saveRoutine('mark', 'steps:\n  - log: "marked ${account.key}"\n');
  await rig.saveRoutine('breaks', 'steps:\n  - failAccount: { reason: no }\n');
});
afterAll(() => rig.close());

interface Given {
  readonly routine: string;
  readonly bots?: number;
  readonly keys?: readonly string[];
  readonly pool?: Partial<PoolDraft>;
  readonly definition?: Partial<BotGroupDefinition>;
}

/** A group with a pool and accounts of its own, not started. */
async function given({ routine, bots = 1, keys = [], pool, definition }: Given) {
  numbers += 1;
  const tag = `t${String(numbers)}`;
  await makeAccounts(rig, keys, tag);
  const accountPoolName = await makePool(rig, `Pool ${tag}`, tag, pool);
  const saved = await rig.saveDefinition({
    ...groupOn(routine, bots),
    ...{ accountPoolName, loop: UNTIL_EMPTY, restartPolicy: RestartPolicy.parse({ initialDelayMs: 50 }) },
    ...definition,
  });
  return { tag, saved };
}

async function started(what: Given) {
  const group = await given(what);
  return { ...group, id: await rig.start(group.saved) };
}

const of = (id: OrchestrationId) => (event: RunEvent) => event.orchestrationId === id;
const ended = async (id: OrchestrationId): Promise<RunEventOf<'group.ended'>> =>
  (await rig.untilEvent(
    (event) => of(id)(event) && event.type === 'group.ended',
  )) as RunEventOf<'group.ended'>;
const changesOf = (id: OrchestrationId): string[] =>
  rig.events.filter(of(id)).flatMap((event) => (event.type === 'bot.account' ? [event.change] : []));
const change = (id: OrchestrationId, wanted: string, times = 1): Promise<unknown> =>
  rig.until(() => changesOf(id).filter((found) => found === wanted).length >= times, `${wanted} account`);
const stop = (orchestrationId: OrchestrationId, mode: 'drain' | 'now' | 'kill' = 'now') =>
  rig.client.call('groups.stop', { orchestrationId, mode });
const outcomes = async (tag: string): Promise<Record<string, (string | null)[]>> => {
  const accounts = await accountsOf(rig, tag);
  const uses = await Promise.all(
    [...accounts].map(
      async ([key, { id }]) => [key, (await usesOf(rig, id)).map(({ outcome }) => outcome)] as const,
    ),
  );
  return Object.fromEntries(uses);
};

describe('bots that draw accounts', () => {
  it('take each account once, settle it with its numbers, and end when none is left', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e'].map((key) => `once-${key}`);
    const { id, tag } = await started({ routine: 'play', bots: 3, keys });
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(Object.values(await outcomes(tag))).toEqual(keys.map(() => ['completed']));
    const [first] = (await accountsOf(rig, tag)).values();
    expect(await usesOf(rig, first?.id ?? 0)).toMatchObject([{ numbers: { coins: 3 }, orchestrationId: id }]);
    await rig.until((view) => view.groups[id]?.accounts?.remaining === 0);
    expect(rig.view().groups[id]?.accounts).toMatchObject({ total: 5, taken: 0, completed: 5, failed: 0 });
  });

  it('of two groups with overlapping pools never hold one account together', async () => {
    const tag = 'shared';
    await makeAccounts(
      rig,
      Array.from({ length: 12 }, (_, index) => `shared-${String(index)}`),
      tag,
    );
    const always = { reuse: { kind: 'always' as const } };
    const names = [
      await makePool(rig, 'Shared one', tag, always),
      await makePool(rig, 'Shared two', tag, always),
    ];
    const groups = await Promise.all(
      names.map((accountPoolName, index) =>
        rig.saveDefinition({
          ...groupOn('play', 2),
          availableInstances: [`sim:${String(index * 2 + 1)}`, `sim:${String(index * 2 + 2)}`],
          ...{ accountPoolName, loop: { kind: 'count', count: 15, pauseMs: 0 } },
        }),
      ),
    );
    const ids = await Promise.all(groups.map((group) => rig.start(group)));
    for (const id of ids) expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    const uses = (
      await Promise.all([...(await accountsOf(rig, tag)).values()].map((row) => usesOf(rig, row.id)))
    ).flatMap((list) => list.map((use, index) => ({ use, before: list[index - 1] })));
    expect(uses).toHaveLength(60);
    for (const { use, before } of uses) {
      expect(use.outcome).toBe('completed');
      expect(use.takenAt >= (before?.endedAt ?? '')).toBe(true);
    }
  });

  it('show what they hold, and give it back when they are stopped: that is no failure', async () => {
    const { id, tag } = await started({ routine: 'stay', bots: 2, keys: ['stop-1', 'stop-2'] });
    await change(id, 'taken', 2);
    const shown = (): unknown[] =>
      Object.values(rig.view().bots).flatMap((bot) => (bot.orchestrationId === id ? [bot.account?.key] : []));
    await rig.until(() => shown().toSorted().join() === 'stop-1,stop-2');
    expect((await accountsOf(rig, tag)).get('stop-1')?.holder).toMatchObject({
      orchestrationId: id,
      here: true,
    });
    await stop(id);
    expect(await ended(id)).toMatchObject({ outcome: 'stopped' });
    expect(await outcomes(tag)).toEqual({ 'stop-1': ['returned'], 'stop-2': ['returned'] });
    for (const account of (await accountsOf(rig, tag)).values())
      expect(account).toMatchObject({ status: 'available', failureCount: 0, holder: null });
    const last = rig.events
      .filter(of(id))
      .slice(-4)
      .map(({ type }) => type);
    expect(last.at(-1)).toBe('group.ended');
    expect(shown()).toEqual([undefined, undefined]);
  });

  it('fail the account of a failed iteration with the reason, and take another one for the next try', async () => {
    const { id, tag } = await started({
      routine: 'fails',
      keys: ['fail-1', 'fail-2'],
      definition: { loop: { kind: 'once' } },
    });
    expect(await ended(id)).toMatchObject({ outcome: 'failed' });
    expect(await outcomes(tag)).toEqual({ 'fail-1': ['failed'], 'fail-2': ['failed'] });
    const account = (await accountsOf(rig, tag)).get('fail-1');
    expect(account).toMatchObject({ failureCount: 1, holder: null });
    expect((await usesOf(rig, account?.id ?? 0))[0]?.reason).toMatch(/did not come within/);
  });

  it('go on with the next account at once when one is given up, and use up no try', async () => {
    const keys = ['bad-1', 'bad-2', 'bad-3', 'bad-4', 'bad-5', 'bad-6', 'bad-7', 'good'];
    const { id, tag } = await started({ routine: 'picky', keys, definition: { loop: { kind: 'once' } } });
    expect(await ended(id)).toMatchObject({ outcome: 'completed', bots: [{ iterations: 1 }] });
    expect((await outcomes(tag))['good']).toEqual(['completed']);
    expect(rig.events.filter(of(id)).some(({ type }) => type === 'bot.retry')).toBe(false);
  });

  it('settle by the end of the iteration what a step took and no step settled', async () => {
    const { id, tag } = await started({ routine: 'step-two', keys: ['left-1', 'left-2'] });
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(await outcomes(tag)).toEqual({ 'left-1': ['completed'], 'left-2': ['completed'] });
  });

  it('stop using an account a person released, without touching the device again', async () => {
    const { id, tag } = await started({
      routine: 'stay-then-tap',
      keys: ['lost'],
      definition: { loop: { kind: 'once' } },
      pool: { onExhausted: { kind: 'wait', timeoutMs: null } },
    });
    await change(id, 'taken');
    const account = (await accountsOf(rig, tag)).get('lost');
    const [releasedAt, inputs] = [Date.now(), rig.simulator.inputs('muster-sim-1').length];
    await rig.client.call('accounts.change', {
      selection: { ids: [account?.id ?? 0] },
      change: { kind: 'release' },
    });
    await change(id, 'lost');
    expect(Date.now() - releasedAt).toBeLessThan(1_000);
    await rig.untilEvent(
      (event) => of(id)(event) && event.type === 'bot.failure' && event.failure.code === 'account_lost',
    );
    expect(rig.simulator.inputs('muster-sim-1').length).toBe(inputs);
    await stop(id);
    await ended(id);
    expect((await outcomes(tag))['lost']?.[0]).toBe('released');
  });
});

describe('an empty pool', () => {
  it.each([
    ['complete', 'once', 'completed'],
    ['fail', 'once', 'failed'],
    ['fail', 'untilPoolEmpty', 'completed'],
  ] as const)('with the policy "%s" ends a bot that runs %s as %s', async (kind, loop, outcome) => {
    const definition = {
      loop: loop === 'once' ? ({ kind: 'count', count: 2, pauseMs: 0 } as const) : UNTIL_EMPTY,
    };
    const { id } = await started({
      ...{ routine: 'play', keys: [`${kind}-${loop}`], definition },
      pool: { onExhausted: { kind } },
    });
    expect(await ended(id)).toMatchObject({ outcome, bots: [{ iterations: 1, state: outcome }] });
  });

  it('is waited for only as long as it says', async () => {
    const { id } = await started({
      ...{ routine: 'play', keys: ['short'], definition: { loop: { kind: 'count', count: 2, pauseMs: 0 } } },
      pool: { onExhausted: { kind: 'wait', timeoutMs: 150 } },
    });
    expect(await ended(id)).toMatchObject({ outcome: 'failed' });
    expect(changesOf(id)).toEqual(['taken', 'completed', 'waiting']);
    expect(rig.events.filter(of(id)).find((event) => event.type === 'bot.failure')).toMatchObject({
      failure: { class: 'account', code: 'pool_exhausted' },
    });
  });

  it('wakes a bot that waits when an account comes, not while it is paused', async () => {
    const { id, tag } = await started({
      ...{ routine: 'play', bots: 1, definition: { loop: { kind: 'once' } } },
      pool: { onExhausted: { kind: 'wait', timeoutMs: null } },
    });
    await rig.until((view) =>
      Object.values(view.bots).some((b) => b.orchestrationId === id && b.state === 'waitingAccount'),
    );
    await rig.client.call('groups.pause', { orchestrationId: id });
    await makeAccounts(rig, [`woken-${tag}`], tag);
    expect((await accountsOf(rig, tag)).get(`woken-${tag}`)?.holder).toBeNull();
    await rig.client.call('groups.resume', { orchestrationId: id });
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(changesOf(id)).toEqual(['waiting', 'taken', 'completed']);
  });

  it.each(['drain', 'now'] as const)('does not keep a bot from stopping (%s)', async (mode) => {
    const { id } = await started({
      routine: 'play',
      pool: { onExhausted: { kind: 'wait', timeoutMs: null } },
    });
    await change(id, 'waiting');
    const at = Date.now();
    await stop(id, mode);
    expect(await ended(id)).toMatchObject({ outcome: 'stopped' });
    expect(Date.now() - at).toBeLessThan(1_000);
  });
});

describe("a pool's routines", () => {
  const routine = (routineName: string) => ({ routineName, routineConfig: {} });

  it('run before and after each use, as steps of the iteration', async () => {
    const { id } = await started({
      ...{ routine: 'play', keys: ['prepared'] },
      pool: { provision: routine('mark'), cleanUp: routine('mark') },
    });
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    const told = rig.events.filter(of(id)).flatMap((event) => {
      if (event.type === 'bot.step' && event.phase === 'finished') return [event.path];
      return event.type === 'bot.account' ? [event.change] : [];
    });
    expect(told).toEqual(['taken', 'provision/1', '1', '2', 'cleanUp/1', 'completed']);
  });

  it.each([
    ['provision', ['taken', 'provision/1', 'cleanUp/1', 'failed']],
    ['cleanUp', ['taken', 'provision/1', '1', '2', 'cleanUp/1', 'failed']],
  ] as const)('make a failure of the use when %s fails', async (which, steps) => {
    const { id, tag } = await started({
      ...{ routine: 'play', keys: [`broken-${which}`], definition: { loop: { kind: 'once' } } },
      pool: { provision: routine('mark'), cleanUp: routine('mark'), [which]: routine('breaks') },
    });
    expect(await ended(id)).toMatchObject({ outcome: 'failed' });
    const told = rig.events.filter(of(id)).flatMap((event) => {
      if (event.type === 'bot.step' && event.phase !== 'started') return [event.path];
      return event.type === 'bot.account' ? [event.change] : [];
    });
    expect(told).toEqual(steps);
    expect(Object.values(await outcomes(tag))).toEqual([['failed']]);
  });
});

describe('before a start', () => {
  const codesOf = async (definition: BotGroupDefinition): Promise<string[]> => {
    const answer = await rig.client.call('groups.preflight', {
      definitionId: definition.id,
      overrides: null,
    });
    return answer.ok ? answer.value.problems.map(({ level, code }) => `${level} ${code}`) : [];
  };

  it('it is said what is wrong with pool, routine and accounts', async () => {
    const poolless = await rig.saveDefinition({ ...groupOn('play', 1), accountPoolName: null });
    expect(await codesOf(poolless)).toContain('error account_required');
    const endless = await rig.saveDefinition({ ...groupOn('mark', 1), loop: UNTIL_EMPTY });
    expect(await codesOf(endless)).toContain('error loop_needs_pool');
    expect(await ended(await rig.start(endless))).toMatchObject({ failure: { code: 'preflight' } });
    const { saved } = await given({ routine: 'mark', keys: ['unused'] });
    expect(await codesOf(saved)).toEqual(['warning pool_unused']);
    expect(await codesOf((await given({ routine: 'play' })).saved)).toEqual(['warning pool_empty']);
    const failing = await given({ routine: 'play', pool: { onExhausted: { kind: 'fail' } } });
    expect(await codesOf(failing.saved)).toEqual(['error pool_empty']);
    await rig.saveRoutine('typo', `${REQUIRED}  - getAccountField: { name: levle, into: x }\n`);
    const typo = await given({ routine: 'typo', keys: ['typo'] });
    expect(await codesOf(typo.saved)).toEqual(['error account_field_unknown']);
    const gone = await rig.saveDefinition({ ...groupOn('play', 1), accountPoolName: 'nobody' });
    expect(await codesOf(gone)).toEqual(['error pool_not_found']);
    const broken = await given({
      routine: 'play',
      keys: ['x'],
      pool: { provision: { routineName: 'none', routineConfig: {} } },
    });
    expect(await codesOf(broken.saved)).toEqual(['error pool_invalid']);
  });
});
