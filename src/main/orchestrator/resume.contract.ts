import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDefinition, aRunRecord } from '../../../testing/builders';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { definitionIdOf } from '../../../testing/definition-ids';
import { groupOn, LONG_WAIT } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import type { ConflictPolicy } from '../../shared/definition';
import { BotId, OrchestrationId } from '../../shared/ids';
import { InstanceRef } from '../../shared/instance-reference';
import { RUN_JOURNAL_MIGRATIONS } from '../history/run-journal-schema';
import { createRunJournal } from '../history/sqlite-run-journal';
import { createDatabase } from '../platform/database';
import { dataFolderAt } from '../platform/paths';

let rig: HostRig;
let journal: ReturnType<typeof createRunJournal>;
let closeJournal: () => Promise<void>;
let owner: OrchestrationId;
let interrupted = 0;

beforeAll(async () => {
  rig = await openHostRig({ devices: 3 });
  await rig.saveRoutine('long-wait', LONG_WAIT);
  const database = createDatabase({
    file: dataFolderAt(rig.folder).databaseFile,
    worker: databaseWorkerFromSource(),
    migrations: RUN_JOURNAL_MIGRATIONS,
    logger: rig.log,
  });
  journal = createRunJournal(database, rig.log);
  closeJournal = () => journal.close().finally(() => database.close());
});
afterAll(async () => {
  await closeJournal();
  await rig.close();
});

beforeEach(async () => {
  owner = await rig.start(await rig.saveDefinition({ ...groupOn('long-wait', 1), name: 'Owner' }));
  await rig.until((view) => Object.values(view.bots).some((bot) => bot.state === 'running'));
});
afterEach(async () => {
  await rig.client.call('groups.stopAll', { mode: 'now' });
});

/** A run on `sim:1`, with `sim:2` as a spare, that a crash has ended after four of ten iterations. */
async function crashedRun(): Promise<OrchestrationId> {
  interrupted += 1;
  const orchestrationId = OrchestrationId.parse(`019b0000-0000-7000-9000-00000000000${String(interrupted)}`);
  const definition = aDefinition({
    ...groupOn('long-wait', 1),
    id: definitionIdOf(900 + interrupted),
    name: `Crashed ${String(interrupted)}`,
    availableInstances: ['sim:1', 'sim:2'],
    loop: { kind: 'count', count: 10, pauseMs: 0 },
  });
  journal.save(
    aRunRecord({
      ...{ orchestrationId, definition, outcome: 'interrupted' },
      bots: [
        {
          botId: BotId.parse(`${orchestrationId}/1`),
          ref: InstanceRef.parse('sim:1'),
          ...{ state: 'running', iterations: 4, failures: 0 },
        },
      ],
    }),
  );
  expect(await journal.find(orchestrationId)).toBeDefined();
  return orchestrationId;
}

async function resume(onConflict?: ConflictPolicy) {
  const orchestrationId = await crashedRun();
  return rig.client.call('runs.resume', {
    orchestrationId,
    ...(onConflict === undefined ? {} : { onConflict }),
  });
}

async function resumedBot(onConflict?: ConflictPolicy) {
  const resumed = await resume(onConflict);
  if (!resumed.ok) throw new Error(JSON.stringify(resumed.error));
  const { orchestrationId } = resumed.value;
  const find = () => Object.values(rig.view().bots).find((bot) => bot.orchestrationId === orchestrationId);
  await rig.until(() => find()?.state === 'running');
  return { orchestrationId, bot: find() };
}

describe('a run that is resumed', () => {
  it('goes on with its count on a spare, when its instance is held', async () => {
    const { bot } = await resumedBot();
    expect(bot).toMatchObject({ ref: 'sim:2', iterationsCompleted: 4 });
  });

  it('takes its instance over when it is told so, this once', async () => {
    const { orchestrationId, bot } = await resumedBot('takeOver');
    expect(bot).toMatchObject({ ref: 'sim:1', iterationsCompleted: 4 });
    expect(
      await rig.untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === owner),
    ).toMatchObject({ outcome: 'stopped' });
    const record = await journal.find(orchestrationId);
    expect(record?.definition.launchOptions.onConflict).toBe('skip');
  });

  it('answers who holds its instance when it is told to ask', async () => {
    expect(await resume('ask')).toMatchObject({
      ok: false,
      error: { code: 'instance_conflict', conflicts: [{ ref: 'sim:1', holder: { orchestrationId: owner } }] },
    });
  });
});
