import { expect, it } from 'vitest';
import { createMemoryLogger } from '../../testing/memory-logger';
import { definitionView, hostView } from '../../testing/renderer/view-fixtures';
import { contract } from '../shared/contract';
import type { LastRun, ViewSnapshot } from '../shared/view';
import { DefinitionId, OrchestrationId } from '../shared/ids';
import { createClient } from '../shared/rpc/client';
import { createMemoryPair } from '../shared/rpc/memory-connection';
import { startWanted } from './start-wanted';

const run = (id: string, resumable: boolean): LastRun => ({
  orchestrationId: OrchestrationId.parse(id),
  ...{ outcome: 'interrupted', startedAt: '2026-11-21T10:00:00.000Z', endedAt: null },
  ...{ botsCompleted: 0, botsTotal: 1, failure: null, resumable },
});

/** What a host is asked that shows these definitions; it refuses the runs named. */
async function askedOf(
  settings: Parameters<typeof startWanted>[1],
  refused: readonly string[] = [],
): Promise<string[]> {
  const asked: string[] = [];
  const view: ViewSnapshot = {
    ...{
      problemFiles: [],
      groups: [],
      bots: [],
      instances: [],
      routines: [],
      pools: [],
      poolProblemFiles: [],
      host: hostView,
    },
    definitions: [
      definitionView('a', {}, { lastRun: run('run-a', true) }),
      definitionView('b', {}, { lastRun: run('run-b', false) }),
      definitionView('c'),
    ],
  };
  const pair = createMemoryPair();
  pair.host.onFrame((raw) => {
    const frame = raw as { t: string; id: number; name: string; input: Record<string, string> };
    if (frame.t === 'subscribe') pair.host.send({ t: 'snapshot', id: frame.id, rev: 0, state: view });
    if (frame.t !== 'call') return;
    const subject = frame.input['orchestrationId'] ?? frame.input['definitionId'] ?? '';
    asked.push(`${frame.name} ${subject}`);
    const result = refused.includes(subject)
      ? ({ ok: false, error: { code: 'run_not_resumable', orchestrationId: subject } } as const)
      : ({ ok: true, value: { orchestrationId: 'new' } } as const);
    pair.host.send({ t: 'reply', id: frame.id, result });
  });
  await startWanted(createClient(contract, pair.client), settings, createMemoryLogger());
  pair.client.close();
  return asked;
}

const startGroups = ['a', 'c'].map((id) => DefinitionId.parse(id));

it('goes on with interrupted runs only when the settings say so', async () => {
  expect(await askedOf({ startGroups: [], resumeInterrupted: false })).toEqual([]);
  expect(await askedOf({ startGroups: [], resumeInterrupted: true })).toEqual(['runs.resume run-a']);
});

it('starts no group that goes on already, but one that could not', async () => {
  expect(await askedOf({ startGroups, resumeInterrupted: true })).toEqual([
    'runs.resume run-a',
    'groups.start c',
  ]);
  expect(await askedOf({ startGroups, resumeInterrupted: true }, ['run-a'])).toEqual([
    ...['runs.resume run-a', 'groups.start a', 'groups.start c'],
  ]);
});
