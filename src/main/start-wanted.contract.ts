import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { groupOn, LONG_WAIT } from '../../testing/group-samples';
import { openHostRig, type HostRig } from '../../testing/host-rig';
import { isTerminalGroup } from '../shared/lifecycle-states';
import { DefinitionId } from '../shared/ids';
import { startWanted } from './start-wanted';

describe('what starts with Muster', () => {
  let rig: HostRig;
  beforeEach(async () => {
    rig = await openHostRig({ devices: 2 });
    await rig.saveRoutine('long-wait', LONG_WAIT);
  });
  afterEach(() => rig.close());

  const group = (ref: string) =>
    rig.saveDefinition({ ...groupOn('long-wait', 1), availableInstances: [ref] });
  const running = (): string[] =>
    Object.values(rig.view().groups)
      .filter(({ state }) => !isTerminalGroup(state))
      .map(({ definitionId }) => definitionId)
      .sort();

  it('are the listed groups; one that is gone or runs already keeps no other', async () => {
    const [first, second] = [await group('sim:1'), await group('sim:2')];
    await rig.start(first);
    const startGroups = [DefinitionId.parse('gone'), first.id, second.id];
    await startWanted(rig.client, { startGroups, resumeInterrupted: false }, rig.log);
    await rig.until(() => running().length === 2, 'both groups');
    expect(running()).toEqual([first.id, second.id].sort());
    expect(rig.log.facts.filter(({ event }) => event === 'startup.start_refused')).toHaveLength(1);
  });
});
