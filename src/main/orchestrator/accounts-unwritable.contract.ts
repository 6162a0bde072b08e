import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  accountsFaults,
  accountsWorkerWithFaults,
  type AccountsFaults,
} from '../../../testing/accounts-faults';
import { accountsOf, makeAccounts, makePool, usesOf } from '../../../testing/account-samples';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { RestartPolicy, type BotGroupDefinition } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';
import type { PoolDraft } from '../../shared/pool';
import type { RunEvent, RunEventOf } from '../../shared/run-event';

const RETRIES = RestartPolicy.parse({ initialDelayMs: 50, maxDelayMs: 100, maxRetries: -1 });
const UNTIL_EMPTY = { kind: 'untilPoolEmpty', pauseMs: 0 } as const;

let rig: HostRig;
let faults: AccountsFaults;
let numbers = 0;
beforeAll(async () => {
  rig = await openHostRig({ devices: 4, accountsWorker: accountsWorkerWithFaults() });
  faults = accountsFaults(rig.folder);
  await rig.saveRoutine(
    'play',
    'account: required\nsteps:\n  - reportNumbers: { coins: 3 }\n  - wait: 20ms\n',
  );
  await rig.saveRoutine(
    'work',
    'account: required\nsteps:\n  - reportNumbers: { coins: 3 }\n  - wait: 300ms\n',
  );
  await rig.saveRoutine('stay', 'account: required\nsteps:\n  - wait: 10m\n');
});
afterEach(async () => {
  await faults.mend();
  await rig.client.call('groups.stopAll', { mode: 'now' });
});
afterAll(async () => {
  faults.close();
  await rig.close();
});

interface Given {
  readonly routine: string;
  readonly bots?: number;
  readonly accounts: number;
  readonly pool?: Partial<PoolDraft>;
  readonly definition?: Partial<BotGroupDefinition>;
}

async function started({ routine, bots = 1, accounts, pool, definition }: Given) {
  numbers += 1;
  const tag = `u${String(numbers)}`;
  await makeAccounts(
    rig,
    Array.from({ length: accounts }, (_, index) => `${tag}-${String(index)}`),
    tag,
  );
  const accountPoolName = await makePool(rig, `Pool ${tag}`, tag, pool);
  const saved = await rig.saveDefinition({
    ...groupOn(routine, bots),
    ...{ accountPoolName, loop: UNTIL_EMPTY, restartPolicy: RETRIES },
    ...definition,
  });
  return { tag, id: await rig.start(saved) };
}

const of = (id: OrchestrationId) => (event: RunEvent) => event.orchestrationId === id;
const ended = async (id: OrchestrationId): Promise<RunEventOf<'group.ended'>> =>
  (await rig.untilEvent(
    (event) => of(id)(event) && event.type === 'group.ended',
  )) as RunEventOf<'group.ended'>;
const changes = (id: OrchestrationId, wanted: string): number =>
  rig.events.filter((event) => of(id)(event) && event.type === 'bot.account' && event.change === wanted)
    .length;
const unusable = (id: OrchestrationId): Promise<RunEvent> =>
  rig.untilEvent(
    (event) => of(id)(event) && event.type === 'bot.failure' && event.failure.code === 'accounts_unusable',
    'a failure that says so',
  );
/** Every use of the accounts with a tag: how it ended, with which numbers. */
const usesWith = async (tag: string): Promise<string[]> => {
  const uses = [];
  for (const { id } of (await accountsOf(rig, tag)).values()) uses.push(...(await usesOf(rig, id)));
  return uses.map(({ outcome, numbers: told }) => `${String(outcome)} ${JSON.stringify(told)}`).toSorted();
};
const free = (tag: string): Promise<unknown> =>
  expect
    .poll(async () => [...(await accountsOf(rig, tag)).values()].filter(({ holder }) => holder).length, {
      timeout: 10_000,
    })
    .toBe(0);

describe('while the file of accounts can’t be written', () => {
  it('bots say so, take nothing, and go on once it can be: each account is used once', async () => {
    const { id, tag } = await started({ routine: 'play', bots: 3, accounts: 60 });
    await rig.until(() => changes(id, 'completed') >= 6, 'some uses');
    await faults.full();
    await unusable(id);
    await faults.mend();
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(await usesWith(tag)).toEqual(Array.from({ length: 60 }, () => 'completed {"coins":3}'));
  });

  it('what a bot completed is kept and written once it can be, and is done only once', async () => {
    const { id, tag } = await started({ routine: 'work', bots: 2, accounts: 4 });
    await rig.until(() => changes(id, 'taken') === 2, 'accounts taken');
    await faults.unwritable();
    await unusable(id);
    await faults.mend();
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(await usesWith(tag)).toEqual(Array.from({ length: 4 }, () => 'completed {"coins":3}'));
    expect(changes(id, 'completed')).toBe(4);
  });

  it('the outcome of a bot that has given up is written while its group goes on', async () => {
    const restartPolicy = { ...RETRIES, mode: 'never' as const };
    const { id, tag } = await started({ routine: 'work', accounts: 1, definition: { restartPolicy } });
    await rig.until(() => changes(id, 'taken') === 1, 'the account taken');
    await faults.unwritable();
    await unusable(id);
    await faults.mend();
    expect(await ended(id)).toMatchObject({ outcome: 'failed' });
    expect(await usesWith(tag)).toEqual(['completed {"coins":3}']);
    await free(tag);
  });

  it('a stop ends the group in its time; what it held is given back later, by itself', async () => {
    const { id, tag } = await started({ routine: 'stay', bots: 2, accounts: 2 });
    await rig.until(() => changes(id, 'taken') === 2, 'accounts taken');
    await faults.unwritable();
    const at = performance.now();
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'kill' });
    expect(await ended(id)).toMatchObject({ outcome: 'stopped' });
    expect(performance.now() - at).toBeLessThan(3_000);
    expect((await accountsOf(rig, tag)).get(`${tag}-0`)?.holder).not.toBeNull();
    const told = rig.events.filter(of(id)).length;
    await faults.mend();
    await free(tag);
    expect(await usesWith(tag)).toEqual(['returned {}', 'returned {}']);
    expect(rig.events.filter(of(id))).toHaveLength(told);
    expect(rig.events.findLast(of(id))?.type).toBe('group.ended');
    await rig.until((view) => view.groups[id]?.accounts?.taken === 0, 'the card to say so');
  });

  it('quitting takes its time and no longer; the next host finds every account free', async () => {
    const { id, tag } = await started({ routine: 'stay', bots: 2, accounts: 2 });
    await rig.until(() => changes(id, 'taken') === 2, 'accounts taken');
    await faults.unwritable();
    const at = performance.now();
    await rig.restartHost();
    expect(performance.now() - at).toBeLessThan(8_000);
    await free(tag);
    for (const { status } of (await accountsOf(rig, tag)).values()) expect(status).toBe('available');
    expect(await usesWith(tag)).toEqual(['released {}', 'released {}']);
  });
});

describe('an account of a bot that is stopped', () => {
  it('has been completed though its clean-up was cut off', async () => {
    await rig.saveRoutine('tidy', 'steps:\n  - wait: 10m\n');
    const cleanUp = { routineName: 'tidy', routineConfig: {} };
    const { id, tag } = await started({ routine: 'play', accounts: 1, pool: { cleanUp } });
    await rig.untilEvent(
      (event) => of(id)(event) && event.type === 'bot.step' && event.path === 'cleanUp/1',
      'the clean-up',
    );
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    expect(await ended(id)).toMatchObject({ outcome: 'stopped' });
    expect(await usesWith(tag)).toEqual(['completed {"coins":3}']);
    await free(tag);
  });

  it('was only returned when what was cut off were its preparations', async () => {
    const provision = { routineName: 'tidy', routineConfig: {} };
    const { id, tag } = await started({ routine: 'play', accounts: 1, pool: { provision } });
    await rig.untilEvent((event) => of(id)(event) && event.type === 'bot.step', 'the preparations');
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    expect(await ended(id)).toMatchObject({ outcome: 'stopped' });
    expect(await usesWith(tag)).toEqual(['returned {}']);
  });
});
