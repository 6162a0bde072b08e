import type { ViewSnapshot } from '../../../src/shared/view';
import {
  ago,
  botView,
  definitionView,
  groupView,
  hostView,
  instanceView,
  problemFile,
  routineSummary,
  snapshotOf,
} from '../view-fixtures';
import { conflict, instances, manyInstances, noInstances } from './instance-scenes';
import { pools } from './pool-scenes';

const LONG = 'Regression des Zahlungsvorgangs mit Kundenkartenaktivierungsbestätigung, 2. Teil';
const ARABIC = 'المكافآت اليومية للاعبين الجدد في كل يوم';
const HOUR = 3_600_000;

const crashed = { class: 'device', code: 'device_gone', detail: { ref: 'sim:3' } };
const retry = { dueAt: new Date(Date.now() + 18_000).toISOString(), attempt: 2, maxRetries: 5 };
const run = (id: string, fields: Readonly<Record<string, unknown>>) => ({
  orchestrationId: `run-${id}`,
  startedAt: ago(3 * HOUR),
  endedAt: ago(2 * HOUR),
  botsCompleted: 8,
  botsTotal: 8,
  failure: null,
  resumable: false,
  ...fields,
});

const simulated = {
  ...hostView,
  adbServers: [
    ...hostView.adbServers,
    {
      address: '127.0.0.1:40871',
      role: 'simulator' as const,
      state: 'connected' as const,
      version: null,
      binary: null,
      startFailure: null,
    },
  ],
  simulator: { state: 'on' as const, devices: 8 },
};

const routines = [
  routineSummary('demo/daily-rewards', {
    title: 'Daily rewards',
    description: 'Opens the demo app, claims the reward and closes every pop-up.',
    stepCount: 9,
    inputs: [
      {
        name: 'rounds',
        type: 'integer',
        label: 'Rounds',
        help: 'How often to claim',
        default: 3,
        required: false,
        min: 1,
        max: 50,
        options: [],
      },
      {
        name: 'mode',
        type: 'choice',
        label: 'Mode',
        help: '',
        default: 'fast',
        required: true,
        min: null,
        max: null,
        options: ['fast', 'careful'],
      },
      {
        name: 'greet',
        type: 'boolean',
        label: 'Greet first',
        help: '',
        default: false,
        required: false,
        min: null,
        max: null,
        options: [],
      },
      {
        name: 'patience',
        type: 'duration',
        label: 'Patience',
        help: 'How long to wait for the button',
        default: '30s',
        required: false,
        min: null,
        max: null,
        options: [],
      },
    ],
  }),
  routineSummary('demo/soak', { title: 'Soak', stepCount: 14 }),
];

const sims = Array.from({ length: 8 }, (_, index) =>
  instanceView(`sim:${String(index + 1)}`, {
    holder:
      index < 5
        ? {
            orchestrationId: 'run-daily',
            botId: `run-daily/${String(index + 1)}`,
            groupName: 'Daily rewards',
            purpose: 'bot',
          }
        : null,
  }),
);

/** Seven groups in seven states, and a file that can't be read: the picture of the mock-up. */
export function seven(): ViewSnapshot {
  return snapshotOf({
    host: simulated,
    routines,
    instances: [
      ...sims,
      instanceView('avd:Pixel_7', {
        state: 'booting',
        serial: 'emulator-5554',
        model: 'sdk_gphone64_x86_64',
      }),
      instanceView('usb:R58M123', { state: 'unauthorized', serial: 'R58M123', model: null }),
      instanceView('tcp:192.168.1.20:5555', {
        state: 'gone',
        serial: null,
        adbServer: null,
        lastSeenAt: ago(5 * HOUR),
      }),
    ],
    definitions: [
      definitionView('daily', {
        name: 'Daily rewards',
        tags: ['daily'],
        routineConfig: { rounds: 3 },
        requestedBotCount: 8,
        availableInstances: sims.map(({ ref }) => ref),
      }),
      definitionView('checkout', {
        name: LONG,
        tags: ['qa', 'checkout', 'nightly'],
        routineName: 'qa/checkout',
        routineConfig: { build: '4.18.2' },
        requestedBotCount: 4,
      }),
      definitionView(
        'soak',
        {
          name: 'Night soak',
          description: 'Runs the soak routine until the pool is empty.',
          routineName: 'demo/soak',
          requestedBotCount: 6,
          availableInstances: sims.map(({ ref }) => ref),
          accountPoolName: 'demo',
          loop: { kind: 'untilPoolEmpty', pauseMs: 0 },
        },
        {
          lastRun: run('soak', { outcome: 'completed' }),
          problems: [
            {
              level: 'warning',
              path: 'routineName',
              code: 'template_not_found',
              detail: { template: 'home' },
            },
          ],
        },
      ),
      definitionView(
        'warm',
        { name: 'Warm-up for new accounts', routineName: 'onboarding/warm-up' },
        {
          lastRun: run('warm', {
            outcome: 'failed',
            botsCompleted: 0,
            botsTotal: 2,
            endedAt: ago(20 * HOUR),
            failure: {
              code: 'all_bots_failed',
              failure: { class: 'device', code: 'device_offline', detail: { ref: 'mumu:2' } },
            },
          }),
        },
      ),
      definitionView(
        'crash',
        { name: ARABIC, tags: ['لعبة'] },
        {
          lastRun: run('crash', { outcome: 'interrupted', resumable: true, botsCompleted: 1, endedAt: null }),
        },
      ),
      definitionView(
        'draft',
        { name: 'Half-made', routineName: '', availableInstances: ['index:0', 'index:1'] },
        {
          problems: [
            { level: 'error', path: 'routineName', code: 'routine_required', detail: {} },
            {
              level: 'error',
              path: 'availableInstances.0',
              code: 'instance_unmapped',
              detail: { ref: 'index:0' },
            },
            {
              level: 'error',
              path: 'availableInstances.1',
              code: 'instance_unmapped',
              detail: { ref: 'index:1' },
            },
            { level: 'warning', path: 'colour', code: 'unknown_key', detail: { key: 'colour' } },
          ],
        },
      ),
      definitionView('fresh', {
        name: 'Never started',
        tags: ['daily'],
        loop: { kind: 'count', count: 3, pauseMs: 5000 },
      }),
      definitionView(
        'pre',
        { name: 'Refused start' },
        {
          lastRun: run('pre', {
            outcome: 'failed',
            botsCompleted: 0,
            botsTotal: 0,
            failure: {
              code: 'preflight',
              problems: [
                {
                  level: 'error',
                  path: 'routineName',
                  code: 'routine_not_found',
                  detail: { routineName: 'demo/gone' },
                },
                {
                  level: 'error',
                  path: 'availableInstances.0',
                  code: 'instance_unknown',
                  detail: { ref: 'sim:9' },
                },
              ],
            },
          }),
        },
      ),
      definitionView('stop', { name: 'Stopping politely' }),
      definitionView('pause', { name: 'Paused' }),
    ],
    problemFiles: [
      problemFile('friends-pack.json', {
        code: 'not_json',
        message: 'expected a comma after "requestedBotCount": 3',
        line: 14,
        column: 3,
      }),
    ],
    groups: [
      groupView('daily', 'running', {
        name: 'Daily rewards',
        requestedBots: 8,
        iterations: 132,
        restarts: 3,
        failures: 3,
        definitionChanged: true,
      }),
      groupView('checkout', 'launching', {
        name: LONG,
        routineName: 'qa/checkout',
        requestedBots: 4,
        startedAt: ago(7_000),
        nextStartAt: new Date(Date.now() + 3_000).toISOString(),
        degraded: true,
        skipped: [{ ref: 'sim:6', reason: 'held' }],
      }),
      groupView('stop', 'stopping', { name: 'Stopping politely', stopMode: 'drain', iterations: 12 }),
      groupView('pause', 'paused', { name: 'Paused', iterations: 1204, startedAt: ago(30 * HOUR) }),
    ],
    bots: [
      botView('daily', 1, 'running'),
      botView('daily', 2, 'waitingAccount', {
        step: { path: '7', label: 'wait for “Ready”', index: 7, total: 9 },
      }),
      botView('daily', 3, 'retryWait', { retry, lastFailure: crashed, restarts: 2, failures: 2 }),
      botView('daily', 4, 'paused', { pauseReasons: ['user'] }),
      botView('daily', 5, 'running', { iteration: 128 }),
      botView('daily', 6, 'failed', { lastFailure: crashed }),
      botView('daily', 7, 'completed', {}),
      botView('checkout', 4, 'running', {
        step: { path: '1', label: 'launch app', index: 1, total: 14 },
        iteration: 1,
      }),
      botView('checkout', 5, 'starting', { step: null, iteration: 0 }),
      botView('checkout', 7, 'queued', { step: null, iteration: 0, ref: 'avd:Pixel_7_API_34_extended' }),
      botView('stop', 1, 'stopping'),
      botView('stop', 2, 'stopped'),
      botView('pause', 1, 'paused', { pauseReasons: ['user'] }),
      botView('pause', 2, 'paused', { pauseReasons: ['health'] }),
    ],
  });
}

/** Nothing at all: what a newcomer sees. */
export function none(): ViewSnapshot {
  return snapshotOf({});
}

export function one(): ViewSnapshot {
  const all = seven();
  return {
    ...all,
    definitions: all.definitions.filter(({ id }) => id === 'fresh'),
    problemFiles: [],
    groups: [],
    bots: [],
  };
}

/** Two hundred groups, a fifth of them running with eight bots each. */
export function many(): ViewSnapshot {
  const ids = Array.from({ length: 200 }, (_, index) => `g${String(index + 1)}`);
  const active = ids.filter((_, index) => index % 5 === 0);
  return snapshotOf({
    host: simulated,
    routines,
    instances: sims,
    definitions: ids.map((id, index) =>
      definitionView(
        id,
        { name: `Group ${String(index + 1)}`, tags: [`tag ${String(index % 7)}`] },
        index % 3 === 1 ? { lastRun: run(id, { outcome: 'completed' }) } : {},
      ),
    ),
    groups: active.map((id) => groupView(id, 'running', { name: `Group ${id.slice(1)}`, requestedBots: 8 })),
    bots: active.flatMap((id) => Array.from({ length: 8 }, (_, index) => botView(id, index + 1, 'running'))),
  });
}

/** Cards that are pinned, tagged and read-only, and a file of every kind that can't be read. */
export function problems(): ViewSnapshot {
  const previous = { at: ago(26 * HOUR), name: LONG };
  return snapshotOf({
    host: simulated,
    routines,
    instances: sims,
    definitions: [
      definitionView(
        'pin',
        {
          name: 'Zebra, yet first',
          tags: ['daily', 'a tag of which nobody knows why it has to be so long', 'qa'],
        },
        { pinned: true, lastRun: run('pin', { outcome: 'stopped', botsCompleted: 3 }) },
      ),
      definitionView(
        'pinnedRun',
        { name: ARABIC, tags: ['لعبة'], requestedBotCount: 1 },
        {
          pinned: true,
          writable: false,
          lastRun: run('pinnedRun', { outcome: 'completed', botsTotal: 1, botsCompleted: 1 }),
        },
      ),
      definitionView('plain', { name: LONG, tags: ['daily'] }, { writable: false }),
    ],
    problemFiles: [
      {
        ...problemFile('friends-pack.json', {
          code: 'not_json',
          message: 'expected a comma after "requestedBotCount": 3',
          line: 14,
          column: 3,
        }),
        previous,
      },
      problemFile('daily-copy.json', { code: 'duplicate_id', otherFile: 'daily.json' }),
      problemFile('from-the-future-with-a-name-that-is-much-longer-than-any-card-could-ever-show.json', {
        code: 'newer_version',
        version: 4,
        supported: 1,
      }),
      problemFile('notes.json', {
        code: 'wrong_shape',
        issues: [
          { path: 'requestedBotCount', message: 'expected a number' },
          { path: 'name', message: 'is missing' },
        ],
      }),
      problemFile('latin1.json', { code: 'wrong_encoding' }),
      problemFile('huge.json', { code: 'too_large', bytes: 12_000_000, limit: 1_000_000 }),
      problemFile('locked.json', { code: 'io_error', message: 'permission denied' }),
    ],
  });
}

export const SCENES = {
  seven,
  problems,
  none,
  one,
  many,
  instances,
  noInstances,
  manyInstances: () => manyInstances(),
  conflict,
  pools,
} as const;
