import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../testing/builders';
import { poolView } from '../../testing/renderer/account-fixtures';
import { BotId, OrchestrationId } from './ids';
import { InstanceRef } from './instance-reference';
import type { BotView, DefinitionView, GroupView, HostView, InstanceView, ViewSnapshot } from './view';
import { applyPatches, keyOfPatch, viewFromSnapshot, ViewPatch, type ViewState } from './view-patch';

const orchestrationId = OrchestrationId.parse('g1');
const ref = InstanceRef.parse('sim:1');
const at = '2026-01-01T00:00:00.000Z';

const host: HostView = {
  version: '1',
  dataFolder: '/d',
  adbServers: [],
  simulator: { state: 'off', devices: 0 },
  canReveal: false,
  cpuPercent: 0,
  memoryMb: 1,
};
const pool = poolView('demo');
const definition: DefinitionView = {
  id: aDefinition().id,
  file: 'a.json',
  hash: 'h',
  definition: aDefinition(),
  problems: [],
  lastRun: null,
  pinned: false,
  writable: true,
};
const group: GroupView = {
  orchestrationId,
  definitionId: definition.id,
  name: 'G',
  routineName: 'r',
  state: 'running',
  stopMode: null,
  degraded: false,
  startedAt: at,
  endedAt: null,
  requestedBots: 1,
  iterations: 0,
  restarts: 0,
  failures: 0,
  nextStartAt: null,
  waitingFor: [],
  skipped: [],
  failure: null,
  resumedFrom: null,
  definitionChanged: false,
  overrides: null,
  accounts: null,
};
const bot: BotView = {
  botId: BotId.parse('g1/1'),
  orchestrationId,
  number: 1,
  ref,
  state: 'running',
  pauseReasons: [],
  step: null,
  iteration: 1,
  iterationsCompleted: 0,
  restarts: 0,
  failures: 0,
  retry: null,
  lastFailure: null,
  account: null,
  accountDueAt: null,
  since: at,
};
const instance: InstanceView = {
  ref,
  serial: 'emulator-5554',
  adbServer: '127.0.0.1:5037',
  state: 'ready',
  model: null,
  holder: null,
  lastSeenAt: at,
  label: null,
  remembered: false,
  reconnect: null,
  otherSerials: [],
  capture: null,
};
const routine = { name: 'r' } as ViewSnapshot['routines'][number];
const problemFile = { file: 'b.json', reason: { code: 'wrong_encoding' as const }, previous: null };

const EMPTY: ViewSnapshot = {
  definitions: [],
  problemFiles: [],
  groups: [],
  bots: [],
  instances: [],
  routines: [],
  pools: [],
  poolProblemFiles: [],
  host,
};

interface Row {
  readonly map: Exclude<keyof ViewState, 'host'>;
  readonly key: string;
  readonly put: ViewPatch;
  readonly remove: ViewPatch;
}

const ROWS: readonly Row[] = [
  {
    map: 'definitions',
    key: definition.id,
    put: { type: 'definition.put', definition },
    remove: { type: 'definition.remove', definitionId: definition.id },
  },
  {
    map: 'problemFiles',
    key: 'b.json',
    put: { type: 'problemFile.put', problemFile },
    remove: { type: 'problemFile.remove', file: 'b.json' },
  },
  {
    map: 'groups',
    key: 'g1',
    put: { type: 'group.put', group },
    remove: { type: 'group.remove', orchestrationId },
  },
  {
    map: 'bots',
    key: 'g1/1',
    put: { type: 'bot.put', bot },
    remove: { type: 'bot.remove', botId: bot.botId },
  },
  {
    map: 'instances',
    key: 'sim:1',
    put: { type: 'instance.put', instance },
    remove: { type: 'instance.remove', ref },
  },
  {
    map: 'routines',
    key: 'r',
    put: { type: 'routine.put', routine },
    remove: { type: 'routine.remove', routineName: 'r' },
  },
  {
    map: 'pools',
    key: pool.id,
    put: { type: 'pool.put', pool },
    remove: { type: 'pool.remove', poolId: pool.id },
  },
  {
    map: 'poolProblemFiles',
    key: 'b.json',
    put: { type: 'poolProblemFile.put', problemFile },
    remove: { type: 'poolProblemFile.remove', file: 'b.json' },
  },
];

describe('view patches', () => {
  it.each(ROWS)('$put.type and $remove.type change $map and nothing else', ({ map, key, put, remove }) => {
    const before = viewFromSnapshot(EMPTY);
    const filled = applyPatches(before, [put]);
    expect(Object.keys(filled[map])).toEqual([key]);
    const emptied = applyPatches(filled, [remove]);
    expect(emptied).toEqual(before);
    expect(Object.keys(filled[map])).toEqual([key]);
    expect(keyOfPatch(put)).toBe(keyOfPatch(remove));
    for (const other of ROWS) if (other.map !== map) expect(filled[other.map]).toBe(before[other.map]);
  });

  it('cover every type of patch', () => {
    const types = ViewPatch.options.map((option) => option.shape.type.value);
    const tested = [...ROWS.flatMap(({ put, remove }) => [put.type, remove.type]), 'host.put'];
    expect(tested.sort()).toEqual([...types].sort());
  });

  it('give one key to patches that replace each other, and different ones otherwise', () => {
    const keys = [...ROWS.map(({ put }) => keyOfPatch(put)), keyOfPatch({ type: 'host.put', host })];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('replace the host and keep every map', () => {
    const before = viewFromSnapshot(EMPTY);
    const after = applyPatches(before, [{ type: 'host.put', host: { ...host, memoryMb: 2 } }]);
    expect(after.host.memoryMb).toBe(2);
    for (const { map } of ROWS) expect(after[map]).toBe(before[map]);
  });

  it('keep what did not change as it was, and copy a changed map once', () => {
    const second = { ...bot, botId: BotId.parse('g1/2') };
    const before = viewFromSnapshot({ ...EMPTY, bots: [bot, second] });
    const after = applyPatches(before, [
      { type: 'bot.put', bot: { ...bot, state: 'paused' } },
      { type: 'bot.put', bot: { ...bot, state: 'completed' } },
    ]);
    expect(after.bots['g1/1']?.state).toBe('completed');
    expect(after.bots['g1/2']).toBe(second);
    expect(before.bots['g1/1']).toBe(bot);
  });

  it('of nothing keep all maps, and a removal of what is not there is none', () => {
    const before = viewFromSnapshot(EMPTY);
    expect(applyPatches(before, [])).toEqual(before);
    for (const { remove } of ROWS) expect(applyPatches(before, [remove])).toEqual(before);
  });

  it('a snapshot equals its parts put one by one', () => {
    const whole = viewFromSnapshot({
      definitions: [definition],
      problemFiles: [problemFile],
      groups: [group],
      bots: [bot],
      instances: [instance],
      routines: [routine],
      pools: [pool],
      poolProblemFiles: [problemFile],
      host,
    });
    const byParts = applyPatches(
      viewFromSnapshot(EMPTY),
      ROWS.map(({ put }) => put),
    );
    expect(byParts).toEqual(whole);
  });
});
