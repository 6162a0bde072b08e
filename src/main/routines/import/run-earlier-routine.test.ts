import { describe, expect, it } from 'vitest';
import { createRoutineWorld, type RoutineWorld } from '../../../../testing/routine-world';
import { NOT_FOUND } from '../../../shared/recognition';
import { createKeptVariables } from '../kept-variables';
import { importRoutines, type ImportFile } from './import-routines';

/*
 * Every action and condition of the earlier program, converted, compiled and run: what the device, the log and the
 * accounts see is what that program is described to have done.
 */

interface Case {
  /** Of `steps:`, in the earlier language; `- action:` and so on. */
  readonly steps: string;
  readonly config?: string;
  readonly did: readonly string[];
  readonly prepare?: (world: RoutineWorld) => void;
  readonly fails?: string;
}

const SEEN = { x: 100, y: 200, width: 40, height: 20 };
const shows =
  (...templates: readonly string[]) =>
  (world: RoutineWorld): void => {
    world.answers.recognise = (asked) =>
      asked.kind === 'image' && templates.includes(asked.template)
        ? { ...NOT_FOUND, found: true, box: SEEN }
        : undefined;
  };

/** Says what a routine of the earlier program did here; what it types is how a test sees a value. */
async function run(
  text: string,
  prepare?: (world: RoutineWorld) => void,
  others: readonly ImportFile[] = [],
) {
  const { drafts, files } = importRoutines([{ name: 'main.yaml', bytes: Buffer.from(text) }, ...others]);
  const texts = Object.fromEntries(drafts.map((draft) => [draft.name, draft.text]));
  const world = createRoutineWorld();
  prepare?.(world);
  const { main = '', ...rest } = texts;
  const started = world.start(main, { others: rest });
  await world.clock.advance(3_600_000);
  const outcome = started.outcome();
  const ended = outcome !== undefined && 'ok' in outcome && outcome.ok;
  const failure = outcome !== undefined && 'failure' in outcome ? outcome.failure.code : '';
  return { world, did: world.calls, ended, failure, report: files[0]?.report ?? [] };
}

const CLICK = '{ action: Click, x: 138, y: 288 }';
/** 138 × 540 / 277 and (288 − 44) × 960 / 489. */
const CLICKED = 'tap 269 479';

const ACTIONS: Readonly<Record<string, readonly Case[]>> = {
  Click: [{ steps: `[${CLICK}]`, did: [CLICKED] }],
  Swipe: [
    {
      steps: '[{ action: Swipe, x1: 138, y1: 400, x2: 138, y2: 100, duration: 500 }]',
      did: ['swipe 269 699 269 110 500'],
    },
  ],
  Input: [{ steps: '[{ action: Input, text: "0042" }]', did: ['type 0042'] }],
  send_key: [
    { steps: '[{ action: send_key, key: KEYCODE_BACK }]', did: ['key KEYCODE_BACK'] },
    { steps: '[{ action: send_key, key: 4 }]', did: ['key BACK'] },
    { steps: '[{ action: send_key, key: "???" }]', did: [], fails: 'routine_failed' },
  ],
  Sleep: [{ steps: `[{ action: Sleep, duration: 1500 }, ${CLICK}]`, did: [CLICKED] }],
  Delay: [{ steps: `[{ action: Delay, count: 4 }, ${CLICK}]`, did: [CLICKED] }],
  FindImage: [
    { steps: `[{ action: FindImage, template: T }, ${CLICK}]`, did: [CLICKED], prepare: shows('T') },
    { steps: `[{ action: FindImage, template: T }, ${CLICK}]`, did: [], fails: 'not_found' },
  ],
  ClickIfImageFound: [
    { steps: '[{ action: ClickIfImageFound, template: T }]', did: ['tap 120 210'], prepare: shows('T') },
    { steps: `[{ action: ClickIfImageFound, template: T }, ${CLICK}]`, did: [CLICKED] },
    {
      steps: '[{ action: ClickIfImageFound, template: T, point: { x: 10, y: 100 } }]',
      did: ['tap 19 110'],
      prepare: shows('T'),
    },
    {
      steps: '[{ action: ClickIfImageFound, template: T, offset: { x: 10, y: -20 } }]',
      did: ['tap 139 171'],
      prepare: shows('T'),
    },
  ],
  ClickIfImageNotFound: [
    { steps: '[{ action: ClickIfImageNotFound, template: T, x: 138, y: 288 }]', did: [CLICKED] },
    {
      steps: '[{ action: ClickIfImageNotFound, template: T, x: 138, y: 288 }]',
      did: [],
      prepare: shows('T'),
    },
  ],
  WaitForImage: [
    {
      steps: `[{ action: WaitForImage, template: T, timeout: 30 }, ${CLICK}]`,
      did: [CLICKED],
      prepare: (world) => void setTimeoutOf(world, 29_000, () => shows('T')(world)),
    },
    {
      steps: `[{ action: WaitForImage, template: T, timeout: 30 }, ${CLICK}]`,
      did: [],
      fails: 'condition_not_met',
    },
  ],
  IfImageFound: branch('IfImageFound, template: T', shows('T')),
  IfImageNotFound: branch('IfImageNotFound, template: T', undefined, shows('T')),
  IfAnyImagesFound: branch('IfAnyImagesFound, templates: [T, U]', shows('U')),
  IfAllImagesFound: branch('IfAllImagesFound, templates: [T, U]', shows('T', 'U'), shows('T')),
  IfNoImagesFound: branch('IfNoImagesFound, templates: [T, U]', undefined, shows('U')),
  WhileImageFound: loop('WhileImageFound, template: T', shows('T')),
  UntilImageFound: loop('UntilImageFound, template: T', undefined),
  WhileAnyImagesFound: loop('WhileAnyImagesFound, templates: [T, U]', shows('U')),
  UntilAnyImagesFound: loop('UntilAnyImagesFound, templates: [T, U]', undefined),
  Repeat: [{ steps: `[{ action: Repeat, iterations: 2, actions: [${CLICK}] }]`, did: [CLICKED, CLICKED] }],
  If: [
    {
      steps:
        '[{ action: If, condition: { type: ImageExists, template: T }, then: [{ action: Input, text: a }], elseif: [{ condition: { type: ImageExists, template: U }, then: [{ action: Input, text: b }] }], else: [{ action: Input, text: c }] }]',
      did: ['type b'],
      prepare: shows('U'),
    },
  ],
  While: loop('While, condition: { type: ImageExists, template: T }', shows('T')),
  Until: loop('Until, condition: { type: ImageExists, template: T }', undefined),
  Break: [
    {
      steps: `[{ action: Repeat, iterations: 5, actions: [${CLICK}, { action: IfImageNotFound, template: T, actions: [{ action: Break }] }] }]`,
      did: [CLICKED],
    },
  ],
  SetVariable: [
    {
      steps:
        '[{ action: SetVariable, name: a, value: "1" }, { action: SetVariable, name: b, value: "${a}${n}" }, { action: Input, text: "${b}" }]',
      did: ['type 17'],
    },
  ],
  GetVariable: [
    {
      steps: '[{ action: GetVariable, name: n, target: b }, { action: Input, text: "${b}" }]',
      did: ['type 7'],
    },
  ],
  Increment: [
    {
      steps:
        '[{ action: Increment, name: c, amount: 2 }, { action: Increment, name: c }, { action: Increment, name: n }, { action: Input, text: "${c} ${n}" }]',
      did: ['type 3 8'],
    },
  ],
  Decrement: [
    {
      steps: '[{ action: Decrement, name: c, amount: 3 }, { action: Input, text: "${c}" }]',
      did: ['type -3'],
    },
  ],
  LaunchApp: [
    {
      steps: '[{ action: LaunchApp, package: com.example.a, activity: .Main }]',
      did: ['startApp com.example.a .Main'],
    },
  ],
  KillApp: [{ steps: '[{ action: KillApp, package: com.example.a }]', did: ['stopApp com.example.a'] }],
};

/** Pauses are taken on the world's clock. */
function setTimeoutOf(world: RoutineWorld, ms: number, then: () => void): Promise<void> {
  return world.clock.sleep(ms, new AbortController().signal).then(then);
}

function branch(
  action: string,
  holds: Case['prepare'],
  holdsNot: Case['prepare'] = () => undefined,
): readonly Case[] {
  const steps = `[{ action: ${action}, actions: [${CLICK}] }]`;
  const prepare = holds ?? (() => undefined);
  return [
    { steps, did: [CLICKED], prepare },
    { steps, did: [], prepare: holdsNot },
  ];
}

/** Goes round while nothing changes, and fails after `max_attempts`; not at all when it is over at once. */
function loop(action: string, goesOn: Case['prepare']): readonly Case[] {
  const steps = `[{ action: ${action}, max_attempts: 2, actions: [${CLICK}] }]`;
  const isWhile = action.startsWith('While');
  const over = isWhile ? () => undefined : shows('T', 'U');
  return [
    { steps, did: [CLICKED, CLICKED], prepare: goesOn ?? (() => undefined), fails: 'loop_endless' },
    { steps, did: [], prepare: over },
  ];
}

const CONFIG = 'config: [{ name: n, type: number, default: "7" }, { name: word, default: "a{b}\\"c" }]';
const CASES = Object.entries(ACTIONS).flatMap(([name, cases]) => cases.map((one) => [name, one] as const));

describe('an action of the earlier program, run', () => {
  it.each(CASES)('%s: %j', async (_, { steps, did, prepare, fails }) => {
    const ran = await run(`${CONFIG}\nsteps: ${steps}\n`, prepare);
    expect([ran.did, ran.failure]).toEqual([did, fails ?? '']);
  });
});

const CONDITIONS: readonly (readonly [condition: string, holds: boolean])[] = [
  ['{ type: ImageExists, template: T }', true],
  ['{ type: ImageExists, template: U }', false],
  ['{ type: ImageExists, template: "${t}" }', true],
  ['{ type: ImageNotExists, template: T }', false],
  ['{ type: Not, condition: { type: ImageExists, template: T } }', false],
  [
    '{ type: All, conditions: [{ type: ImageExists, template: T }, { type: ImageExists, template: U }] }',
    false,
  ],
  ['{ type: All, conditions: [] }', true],
  [
    '{ type: Any, conditions: [{ type: ImageExists, template: T }, { type: ImageExists, template: U }] }',
    true,
  ],
  ['{ type: Any, conditions: [] }', false],
  [
    '{ type: None, conditions: [{ type: ImageExists, template: T }, { type: ImageExists, template: U }] }',
    false,
  ],
  ['{ type: None, conditions: [{ type: ImageExists, template: U }] }', true],
  ['{ type: VariableEquals, variable: n, value: "7" }', true],
  ['{ type: VariableEquals, variable: n, value: 7 }', true],
  ['{ type: VariableEquals, variable: flag, value: "true" }', true],
  ['{ type: VariableNotEquals, variable: n, value: "7" }', false],
  ['{ type: VariableGreaterThan, variable: n, value: 6.5 }', true],
  ['{ type: VariableGreaterThan, variable: text, value: 12 }', true],
  ['{ type: VariableLessThan, variable: n, value: "${text}" }', true],
  ['{ type: VariableLessThan, variable: n, value: 7 }', false],
  ['{ type: VariableGreaterThanOrEqual, variable: n, value: 7 }', true],
  ['{ type: VariableLessThanOrEqual, variable: n, value: 6 }', false],
  ['{ type: VariableContains, variable: word, substring: "{b}\\"" }', true],
  ['{ type: VariableContains, variable: word, substring: "${n}" }', false],
  ['{ type: VariableStartsWith, variable: word, prefix: "a{" }', true],
  ['{ type: VariableEndsWith, variable: word, suffix: "\\"c" }', true],
  ['{ type: VariableEndsWith, variable: n, suffix: "8" }', false],
];

describe('a condition of the earlier program, asked', () => {
  it.each(CONDITIONS)('%s: %s', async (condition, holds) => {
    const text = [
      'config:',
      '  - { name: n, type: number, default: "7" }',
      '  - { name: word, default: "a{b}\\"c" }',
      '  - { name: t, default: T }',
      '  - { name: flag, type: checkbox, default: "true" }',
      'steps:',
      '  - { action: SetVariable, name: text, value: "12.50" }',
      `  - { action: If, condition: ${condition}, then: [{ action: Input, text: yes }], else: [{ action: Input, text: no }] }`,
    ].join('\n');
    const { did } = await run(text, shows('T'));
    expect(did).toEqual([holds ? 'type yes' : 'type no']);
  });

  it('whose variable is missing is a failure, and never false', async () => {
    const steps =
      '[{ action: IfImageFound, template: T, actions: [{ action: SetVariable, name: v, value: a }] }, { action: If, condition: { type: VariableEquals, variable: v, value: a }, then: [] }]';
    expect((await run(`steps: ${steps}`)).failure).toBe('expression_invalid');
    expect((await run(`steps: ${steps}`, shows('T'))).ended).toBe(true);
  });
});

describe('variables of the earlier program', () => {
  const source = [
    'config: [{ name: kept, type: number, default: "1", persist: true }, { name: fresh, type: number, default: "1" }]',
    'steps: [{ action: Increment, name: kept }, { action: Increment, name: fresh }, { action: Input, text: "${kept} ${fresh}" }]',
  ].join('\n');

  it('stay for the next iterations where they were to persist, and are cleared else', async () => {
    const [draft] = importRoutines([{ name: 'main.yaml', bytes: Buffer.from(source) }]).drafts;
    const kept = createKeptVariables();
    const world = createRoutineWorld();
    for (const times of [1, 2, 3])
      expect([times, await world.start(draft?.text ?? '', { kept }).end]).toEqual([times, { ok: true }]);
    expect(world.calls).toEqual(['type 2 2', 'type 3 2', 'type 4 2']);
  });

  it('take the texts a group gives for numbers', async () => {
    const [draft] = importRoutines([{ name: 'main.yaml', bytes: Buffer.from(source) }]).drafts;
    const world = createRoutineWorld();
    await world.start(draft?.text ?? '', { config: { kept: '41', fresh: '5' } }).end;
    expect(world.calls).toEqual(['type 42 6']);
  });
});
