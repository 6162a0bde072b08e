import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  linkTexts,
  problemsOf,
  stepsText,
  type RoutineWorld,
} from '../../../../testing/routine-world';

const guardedBy = (sentries: readonly string[], ...steps: string[]): string =>
  ['sentries:', ...sentries.map((entry) => `  - ${entry}`), stepsText(...steps)].join('\n');

const ALWAYS = '{ equals: { value: 1, to: 1 } }';

function start(text: string, others: Readonly<Record<string, string>>, world = createRoutineWorld()) {
  const held: string[] = [];
  const sentries = {
    held: (by: readonly string[]) => void held.push(by.join('+')),
    ran: () => undefined,
    wants: () => undefined,
  };
  return { world, held, run: world.start(text, { others, sentries }) };
}

const told = ({ logs }: RoutineWorld): string[] => logs.map((line) => line.replace(/^info: /, ''));

/** Steps of half a second each, so that a hold shows by the number of them. */
const TICKS = ['- repeat:', '    times: 100', '    as: n', '    steps: [{ wait: 500ms }, { log: "${n}" }]'];

describe('a sentry that holds', () => {
  it('stops the routine at its next step until it lets go', async () => {
    const guard = stepsText('- holdRoutine:', '- wait: 3s', '- log: done', '- releaseRoutine:', '- wait: 1h');
    const { world, held } = start(guardedBy(['{ run: guard, every: 1s 200ms, timeout: 9h }'], ...TICKS), {
      guard,
    });
    await world.clock.advance(4_100);
    expect(told(world)).toEqual(['1', '2']);
    await world.clock.advance(1_000);
    expect(told(world)).toEqual(['1', '2', 'guard: done', '3', '4']);
    expect(held).toEqual(['guard', '']);
  });

  it.each([
    ['inside an if', [`- if: ${ALWAYS}`, '  then: [{ holdRoutine: }, { wait: 2s }]']],
    [
      'inside a loop and a switch',
      [
        `- repeat: { times: 1, steps: [{ switch: [{ when: ${ALWAYS}, then: [{ holdRoutine: }] }] }] }`,
        '- wait: 2s',
      ],
    ],
    ['inside try', ['- try: [{ holdRoutine: }, { wait: 2s }]', '  finally: [{ log: last }]']],
    ['inside a called routine, which calls another', ['- runRoutine: one', '- wait: 2s']],
    ['twice', ['- holdRoutine:', '- holdRoutine:', '- wait: 2s']],
  ])('defect 24: %s does not wait for itself', async (_where, lines) => {
    const others = {
      guard: stepsText(...lines, '- log: done'),
      one: stepsText('- runRoutine: two'),
      two: stepsText('- holdRoutine:'),
    };
    const { world, held } = start(
      guardedBy(['{ run: guard, every: 1s }'], '- wait: 1s 100ms', '- log: main'),
      others,
    );
    await world.clock.advance(2_900);
    expect([told(world), held]).toEqual([[], ['guard']]);
    await world.clock.advance(200);
    expect(told(world).filter((line) => line !== 'guard: last')).toEqual(['guard: done', 'main']);
    expect(held).toEqual(['guard', '']);
  });

  it('defect 24: nothing of a run stays with the shared routine', async () => {
    const other = stepsText('- log: passing');
    const guard = stepsText('- holdRoutine:', '- runRoutine: other');
    const text = guardedBy(
      ['{ run: guard, every: 1s }'],
      '- wait: 1s 500ms',
      '- runRoutine: other',
      '- log: main',
    );
    const { world, run } = start(text, { guard, other });
    await world.clock.advance(1_600);
    expect(await run.end).toEqual({ ok: true });
    expect(told(world)).toEqual(['guard: passing', 'passing', 'main']);
  });

  it.each([
    ['fails', ['- fail: no'], ''],
    ['is over its time', ['- wait: 1h'], ', timeout: 2s'],
    ['returns', ['- wait: 1s', '- return:'], ''],
    ['fails in its clean-up', ['- try: [{ fail: a }]', '  finally: [{ fail: b }]'], ''],
  ])('lets go when its run %s', async (_how, lines, keys) => {
    const guard = stepsText('- holdRoutine:', ...lines);
    const { world, held } = start(
      guardedBy([`{ run: guard, every: 1s${keys} }`], '- wait: 1s 500ms', '- log: main'),
      {
        guard,
      },
    );
    await world.clock.advance(4_000);
    expect([told(world).at(-1), held.slice(0, 2)]).toEqual(['main', ['guard', '']]);
  });

  it('lets go when the routine that declared it is over', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('tap', hang);
    const others = {
      guard: stepsText('- holdRoutine:', '- tap: { x: 1, y: 1 }'),
      inner: guardedBy(['{ run: guard, every: 1s }'], '- wait: 1s 500ms'),
    };
    const { run, held } = start(stepsText('- runRoutine: inner', '- log: main'), others, world);
    await world.clock.advance(2_000);
    expect(await run.end).toEqual({ ok: true });
    expect([told(world), held]).toEqual([['main'], ['guard', '']]);
  });

  it('with others: the routine goes on when the last has let go, whoever came first', async () => {
    const hold = (time: string): string =>
      stepsText('- holdRoutine:', `- wait: ${time}`, '- releaseRoutine:', '- wait: 1h');
    const { world, held } = start(
      guardedBy(
        ['{ run: a, every: 1s, timeout: 9h }', '{ run: b, every: 2s, timeout: 9h }'],
        '- wait: 1s 500ms',
        '- log: main',
      ),
      { a: hold('4s'), b: hold('1s') },
    );
    await world.clock.advance(4_900);
    expect(told(world)).toEqual([]);
    await world.clock.advance(200);
    expect(told(world)).toEqual(['main']);
    expect(held).toEqual(['a', 'a+b', 'a', '']);
  });

  it('that lets go without holding changes nothing', async () => {
    const guard = stepsText('- releaseRoutine:');
    const { world, held } = start(guardedBy(['{ run: guard, every: 1s }'], '- wait: 3s', '- log: main'), {
      guard,
    });
    await world.clock.advance(3_000);
    expect([told(world), held]).toEqual([['main'], []]);
  });

  it('and a person who pauses: the routine goes on when both have let go, in either order', async () => {
    for (const personFirst of [true, false]) {
      const world = createRoutineWorld();
      const guard = stepsText('- holdRoutine:', '- wait: 2s');
      start(guardedBy(['{ run: guard, every: 1s }'], '- wait: 1s 500ms', '- log: main'), { guard }, world);
      await world.clock.advance(1_100);
      let open = (): void => undefined;
      const opened = new Promise<void>((resolve) => (open = resolve));
      world.gate = () => opened;
      await world.clock.advance(personFirst ? 500 : 5_000);
      expect(told(world)).toEqual([]);
      open();
      world.gate = () => Promise.resolve();
      await world.clock.advance(personFirst ? 1_300 : 0);
      expect(told(world)).toEqual(personFirst ? [] : ['main']);
      await world.clock.advance(500);
      expect(told(world)).toEqual(['main']);
    }
  });
});

describe('time that the routine is held', () => {
  const guard = stepsText(
    '- wait: 500ms',
    '- holdRoutine:',
    '- wait: 30s',
    '- releaseRoutine:',
    '- wait: 1h',
  );
  const others = { guard };
  const one = ['{ run: guard, every: 1s, timeout: 9h }'];

  it('does not count for a step that is at work', async () => {
    const world = createRoutineWorld();
    const { run } = start(
      guardedBy(
        one,
        '- waitFor: { pixel: { x: 9, y: 9, color: "#ffffff" } }',
        '  timeout: 3s',
        '- log: main',
      ),
      others,
      world,
    );
    await world.clock.advance(31_000);
    expect(run.outcome()).toBeUndefined();
    world.screen.set('9,9', [255, 255, 255]);
    await world.clock.advance(1_000);
    expect([await run.end, told(world)]).toEqual([{ ok: true }, ['main']]);
  });

  it('and what was left of that time counts afterwards', async () => {
    const { world, run } = start(
      guardedBy(one, '- repeat: { times: 2, steps: [{ wait: 2s }] }', '  timeout: 3s'),
      others,
    );
    await world.clock.advance(31_500);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(1_600);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout', detail: { timeoutMs: 3_000 } } });
  });

  it('does not count for steps that wait within a time either', async () => {
    const { world, run } = start(
      guardedBy(
        one,
        '- find: { color: { color: "#ffffff" } }',
        '  within: 3s',
        '  onError: continue',
        '- log: main',
      ),
      others,
    );
    await world.clock.advance(31_000);
    expect(run.outcome()).toBeUndefined();
    await world.clock.advance(3_000);
    expect([await run.end, told(world)]).toEqual([{ ok: true }, ['main']]);
  });

  it('a stop ends it at once', async () => {
    const { world, run } = start(
      guardedBy(one, '- wait: 1s', '- log: main', '- wait: 2s', '- log: never'),
      others,
    );
    await world.clock.advance(5_000);
    run.abort('stop');
    await world.clock.advance(0);
    expect([run.outcome(), told(world), world.clock.pending()]).toEqual([{ rejected: 'stop' }, ['main'], 0]);
  });
});

describe('holdRoutine outside of a sentry', () => {
  it('is an error of the routine that nobody runs as a sentry', () => {
    expect(problemsOf(stepsText('- wait: 1s', '- holdRoutine:'))).toMatchObject([
      { code: 'sentry_only', level: 'error', line: 3, step: '2' },
    ]);
    expect(problemsOf(stepsText('- repeat: { times: 1, steps: [{ releaseRoutine: }] }'))).toMatchObject([
      { code: 'sentry_only', step: '1.steps.1' },
    ]);
  });

  it('is an error where a routine that is no sentry calls one that holds', () => {
    const texts = {
      guard: stepsText('- runRoutine: hold'),
      hold: stepsText('- holdRoutine:'),
      main: guardedBy(['{ run: guard }'], '- wait: 1s', '- runRoutine: guard'),
    };
    const linked = linkTexts(texts);
    expect(linked.get('hold')?.summary.problems).toEqual([]);
    expect(linked.get('guard')?.routine).toBeDefined();
    expect(linked.get('main')?.summary.problems).toMatchObject([{ code: 'sentry_only', line: 5, step: '2' }]);
  });

  it('fails where only running shows it', async () => {
    const linked = linkTexts({
      main: guardedBy(['{ run: guard }'], '- set: { name: guard }', '- runRoutine: "${name}"'),
      guard: stepsText('- holdRoutine:'),
    }).get('main')?.routine;
    const world = createRoutineWorld();
    expect(linked && (await world.startLinked(linked).end)).toMatchObject({
      failure: { code: 'sentry_only' },
    });
  });

  it.each(['- holdRoutine: 5', '- releaseRoutine: now'])('%s is refused', (line) => {
    expect(problemsOf(stepsText(line))[0]).toMatchObject({ level: 'error', line: 2 });
  });
});
