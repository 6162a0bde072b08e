import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  linkTexts,
  problemsOf,
  stepsText,
  type RoutineWorld,
} from '../../../testing/routine-world';
import { NOT_FOUND } from '../../shared/recognition';
import { ACTIONS } from './action-registry';
import { compileRoutine } from './compile/compile-routine';
import { linkRoutines } from './compile/link-routines';
import { CONDITIONS } from './condition-registry';
import { convertEarlierRoutine } from './import/predecessor/convert-earlier-routine';

/* Mistakes of an earlier program of this kind, each as a test that would find it here. */

describe('inputs are read, and checked before anything runs', () => {
  it('defect 19: a declared input has its default, and a missing required one is a problem', async () => {
    const text = `inputs:\n  rounds: { type: integer, default: 3 }\n${stepsText('- log: ${rounds}')}`;
    const world = createRoutineWorld();
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: 3']);
  });

  it('defect 19: what a step calls is checked: routine, inputs, templates', () => {
    const linked = linkTexts({
      main: stepsText('- runRoutine: inner', '- runRoutine: iner', '  inputs: { a: 1 }'),
      inner: 'inputs: { word: { type: text } }\nsteps:\n  - log: ${word}',
    });
    expect(linked.get('main')?.summary.problems.map(({ step, code }) => [step, code])).toEqual([
      ['1', 'input_required'],
      ['2', 'routine_missing'],
    ]);
    expect(linked.get('main')?.routine).toBeUndefined();
  });
});

describe('templates', () => {
  it('defect 20: those a routine names are known before it runs, and checked where it is known which there are', () => {
    const text = stepsText('- waitFor: { image: { template: buton } }');
    expect(linkTexts({ main: text }).get('main')?.summary).toMatchObject({
      templates: ['buton'],
      problems: [],
    });
    const file = compileRoutine({ name: 'main', file: 'main.yaml', text });
    const linked = linkRoutines(new Map([['main', file]]), { templates: () => new Map([['button', null]]) });
    expect(linked.get('main')?.summary.problems).toMatchObject([
      { line: 2, step: '1', code: 'template_missing', suggestion: 'button' },
    ]);
    expect(linked.get('main')?.routine).toBeUndefined();
  });

  it('defect 27: one that an expression will name is not called missing', () => {
    const text = `inputs:\n  which: { type: template }\n${stepsText('- waitFor: { image: { template: "${which}" } }')}`;
    const file = compileRoutine({ name: 'main', file: 'main.yaml', text });
    const linked = linkRoutines(new Map([['main', file]]), { templates: () => new Map([['button', null]]) });
    expect(linked.get('main')?.summary.problems).toEqual([]);
  });
});

describe('values', () => {
  it('defect 27: a number in a condition may be an expression', async () => {
    const text = `inputs:\n  least: { type: integer, default: 3 }\n${stepsText(
      '- set: { n: 5 }',
      '- { if: { is: "${n >= least}" }, then: [{ log: enough }] }',
      '- { if: { equals: { value: "${n}", to: "${least + 2}" } }, then: [{ log: same }] }',
    )}`;
    const world = createRoutineWorld();
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: enough', 'info: same']);
  });

  it('defect 27: every example that ships is made of actions and keys that exist', () => {
    for (const { name, example } of ACTIONS) {
      const errors = linkTexts({
        main: stepsText(...example.trim().split('\n')),
        'demo/open-app': 'inputs: { package: { type: text } }\nsteps:\n  - launchApp: ${package}',
      })
        .get('main')
        ?.summary.problems.filter(({ level, code }) => level === 'error' && code !== 'sentry_only');
      expect([name, errors]).toEqual([name, []]);
    }
    for (const { name, example } of CONDITIONS) {
      const lines = example
        .trim()
        .split('\n')
        .map((line) => `    ${line}`);
      const problems = problemsOf(
        stepsText('- takeAccount: {}', '- set: { mode: fast }', '- if:', ...lines, '  then: []'),
      );
      expect([name, problems.filter(({ level }) => level === 'error')]).toEqual([name, []]);
    }
  });
});

const hour = 3_600_000;

describe('loops', () => {
  it.each([
    ['while', 'while: { is: true }'],
    ['until', 'until: { is: false }'],
  ])('defect 14: an empty %s takes turns with everything else, and ends', async (_, condition) => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(`- ${condition}`, '  steps: []', '  atMost: 500'));
    await world.clock.advance(250);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(hour);
    expect(await run.end).toMatchObject({ ok: false, failure: { code: 'loop_endless' } });
  });

  it('defect 14: one that goes round at full speed can be stopped', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- repeat: { times: 1000000000, steps: [{ set: { n: 1 } }] }'));
    await world.clock.advance(100);
    run.abort('stop');
    await world.clock.advance(100);
    expect(run.outcome()).toEqual({ rejected: 'stop' });
  });

  it.each([
    'WhileImageFound, template: T',
    'WhileAnyImagesFound, templates: [T, U]',
    'UntilAnyImagesFound, templates: [V]',
  ])('defect 21: Break within an If leaves %s', async (loop) => {
    const inner = '{ action: IfImageFound, template: T, actions: [{ action: Break }] }';
    const source = `steps: [{ action: Repeat, iterations: 2, actions: [{ action: ${loop}, max_attempts: 3, actions: [${inner}] }, { action: Input, text: after }] }]`;
    const world = createRoutineWorld();
    showImage(world, 'T');
    const run = world.start(convertEarlierRoutine(source).text);
    await world.clock.advance(hour);
    expect([await run.end, world.calls]).toEqual([{ ok: true }, ['type after', 'type after']]);
  });
});

describe('images', () => {
  it('defect 20: the eye is asked for the template a step names, and its own area and threshold go with it', async () => {
    const world = createRoutineWorld();
    const asked: unknown[] = [];
    world.answers.recognise = (recogniser) => {
      asked.push(recogniser);
      return { ...NOT_FOUND, found: true, box: { x: 10, y: 700, width: 20, height: 40 } };
    };
    const source =
      'steps: [{ action: FindImage, template: Main, threshold: 0.9, region: { x1: 0, y1: 44, x2: 277, y2: 533 } }]';
    expect(await world.start(convertEarlierRoutine(source).text).end).toEqual({ ok: true });
    expect(asked).toMatchObject([
      { kind: 'image', template: 'Main', threshold: 0.9, area: { width: 540, height: 960 } },
    ]);
  });

  it('defect 23: what is found is touched at its own x and its own y, with a region and without', async () => {
    for (const region of ['', ', region: { x1: 0, y1: 44, x2: 277, y2: 489 }']) {
      const world = createRoutineWorld();
      showImage(world, 'T');
      const source = `steps: [{ action: ClickIfImageFound, template: T${region} }]`;
      expect(await world.start(convertEarlierRoutine(source).text).end).toEqual({ ok: true });
      expect(world.calls).toEqual(['tap 30 620']);
    }
  });
});

describe('time limits', () => {
  it('defect 22: a wait for 30 (seconds) waits 30s and not 30ms, a step for 30 (milliseconds) 30ms', async () => {
    const waits =
      'steps: [{ action: Repeat, iterations: 1, actions: [{ action: WaitForImage, template: T, timeout: 30 }] }]';
    const world = createRoutineWorld();
    const run = world.start(convertEarlierRoutine(waits).text);
    await world.clock.advance(29_900);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(200);
    expect(await run.end).toMatchObject({
      failure: { code: 'condition_not_met', detail: { timeoutMs: 30_000 } },
    });

    const hangs =
      'steps: [{ action: Repeat, iterations: 1, actions: [{ action: Click, x: 1, y: 50, timeout: 30 }] }]';
    const other = createRoutineWorld();
    other.behaviours.set('tap', hang);
    const stuck = other.start(convertEarlierRoutine(hangs).text);
    await other.clock.advance(40);
    expect(await stuck.end).toMatchObject({ failure: { code: 'step_timeout', detail: { timeoutMs: 30 } } });
  });
});

describe('sentries', () => {
  const guard = convertEarlierRoutine(
    'steps: [{ action: IfImageFound, template: T, actions: [{ action: If, condition: { type: ImageExists, template: T }, then: [{ action: SentryHalt }, { action: Sleep, duration: 500 }, { action: Click, x: 138, y: 288 }, { action: SentryResume }] }] }]',
  ).text;

  it('defect 24: one that halts within an If does not wait for itself, and lets go', async () => {
    const world = createRoutineWorld();
    showImage(world, 'T');
    const source =
      'steps: [{ action: Repeat, iterations: 10, actions: [{ action: Sleep, duration: 1000 }] }, { action: Input, text: end }]\nsentries: [{ routine: guard, frequency: 1, on_failure: stop }]';
    const run = world.start(convertEarlierRoutine(source).text, { others: { guard } });
    await world.clock.advance(120_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls.filter((call) => call === 'tap 269 479').length).toBeGreaterThan(1);
    expect(world.calls.at(-1)).toBe('type end');
  });

  it('defect 24: holding stays with the run of the sentry: the same routine called by the main one is refused', () => {
    const problems = linkTexts({ main: stepsText('- runRoutine: guard'), guard }).get('main')?.summary
      .problems;
    expect(problems?.map(({ code }) => code)).toContain('sentry_only');
  });

  it('defect 25: those of a called routine run while it does, and only then', async () => {
    const world = createRoutineWorld();
    const others = {
      inner: convertEarlierRoutine(
        'steps: [{ action: Sleep, duration: 5500 }]\nsentries: [{ routine: watch, frequency: 1 }]',
      ).text,
      watch: stepsText('- key: BACK'),
    };
    const run = world.start(stepsText('- wait: 5s', '- runRoutine: inner', '- key: HOME', '- wait: 5s'), {
      others,
    });
    await world.clock.advance(20_000);
    expect(await run.end).toEqual({ ok: true });
    const before = world.calls.indexOf('key HOME');
    expect(before).toBeGreaterThanOrEqual(4);
    expect(world.calls.slice(before + 1)).toEqual([]);
  });

  it.each([
    ['itself', { main: 'main', other: 'other' }],
    ['another that calls it', { main: 'other', other: 'main' }],
  ])('defect 25: a routine that calls %s is refused before it runs', (_, calls) => {
    const linked = linkTexts({
      main: stepsText(`- runRoutine: ${calls.main}`),
      other: stepsText(`- runRoutine: ${calls.other}`),
    });
    expect(linked.get('main')?.summary.problems.map(({ code }) => code)).toContain('routine_recursion');
    expect(linked.get('main')?.routine).toBeUndefined();
  });
});

describe('accounts', () => {
  it.each([
    ['CompleteAccount }', 'completed'],
    ['CompleteAccount, packs_opened: "3" }', 'completed'],
    ['CompleteAccount, success: true }', 'completed'],
    ['CompleteAccount, success: false, error: broken }', 'failed'],
  ])('defect 26: { action: %s leaves the account %s', async (action, state) => {
    const world = createRoutineWorld();
    const source = `steps: [{ action: InjectNextAccount }, { action: ${action}]`;
    expect(await world.start(convertEarlierRoutine(source).text).end).toEqual({ ok: true });
    expect(world.accounts.ends.map((end) => end.split(' ')[0])).toEqual([state]);
  });
});

describe('inputs of a converted routine', () => {
  it('defect 19: are read with their types and defaults, and what is out of bounds is refused', async () => {
    const source =
      'config: [{ name: n, type: number, default: "3", min: 1, max: 5 }, { name: on, type: checkbox, default: "true" }, { name: pick, type: dropdown, options: [a, b] }]\nsteps: [{ action: Input, text: "${n} ${on} ${pick}" }]';
    const { text } = convertEarlierRoutine(source);
    const world = createRoutineWorld();
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.calls).toEqual(['type 3 true a']);
    expect(await createRoutineWorld().start(text, { config: { n: 9 } }).end).toMatchObject({
      failure: { detail: { input: 'n', problem: 'input_invalid' } },
    });
  });

  it('defect 27: may be compared with in conditions', async () => {
    const source =
      'config: [{ name: n, type: number, default: "3" }]\nsteps: [{ action: While, condition: { type: VariableLessThan, variable: c, value: "${n}" }, actions: [{ action: Increment, name: c }, { action: Input, text: "${c}" }] }]';
    const world = createRoutineWorld();
    const run = world.start(convertEarlierRoutine(source).text);
    await world.clock.advance(hour);
    expect([await run.end, world.calls]).toEqual([{ ok: true }, ['type 1', 'type 2', 'type 3']]);
  });
});

/** Puts one image on the screen, with its middle at 30, 620. */
function showImage(world: RoutineWorld, template: string): void {
  world.answers.recognise = (asked) =>
    asked.kind === 'image' && asked.template === template
      ? { ...NOT_FOUND, found: true, box: { x: 20, y: 600, width: 20, height: 40 } }
      : undefined;
}
