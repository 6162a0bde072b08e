import { RunEvent } from '../../../src/shared/run-event';
import type { BotStateName } from '../../../src/shared/lifecycle-states';
import type { BotView, ViewSnapshot } from '../../../src/shared/view';
import { ago, botView, definitionView, groupView, instanceView, snapshotOf } from '../view-fixtures';

const MINUTE = 60_000;
const LONG = 'Regression des Zahlungsvorgangs mit Kundenkartenaktivierungsbestätigung, 2. Teil';
const ARABIC = 'المكافآت اليومية للاعبين الجدد في كل يوم';
type Fields = Readonly<Record<string, unknown>>;

const crashed = (ref: string) => ({
  class: 'device',
  code: 'device_gone',
  detail: { ref },
  step: '3.then.1',
  at: { file: 'demo/daily-rewards.yaml', line: 12, column: 5 },
});
const STATES: readonly BotStateName[] = [
  'running',
  'running',
  'retryWait',
  'running',
  'paused',
  'waitingAccount',
  'running',
  'recovering',
  'failed',
  'completed',
  'starting',
  'queued',
];

function botOf(number: number): BotView {
  const state = STATES[(number - 1) % STATES.length] ?? 'running';
  const hurt = state === 'retryWait' || state === 'failed' || state === 'recovering';
  return botView('g', number, state, {
    step: { path: '3', label: 'tap “Claim”', index: 1 + (number % 9), total: 9 },
    iteration: number * 3,
    restarts: hurt ? 2 : 0,
    failures: hurt ? 2 : 0,
    pauseReasons: state === 'paused' ? ['user'] : [],
    lastFailure: hurt ? crashed(`sim:${String(number)}`) : null,
    retry:
      state === 'retryWait'
        ? { dueAt: new Date(Date.now() + 78_000).toISOString(), attempt: 2, maxRetries: 5 }
        : null,
  });
}

interface SceneOptions {
  readonly bots: number;
  readonly name?: string;
  readonly group?: Fields;
  readonly rest?: Fields;
}

function scene({ bots, name = 'Daily rewards', group = {}, rest = {} }: SceneOptions): ViewSnapshot {
  const refs = Array.from({ length: Math.max(3, bots) }, (_, index) => `sim:${String(index + 1)}`);
  return snapshotOf({
    definitions: [
      definitionView(
        'g',
        {
          name,
          tags: ['daily', 'qa'],
          description: 'Opens the demo app, claims the reward and closes every pop-up.',
          routineConfig: { rounds: 3, mode: 'fast' },
          requestedBotCount: Math.max(1, bots),
          availableInstances: refs,
          loop: { kind: 'forever', pauseMs: 5_000 },
        },
        rest,
      ),
    ],
    groups:
      bots === 0
        ? []
        : [
            groupView('g', 'running', {
              name,
              requestedBots: bots,
              iterations: 132,
              restarts: 3,
              failures: 3,
              startedAt: ago(12 * MINUTE),
              ...group,
            }),
          ],
    bots: Array.from({ length: bots }, (_, index) => botOf(index + 1)),
    instances: refs.map((ref, index) =>
      instanceView(ref, index === 1 ? { label: 'Anna' } : index === 3 ? { label: 'هاتف الاختبار' } : {}),
    ),
  });
}

const noted: Fields = {
  definitionChanged: true,
  degraded: true,
  requestedBots: 8,
  skipped: [{ ref: 'avd:Pixel_7_API_34_extended', reason: 'held:Night soak' }],
  waitingFor: [{ ref: 'sim:9', what: 'boot' }],
};

/** The page of a group in the states there are. */
export const GROUP_SCENES: Readonly<Record<string, () => ViewSnapshot>> = {
  one: () => scene({ bots: 1 }),
  six: () => scene({ bots: 6, group: noted }),
  sixty: () => scene({ bots: 60, name: LONG }),
  many: () => scene({ bots: 200 }),
  arabic: () => scene({ bots: 6, name: ARABIC }),
  never: () => scene({ bots: 0 }),
  stopped: () => scene({ bots: 6, group: { state: 'stopped', endedAt: ago(2 * MINUTE) } }),
  failed: () =>
    scene({
      bots: 6,
      name: LONG,
      group: {
        state: 'failed',
        endedAt: ago(2 * MINUTE),
        failure: { code: 'all_bots_failed', failure: crashed('sim:3') },
      },
    }),
};

/** What happened in such a group within twelve minutes. */
export function eventsOf({ bots }: ViewSnapshot): readonly RunEvent[] {
  const events: Fields[] = [{ type: 'group.state', from: null, to: 'validating', stopMode: null, back: 12 }];
  for (const bot of bots) events.push(...eventsOfBot(bot));
  return RunEvent.array().parse(
    events
      .sort((a, b) => Number(b['back']) - Number(a['back']))
      .map(({ back, ...event }, index) => ({
        ...event,
        seq: index + 1,
        at: ago(Number(back) * MINUTE),
        orchestrationId: 'run-g',
      })),
  );
}

function eventsOfBot({ botId, ref, number }: BotView): readonly Fields[] {
  const bot = { botId, ref };
  const state = (from: string | null, to: string, back: number): Fields => ({
    ...bot,
    type: 'bot.state',
    from,
    to,
    pauseReasons: [],
    back,
  });
  const delay = Math.min(4, number * 0.1);
  const out: Fields[] = [
    { type: 'instance.lease', ref, change: 'reserved', reason: null, back: 12 },
    state(null, 'queued', 12),
    state('queued', 'starting', 12 - delay),
    state('starting', 'running', 11.7 - delay),
  ];
  for (let round = 1; round < 12; round += 1) {
    const back = 11.7 - delay - round * 0.6;
    out.push(
      {
        ...bot,
        type: 'bot.step',
        path: '1',
        label: 'launch app',
        index: 1,
        total: 9,
        phase: 'finished',
        elapsedMs: 812,
        back: back + 0.2,
      },
      {
        ...bot,
        type: 'bot.log',
        level: round % 4 === 0 ? 'warn' : 'info',
        message: `claimed the reward of round ${String(round)}`,
        back: back + 0.1,
      },
      { ...bot, type: 'bot.iteration', iteration: round, phase: 'completed', back },
    );
  }
  if (number % 3 !== 0) return [...out, ...(number % 5 === 0 ? [state('running', 'paused', 1)] : [])];
  const failure = crashed(ref);
  return [
    ...out,
    { ...bot, type: 'bot.failure', failure, back: 3 },
    {
      ...bot,
      type: 'bot.retry',
      attempt: 1,
      maxRetries: 5,
      delayMs: 40_000,
      dueAt: ago(2.3 * MINUTE),
      cause: failure,
      back: 2.99,
    },
    state('running', 'retryWait', 2.98),
    state('retryWait', 'starting', 2.3),
    state('starting', 'running', 2.1),
    { ...bot, type: 'bot.failure', failure, back: 1.2 },
    {
      ...bot,
      type: 'bot.retry',
      attempt: 2,
      maxRetries: 5,
      delayMs: 80_000,
      dueAt: ago(-1 * MINUTE),
      cause: failure,
      back: 1.1,
    },
    state('running', 'retryWait', 1.05),
  ];
}
