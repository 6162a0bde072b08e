import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';

let rig: HostRig;
beforeAll(async () => {
  rig = await openHostRig({ devices: 2 });
  await rig.saveRoutine('long-wait', LONG_WAIT);
});
afterAll(() => rig.close());

const fileOf = (id: string): string => join(rig.folder, 'orchestration_groups', `${id}.json`);

describe('a definition whose file goes away while its group runs', () => {
  it('leaves the group running in sight; its card goes when it has ended', async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 1));
    const id = await rig.start(definition);
    await rig.until((view) => view.groups[id]?.state === 'running');
    await rm(fileOf(definition.id));
    await rig.until((view) => view.definitions[definition.id] === undefined, 'the definition to go');
    expect(rig.view().groups[id]?.state).toBe('running');
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    await rig.until((view) => view.groups[id] === undefined, 'the ended group to go');
    expect(Object.values(rig.view().bots)).toEqual([]);
  });

  it('shows how it ended when the file comes back', async () => {
    const definition = await rig.saveDefinition(groupOn('long-wait', 1));
    const id = await rig.start(definition);
    await rig.until((view) => view.groups[id]?.state === 'running');
    await rm(fileOf(definition.id));
    await rig.until((view) => view.definitions[definition.id] === undefined, 'the definition to go');
    await rig.client.call('groups.stop', { orchestrationId: id, mode: 'now' });
    await rig.until((view) => view.groups[id] === undefined, 'the ended group to go');
    await writeFile(fileOf(definition.id), JSON.stringify(definition));
    await rig.until((view) => view.definitions[definition.id]?.lastRun?.outcome === 'stopped');
  });
});

describe('a definition that names what is no instance', () => {
  it.each(['', 'garbage', 'sim:0'])(
    'fails with a problem about %j, not with an error of Muster',
    async (ref) => {
      const definition = await rig.saveDefinition({
        ...groupOn('long-wait', 1),
        availableInstances: ['sim:1', ref],
      });
      const checked = await rig.client.call('groups.preflight', {
        definitionId: definition.id,
        overrides: null,
      });
      expect(checked).toMatchObject({ ok: true, value: { wouldUse: ['sim:1'] } });
      const id = await rig.start(definition);
      await rig.until(() => rig.runs().some((run) => run.orchestrationId === id && run.state === 'failed'));
      expect(rig.runs().find((run) => run.orchestrationId === id)?.failure).toMatchObject({
        code: 'preflight',
      });
    },
  );
});
