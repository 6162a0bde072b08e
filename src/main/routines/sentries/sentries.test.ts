import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  linkTexts,
  stepsText,
  type RoutineWorld,
  type StartedRoutine,
} from '../../../../testing/routine-world';
import type { SentryListener, SentryRun } from './sentry';
import { SentryMetrics } from './sentry-metrics';

/** A main routine with sentries, each entry one line of YAML. */
const guardedBy = (sentries: readonly string[], ...steps: string[]): string =>
  ['sentries:', ...sentries.map((entry) => `  - ${entry}`), stepsText(...steps)].join('\n');

const WHITE = [255, 255, 255] as const;
const POPUP = '{ pixel: { x: 9, y: 9, color: "#ffffff" } }';

interface Heard {
  readonly held: string[];
  readonly runs: SentryRun[];
  readonly wants: string[];
}

function listen(): { readonly heard: Heard; readonly sentries: SentryListener } {
  const heard: Heard = { held: [], runs: [], wants: [] };
  const sentries: SentryListener = {
    held: (by) => void heard.held.push(by.join('+')),
    ran: (run) => void heard.runs.push(run),
    wants: (outcome, { routineName }) => void heard.wants.push(`${outcome} by ${routineName}`),
  };
  return { heard, sentries };
}

interface Rig extends Heard {
  readonly world: RoutineWorld;
  readonly run: StartedRoutine;
}

function start(text: string, others: Readonly<Record<string, string>>, world = createRoutineWorld()): Rig {
  const { heard, sentries } = listen();
  return { world, run: world.start(text, { others, sentries }), ...heard };
}

const keys = ({ calls }: RoutineWorld): string[] => calls.filter((call) => call.startsWith('key'));

describe('a sentry', () => {
  const guard = stepsText('- key: GUARD');

  it('runs beside the routine, every so often, first after one period, and ends with it', async () => {
    const { world, run, runs } = start(
      guardedBy(['{ run: guard, every: 2s }'], '- wait: 7s', '- key: HOME'),
      {
        guard,
      },
    );
    await world.clock.advance(1_999);
    expect(world.calls).toEqual([]);
    await world.clock.advance(1);
    expect(world.calls).toEqual(['key GUARD']);
    await world.clock.advance(5_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.calls).toEqual(['key GUARD', 'key GUARD', 'key GUARD', 'key HOME']);
    await world.clock.advance(60_000);
    expect([world.calls.length, world.clock.pending(), runs.length]).toEqual([4, 0, 3]);
    expect(runs[0]).toMatchObject({
      ...{ routineName: 'guard', severity: 'medium', everyMs: 2_000, ended: 'succeeded', outcome: 'goOn' },
    });
  });

  it('never runs twice at once, and a slow run skips beats', async () => {
    const slow = stepsText('- key: IN', '- wait: 2s 500ms', '- key: OUT');
    const { world } = start(guardedBy(['{ run: slow, every: 1s }'], '- wait: 8s'), { slow });
    await world.clock.advance(7_900);
    // At 1, then 4 (2 and 3 were missed), then 7.
    expect(keys(world)).toEqual(['key IN', 'key OUT', 'key IN', 'key OUT', 'key IN']);
  });

  it('has variables of its own, gets inputs worked out before each run, and shows none of its steps', async () => {
    const counting = `inputs: { n: { type: integer } }\n${stepsText('- log: "${n}"', '- set: { n: 99, pass: 1 }')}`;
    const text = guardedBy(
      ['{ run: counting, every: 1s, inputs: { n: "${pass * 10}" } }'],
      '- set: { pass: 1 }',
      '- wait: 1s 500ms',
      '- set: { pass: 2 }',
      '- wait: 1s',
      '- log: main ${pass}',
    );
    const { world, run } = start(text, { counting });
    await world.clock.advance(3_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: counting: 10', 'info: counting: 20', 'info: main 2']);
    expect(world.events.every(({ total, path }) => total === 5 && /^\d$/.test(path))).toBe(true);
  });

  it('is cut short when the routine ends, before that is told, and holds nobody up', async () => {
    const hung = stepsText('- tap: { x: 1, y: 1 }');
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const { run, runs } = start(guardedBy(['{ run: hung, every: 1s }'], '- wait: 3s'), { hung }, world);
    await world.clock.advance(3_000);
    expect(await run.end).toEqual({ ok: true });
    expect(runs).toMatchObject([{ ended: 'cut', outcome: null, failure: null }]);
    expect(world.clock.pending()).toBe(0);
  });

  it('ends at once when the bot is stopped, with nothing left in work', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const { run } = start(
      guardedBy(['{ run: hung, every: 1s }'], '- wait: 1h'),
      { hung: stepsText('- holdRoutine:', '- tap: { x: 1, y: 1 }') },
      world,
    );
    await world.clock.advance(1_500);
    run.abort('stop');
    await world.clock.advance(0);
    expect(run.outcome()).toEqual({ rejected: 'stop' });
    expect(world.clock.pending()).toBe(0);
  });

  it('a run that takes too long is ended and has failed', async () => {
    const slow = stepsText('- wait: 1h');
    const text = guardedBy(['{ run: slow, every: 1s, timeout: 2s }'], '- wait: 5s');
    const { world, runs } = start(text, { slow });
    await world.clock.advance(3_500);
    expect(runs).toMatchObject([
      { ended: 'failed', durationMs: 2_000, failure: { code: 'step_timeout' }, outcome: 'goOn' },
    ]);
  });

  it('obeys a pause of the bot, also between its steps', async () => {
    const world = createRoutineWorld();
    const two = stepsText('- key: ONE', '- wait: 200ms', '- key: TWO');
    start(guardedBy(['{ run: two, every: 1s }'], '- wait: 1h'), { two }, world);
    await world.clock.advance(1_100);
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    world.gate = () => opened;
    await world.clock.advance(60_000);
    expect(keys(world)).toEqual(['key ONE']);
    open();
    await world.clock.advance(0);
    expect(keys(world)).toEqual(['key ONE', 'key TWO']);
  });
});

describe('secrets', () => {
  it('of the routine are hidden in what its sentries say, whatever their own inputs are', async () => {
    const say = `inputs: { word: { type: text } }\n${stepsText('- log: it is ${word}', '- fail: not ${word}')}`;
    const text = `inputs: { password: { type: secret } }\n${guardedBy(['{ run: say, every: 1s, inputs: { word: "${password}" } }'], '- wait: 1s 500ms')}`;
    const { heard, sentries } = listen();
    const world = createRoutineWorld();
    world.start(text, { others: { say }, sentries, config: { password: 'hunter2' } });
    await world.clock.advance(2_000);
    expect([world.logs.length, heard.runs.length]).toEqual([1, 1]);
    expect(JSON.stringify([world.logs, heard.runs])).not.toContain('hunter2');
  });
});

describe('a sentry that is declared several times', () => {
  const others = {
    guard: stepsText('- key: GUARD'),
    inner: guardedBy(['{ run: guard, every: 1s }'], '- wait: 3s'),
  };

  it('defect 25: runs while a called routine is in work, once, at the shortest period', async () => {
    const text = guardedBy(
      ['{ run: guard, every: 10s }'],
      '- wait: 5s',
      '- runRoutine: inner',
      '- wait: 15s',
    );
    const { world, run } = start(text, others);
    await world.clock.advance(5_000);
    expect(keys(world)).toHaveLength(0);
    await world.clock.advance(3_000);
    expect(keys(world).length).toBeGreaterThanOrEqual(2);
    const before = keys(world).length;
    await world.clock.advance(9_000);
    expect(keys(world).length - before).toBeLessThanOrEqual(1);
    await world.clock.advance(6_000);
    expect(await run.end).toEqual({ ok: true });
  });

  it('defect 25: a called routine brings its own, and takes them away when it is over', async () => {
    const { world } = start(stepsText('- runRoutine: inner', '- wait: 1h'), others);
    await world.clock.advance(2_500);
    expect(keys(world)).toHaveLength(2);
    await world.clock.advance(60_000);
    expect(keys(world)).toHaveLength(2);
    expect(world.clock.pending()).toBe(1);
  });

  it('with other inputs it is another sentry', async () => {
    const say = `inputs: { word: { type: text } }\n${stepsText('- log: ${word}')}`;
    const text = guardedBy(
      ['{ run: say, every: 1s, inputs: { word: a } }', '{ run: say, every: 1s, inputs: { word: b } }'],
      '- wait: 1s 500ms',
    );
    const { world } = start(text, { say });
    await world.clock.advance(1_500);
    expect(world.logs).toEqual(['info: say: a', 'info: say: b']);
  });
});

describe('what becomes of the bot', () => {
  const failing = stepsText('- fail: no network');
  const fine = stepsText('- wait: 0s');

  it.each(['pause', 'stop'] as const)('%s is asked for once the run has ended', async (outcome) => {
    const { world, wants, runs } = start(
      guardedBy([`{ run: fine, every: 1s, onSuccess: ${outcome} }`], '- wait: 1s 500ms'),
      { fine },
    );
    await world.clock.advance(1_200);
    expect([wants, runs.map((run) => run.outcome)]).toEqual([[`${outcome} by fine`], [outcome]]);
  });

  it('fail ends the iteration with what the sentry failed with', async () => {
    const text = guardedBy(['{ run: failing, every: 1s, onFailure: fail, severity: high }'], '- wait: 1h');
    const { world, run, runs } = start(text, { failing });
    await world.clock.advance(1_000);
    expect(await run.end).toMatchObject({
      ok: false,
      failure: { code: 'routine_failed', step: 'sentry failing/1', at: { file: 'failing.yaml' } },
    });
    expect([runs.length, world.clock.pending()]).toEqual([1, 0]);
  });

  it('fail after a success says which sentry it was', async () => {
    const { world, run } = start(
      guardedBy(
        ['{ run: fine, every: 1s, onSuccess: fail }'],
        '- try: [{ wait: 1h }]',
        '  catch: [{ log: wrong }]',
      ),
      { fine },
    );
    await world.clock.advance(2_000);
    expect(await run.end).toMatchObject({ failure: { code: 'sentry_ended', detail: { sentry: 'fine' } } });
    expect(world.logs).toEqual([]);
  });

  it('without anybody who listens, stop fails the iteration', async () => {
    const world = createRoutineWorld();
    const run = world.start(guardedBy(['{ run: fine, every: 1s, onSuccess: stop }'], '- wait: 1h'), {
      others: { fine },
    });
    await world.clock.advance(2_000);
    expect(await run.end).toMatchObject({ failure: { code: 'sentry_ended' } });
  });

  it('figures count what came to its end', async () => {
    const flaky = stepsText(
      '- wait: 100ms',
      '- count: runs',
      '  into: n',
      '- fail: even',
      `  when: { equals: { value: "\${n % 2}", to: 0 } }`,
    );
    const { world, runs } = start(guardedBy(['{ run: flaky, every: 1s }'], '- wait: 4s 50ms'), { flaky });
    await world.clock.advance(5_000);
    const metrics = new SentryMetrics();
    for (const run of runs) metrics.add(run, 5_000);
    expect(runs.map(({ ended }) => ended)).toEqual(['succeeded', 'failed', 'succeeded', 'cut']);
    expect(metrics.list()).toMatchObject([
      {
        ...{ routineName: 'flaky', runs: 3, failures: 1, failuresInRow: 0, everyMs: 1_000 },
        ...{ minMs: 100, averageMs: 100, maxMs: 100, lastFailure: { code: 'routine_failed' } },
      },
    ]);
  });
});

describe('a sentry that guards itself', () => {
  const problemOf = (texts: Record<string, string>, name: string) =>
    linkTexts(texts).get(name)?.summary.problems;

  it('is an error with the path, through calls and sentries', () => {
    const texts = {
      main: guardedBy(['{ run: a }'], '- wait: 1s'),
      a: stepsText('- runRoutine: b'),
      b: guardedBy(['{ run: c }'], '- wait: 1s'),
      c: stepsText('- runRoutine: main'),
    };
    expect(problemOf(texts, 'main')).toMatchObject([
      { level: 'error', code: 'sentry_circular', line: 2, step: 'sentries.1' },
    ]);
    expect(problemOf(texts, 'main')?.[0]?.message).toContain('main → sentry a → b → sentry c → main');
    expect(problemOf({ main: guardedBy(['{ run: main }'], '- wait: 1s') }, 'main')).toMatchObject([
      { code: 'sentry_circular' },
    ]);
  });

  it('by a name that is known only when it runs, it fails', async () => {
    const guard = stepsText('- set: { name: main }', '- runRoutine: ${name}');
    const { world, runs } = start(guardedBy(['{ run: guard, every: 1s }'], '- wait: 1s 500ms'), { guard });
    await world.clock.advance(2_000);
    expect(runs).toMatchObject([{ ended: 'failed', failure: { code: 'sentry_circular' } }]);
  });

  it.each([
    ['sentries: 5', 'value_invalid', 1],
    ['sentries: [{ every: 5s }]', 'key_missing', 1],
    ['sentries: [{ run: "${x}" }]', 'value_invalid', 1],
    ['sentries: [{ run: none }]', 'routine_missing', 1],
    ['sentries:\n  - { run: main2, onSucces: stop }', 'key_unknown', 2],
    ['sentries:\n  - { run: main2, every: 5 }', 'value_invalid', 2],
    ['sentries:\n  - { run: main2, severity: huge }', 'value_invalid', 2],
    ['sentries:\n  - { run: main2, inputs: { x: 1 } }', 'input_unknown', 2],
    ['sentries:\n  - { run: main2, inputs: { x: "${nothing}" } }', 'name_unknown', 2],
  ])('%s is refused with its place', (header, code, line) => {
    const found = problemOf({ main: `${header}\n${stepsText('- wait: 1s')}`, main2: fine }, 'main');
    expect(found?.find((problem) => problem.code === code)).toMatchObject({ line, level: 'error' });
  });

  const fine = stepsText('- wait: 1s');
});

describe('steps on one picture', () => {
  it('see what the first of them saw, and let go of it in the end', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('key', () => {
      world.screen.set('9,9', WHITE);
      return Promise.resolve();
    });
    const ask = (between: string): string =>
      [`if: ${POPUP}`, 'then: [{ log: seen }]', 'else: [{ log: not seen }]'].join(between);
    const text = stepsText(
      '- repeat:',
      '    times: 2',
      `    steps: [{ sameFrame: [{ ${ask(', ')} }, { key: BACK }, { runRoutine: other }] }]`,
      '- sameFrame: [{ key: BACK }]',
    );
    const run = world.start(text, { others: { other: stepsText(`- ${ask('\n    ')}`) } });
    await world.clock.advance(5_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['not seen', 'not seen', 'seen', 'seen'].map((line) => `info: ${line}`));
    expect([world.looks(), world.calls.filter((call) => call === 'release').length]).toEqual([2, 2]);
  });

  it('let go of it when they fail or are cut short', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(`- sameFrame: [{ if: ${POPUP}, then: [] }, { fail: no }]`));
    await run.end;
    const stopped = world.start(stepsText(`- sameFrame: [{ if: ${POPUP}, then: [] }, { wait: 1h }]`));
    await world.clock.advance(10);
    stopped.abort();
    await world.clock.advance(0);
    expect(world.calls).toEqual(['release', 'release']);
  });
});
