import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupOn } from '../../../testing/group-samples';
import { openHostRig, type HostRig } from '../../../testing/host-rig';
import { RestartPolicy, type StartOverrides } from '../../shared/definition';
import type { OrchestrationId } from '../../shared/ids';

const ROUTINE = `
steps:
  - log: one
  - if: { is: false }
    then:
      - log: two
      - log: three
        id: here
  - try:
      - log: four
    finally:
      - log: five
`;
const TRIES = `
steps:
  - log: one
  - log: two
  - count: tries
    into: n
  - fail: once
    when: { is: "\${n < 2}" }
`;

let rig: HostRig;

beforeAll(async () => {
  rig = await openHostRig({ devices: 1 });
  await rig.saveRoutine('stairs', ROUTINE);
});
afterAll(() => rig.close());

const logsOf = (id: OrchestrationId): readonly string[] =>
  rig.events.flatMap((event) =>
    event.type === 'bot.log' && event.orchestrationId === id ? [event.message] : [],
  );
const ended = (id: OrchestrationId | undefined) =>
  rig.untilEvent((event) => event.type === 'group.ended' && event.orchestrationId === id);

describe('a start that begins with a given step', () => {
  it('does so in the first iteration of each bot only, and is the same when it is started again', async () => {
    const saved = await rig.saveDefinition({
      ...groupOn('stairs', 1),
      loop: { kind: 'count', count: 2, pauseMs: 0 },
    });
    const id = await rig.start(saved, { startAt: 'here' });
    expect(await ended(id)).toMatchObject({ outcome: 'completed' });
    expect(logsOf(id)).toEqual(['three', 'four', 'five', 'one', 'four', 'five']);
  });

  it.each(['7', 'nowhere', '3.finally.1'])(
    'is refused before it starts where there is none: %s',
    async (startAt) => {
      const { id: definitionId } = await rig.saveDefinition(groupOn('stairs', 1));
      const overrides: StartOverrides = { startAt };
      const checked = await rig.client.call('groups.preflight', { definitionId, overrides });
      const problem = { level: 'error', path: 'startAt', code: 'step_unknown', detail: { step: startAt } };
      expect(checked).toMatchObject({ ok: true, value: { problems: [problem] } });
      const started = await rig.client.call('groups.start', { definitionId, overrides });
      const id = started.ok ? started.value.orchestrationId : undefined;
      expect(await ended(id)).toMatchObject({
        outcome: 'failed',
        failure: { code: 'preflight', problems: [problem] },
        bots: [],
      });
    },
  );

  it('does so again when the first iteration failed and is tried again', async () => {
    await rig.saveRoutine('tries', TRIES);
    const saved = await rig.saveDefinition({
      ...groupOn('tries', 1),
      restartPolicy: { ...RestartPolicy.parse({}), initialDelayMs: 1, jitter: 0 },
    });
    const id = await rig.start(saved, { startAt: '2' });
    expect(await ended(id)).toMatchObject({ bots: [{ iterations: 1, failures: 1 }] });
    expect(logsOf(id)).toEqual(['two', 'two']);
  });
});
