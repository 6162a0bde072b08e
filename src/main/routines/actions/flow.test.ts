import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  problemsOf,
  stepsText,
  type StartOptions,
} from '../../../../testing/routine-world';
import { createKeptVariables } from '../kept-variables';

const WHITE = [255, 255, 255] as const;
const white = (x: number): string => `{ pixel: { x: ${String(x)}, y: 0, color: "#FFFFFF" } }`;

/** Runs YAML to its end on a world whose clock goes by itself; answers the log without levels. */
async function run(text: string, options: StartOptions = {}, world = createRoutineWorld()) {
  const started = world.start(text, options);
  for (let turn = 0; turn < 200 && started.outcome() === undefined; turn += 1)
    await world.clock.advance(1_000);
  return { end: await started.end, logs: world.logs.map((line) => line.replace(/^\w+: /, '')), world };
}

describe('loops', () => {
  it('defect 21: break inside an if leaves the loop, from however deep', async () => {
    const text = stepsText(
      '- repeat:',
      '    times: 5',
      '    as: n',
      '    steps:',
      '      - log: ${n}',
      '      - if: { equals: { value: "${n}", to: 2 } }',
      '        then:',
      '          - switch: [{ when: { equals: { value: 1, to: 1 } }, then: [{ try: [{ break: }] }] }]',
      '- log: after',
    );
    expect(await run(text)).toMatchObject({ end: { ok: true }, logs: ['1', '2', 'after'] });
  });

  it('continue begins the next pass, in every kind of loop', async () => {
    const text = stepsText(
      '- forEach:',
      '    in: [a, 2, true]',
      '    as: it',
      '    steps:',
      '      - continue:',
      '        when: { equals: { value: "${it}", to: 2 } }',
      '      - log: ${it}',
      '- set: { n: 0 }',
      '- while: { not: { equals: { value: "${n}", to: 3 } } }',
      '  steps:',
      '    - set: { n: "${n + 1}" }',
      '    - continue:',
      '      when: { equals: { value: "${n}", to: 2 } }',
      '    - log: pass ${n}',
    );
    expect((await run(text)).logs).toEqual(['a', 'true', 'pass 1', 'pass 3']);
  });

  it('a called routine does not break the loop of its caller', () => {
    expect(problemsOf(stepsText('- break:'))).toMatchObject([{ code: 'no_loop', line: 2, level: 'error' }]);
    expect(problemsOf(stepsText('- try: [{ continue: }]'))).toMatchObject([{ code: 'no_loop' }]);
  });

  it('a list may come from an expression', async () => {
    const text = stepsText(
      "- set: { names: \"${'Ada,Grace'.split(',')}\" }",
      '- forEach: { in: "${names}", as: name, steps: [{ log: "${name} of ${size(names)}" }] }',
    );
    expect((await run(text)).logs).toEqual(['Ada of 2', 'Grace of 2']);
  });

  it('until looks before each pass, once per pass', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('key', () => {
      world.screen.set('1,0', WHITE);
      return Promise.resolve();
    });
    const text = stepsText(`- until: ${white(1)}`, '  steps: [{ key: BACK }]');
    expect((await run(text, {}, world)).end).toEqual({ ok: true });
    expect([world.calls, world.looks()]).toEqual([['key BACK'], 2]);
  });

  it('fails when it does not end, and can be stopped while it goes on', async () => {
    const endless = stepsText(`- while: { equals: { value: 1, to: 1 } }`, '  steps: []', '  atMost: 7');
    expect((await run(endless)).end).toMatchObject({
      ok: false,
      failure: { code: 'loop_endless', step: '1' },
    });
    const world = createRoutineWorld();
    const started = world.start(endless.replace('7', '1000000'));
    await world.clock.advance(50);
    started.abort('stop');
    await world.clock.advance(50);
    expect(started.outcome()).toEqual({ rejected: 'stop' });
  });
});

describe('branches', () => {
  it('if asks one condition after the other, switch all of one look', async () => {
    const world = createRoutineWorld();
    world.screen.set('2,0', WHITE);
    const branches = (word: string): string[] => [
      `- ${word}: ${word === 'if' ? white(1) : `[{ when: ${white(1)}, then: [{ log: one }] }, { when: ${white(2)}, then: [{ log: two }] }]`}`,
      ...(word === 'if'
        ? ['  then: [{ log: one }]', `  elseIf: [{ if: ${white(2)}, then: [{ log: two }] }]`]
        : []),
      '  else: [{ log: none }]',
    ];
    expect((await run(stepsText(...branches('if')), {}, world)).logs).toEqual(['two']);
    expect(world.looks()).toBe(2);
    expect((await run(stepsText(...branches('switch')), {}, world)).logs).toEqual(['two', 'two']);
    expect(world.looks()).toBe(3);
    world.screen.clear();
    expect((await run(stepsText(...branches('switch')), {}, world)).logs.at(-1)).toBe('none');
  });

  it('firstOf waits for whichever comes first, and fails or goes on when none comes', async () => {
    const text = (rest: string): string =>
      stepsText(
        `- firstOf: [{ when: ${white(1)}, then: [{ log: one }] }, { when: ${white(2)}, then: [{ log: two }] }]`,
        rest,
      );
    const world = createRoutineWorld();
    const started = world.start(text('  within: 10s'));
    await world.clock.advance(3_000);
    world.screen.set('2,0', WHITE);
    await world.clock.advance(300);
    expect([started.outcome(), world.logs]).toEqual([{ ok: true }, ['info: two']]);
    expect((await run(text('  within: 1s'))).end).toMatchObject({ failure: { code: 'condition_not_met' } });
    expect(
      (
        await run(
          text('  { within: 1s, else: [] }')
            .replace('\n    { ', '\n    ')
            .replace(', else: [] }', '\n    else: [{ log: late }]'),
        )
      ).logs,
    ).toEqual(['late']);
  });
});

describe('a step with when', () => {
  it('is left out unless it holds, and says so', async () => {
    const { end, world } = await run(
      stepsText('- key: BACK', '  when: { equals: { value: 1, to: 2 } }', '- key: HOME'),
    );
    expect([end, world.calls]).toEqual([{ ok: true }, ['key HOME']]);
    expect(world.events.map(({ phase, path }) => `${phase} ${path}`)).toEqual([
      'skipped 1',
      'started 2',
      'finished 2',
    ]);
  });

  it('fails where its condition can not be asked, and its onError is met', async () => {
    const text = stepsText(
      '- set: { a: 1 }',
      '  when: { equals: { value: "${a}", to: 1 } }',
      '  onError: [{ log: "${error.code} at ${error.step}" }]',
    );
    expect(await run(text)).toMatchObject({ end: { ok: true }, logs: ['expression_invalid at 1'] });
  });
});

describe('errors', () => {
  const fails = ['- fail: no gifts'];

  it('try runs catch with the reason, and finally in any case', async () => {
    const text = stepsText(
      '- try: [{ fail: no gifts }]',
      '  catch: [{ log: "${error.message}, ${error.code}, ${error.step}" }]',
      '  finally: [{ log: last }]',
      '- try: [{ log: fine }]',
      '  finally: [{ log: last }]',
    );
    expect(await run(text)).toMatchObject({
      end: { ok: true },
      logs: ['no gifts, routine_failed, 1.try.1', 'last', 'fine', 'last'],
    });
  });

  it('a failure goes on after finally, and one in catch counts', async () => {
    const open = await run(
      stepsText('- try: [{ fail: first }]', '  finally: [{ log: last }]', '- log: never'),
    );
    expect(open).toMatchObject({ end: { failure: { detail: { message: 'first' } } }, logs: ['last'] });
    const second = await run(
      stepsText('- try: [{ fail: first }]', '  catch: [{ fail: second }]', '  finally: [{ log: last }]'),
    );
    expect(second).toMatchObject({
      end: { failure: { step: '1.catch.1', detail: { message: 'second' } } },
      logs: ['last'],
    });
  });

  it('a stop runs neither catch nor finally', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('key', hang);
    const started = world.start(
      stepsText('- try: [{ key: BACK }]', '  catch: [{ key: HOME }]', '  finally: [{ key: ENTER }]'),
    );
    await world.clock.advance(100);
    started.abort('stop');
    await world.clock.advance(100);
    expect([started.outcome(), world.calls]).toEqual([{ rejected: 'stop' }, ['key BACK']]);
  });

  it('return and break go through finally', async () => {
    const text = stepsText(
      '- repeat:',
      '    times: 3',
      '    steps: [{ try: [{ break: }], finally: [{ log: last }] }]',
      '- try: [{ return: }]',
      '  catch: [{ log: wrong }]',
      '- log: never',
    );
    expect(await run(text)).toMatchObject({ end: { ok: true }, logs: ['last'] });
  });

  it('a time limit around try ends it as a failure of the limit, also within catch', async () => {
    const text = stepsText(
      '- try: [{ wait: 10s }]',
      '  catch: [{ log: wrong }]',
      '  timeout: 1s',
      '  onError: [{ log: "${error.code}" }]',
    );
    expect(await run(text)).toMatchObject({ end: { ok: true }, logs: ['step_timeout'] });
  });

  it.each([
    ['continue', { ok: true }, ['after']],
    ['fail', { ok: false, failure: { code: 'routine_failed' } }, []],
    ['[{ log: met }]', { ok: true }, ['met', 'after']],
  ])('onError: %s', async (onError, end, logs) => {
    expect(await run(stepsText(...fails, `  onError: ${onError}`, '- log: after'))).toMatchObject({
      end,
      logs,
    });
  });

  it('onError: restart begins the routine anew, with fresh variables, and gives up in the end', async () => {
    const text = stepsText(
      '- count: tries',
      '  into: n',
      '- log: ${n}',
      '- fail: not yet',
      '  when: { not: { equals: { value: "${n}", to: 3 } } }',
      '  onError: restart',
    );
    expect(await run(text)).toMatchObject({ end: { ok: true }, logs: ['1', '2', '3'] });
    const never = await run(text.replace('to: 3', 'to: 99'));
    expect(never).toMatchObject({ end: { failure: { code: 'routine_failed' } } });
    expect(never.logs).toHaveLength(11);
  });

  it('the pause between tries grows by backoff', async () => {
    const { world } = await run(stepsText('- fail: no', '  retry: { times: 3, delay: 1s, backoff: 3 }'));
    const at = world.events.filter(({ phase }) => phase !== 'started').map(({ elapsedMs }) => elapsedMs);
    expect(at).toEqual([0, 1_000, 4_000, 13_000]);
  });
});

describe('values', () => {
  it('a routine returns a value to its caller, and ends at return', async () => {
    const others = { other: stepsText('- log: in', '- return: ${1 + 1}', '- log: never') };
    const text = stepsText('- runRoutine: other', '  into: got', '- log: ${got + 1}');
    expect((await run(text, { others })).logs).toEqual(['in', '3']);
  });

  it('kept variables are there in the next iteration of the bot, others not', async () => {
    const kept = createKeptVariables();
    const text = `inputs: { level: { type: integer, default: 1, persist: true } }\n${stepsText('- set: { level: "${level + 1}", here: 1 }', '- set: { seen: "${level}" }', '  keep: true', '- log: ${level} ${seen}')}`;
    expect((await run(text, { kept })).logs).toEqual(['2 2']);
    expect((await run(text, { kept })).logs).toEqual(['3 3']);
    expect((await run(text)).logs).toEqual(['2 2']);
  });

  it('counters are shared, facts can be read, and their names are taken', async () => {
    const facts = (name: string) => (name === 'bot' ? { number: 3, iteration: 1 } : undefined);
    const text = stepsText('- count: gifts', '  by: 5', '- log: bot ${bot.number}');
    const { logs, world } = await run(text, { facts });
    expect([logs, world.counters.all()]).toEqual([['bot 3'], { gifts: 5 }]);
    expect(problemsOf(stepsText('- set: { match: 1 }'))).toMatchObject([{ code: 'name_reserved' }]);
  });

  it('a name nothing sets is an error where it is read, within expressions too', () => {
    const [problem] = problemsOf(stepsText('- set: { gifts: 1 }', '- log: "${gifs + 1}"'));
    expect(problem).toMatchObject({ code: 'name_unknown', line: 3, step: '2' });
    expect(problem?.message).toContain('gifts');
  });
});

describe('a run from a given step', () => {
  const text = stepsText('- log: one', '- log: two', '  id: second', '- log: three');

  it.each([
    ['second', ['two', 'three']],
    ['3', ['three']],
  ])('%s', async (startAt, logs) => {
    expect((await run(text, { startAt })).logs).toEqual(logs);
  });

  it('that is not there fails, and an id given twice is an error', async () => {
    expect((await run(text, { startAt: 'fourth' })).end).toMatchObject({ failure: { code: 'step_unknown' } });
    expect(problemsOf(stepsText('- wait: 1s', '  id: a', '- wait: 1s', '  id: a'))).toMatchObject([
      { code: 'id_twice', line: 5 },
    ]);
  });
});
