import { describe, expect, it } from 'vitest';
import type { OutlineStep } from '../../../shared/routine-outline';
import { compileRoutine } from '../compile/compile-routine';
import { outlineOf } from '../compile/outline';
import { createRoutineWorld, stepsText, type StartOptions } from '../../../../testing/routine-world';

const WHITE = '{ pixel: { x: 5, y: 6, color: "#ffffff" } }';

async function run(text: string, startAt: string, others: StartOptions['others'] = {}) {
  const world = createRoutineWorld();
  const started = world.start(text, { startAt, others });
  await world.clock.advance(60_000);
  return { end: await started.end, logs: world.logs.map((line) => line.slice(6)), world };
}

const flat = (steps: readonly OutlineStep[]): OutlineStep[] =>
  steps.flatMap((step) => [step, ...flat(step.children)]);

const log = (text: string): string => `{ log: "${text}" }`;

describe('a run that begins in the middle', () => {
  it.each([
    [
      'of a branch',
      '1.then.2',
      `{ if: ${WHITE}, then: [${log('a')}, ${log('b')}], else: [${log('c')}] }`,
      ['b'],
    ],
    [
      'of another branch',
      '1.elseIf.1.then.1',
      `{ if: ${WHITE}, then: [], elseIf: [{ if: ${WHITE}, then: [${log('a')}] }] }`,
      ['a'],
    ],
    ['of else', '1.else.1', `{ if: { is: true }, then: [${log('a')}], else: [${log('b')}] }`, ['b']],
    [
      'of a switch',
      '1.switch.2.then.1',
      `{ switch: [{ when: ${WHITE}, then: [] }, { when: ${WHITE}, then: [${log('a')}] }] }`,
      ['a'],
    ],
    ['of its else', '1.else.1', `{ switch: [{ when: { is: true }, then: [] }], else: [${log('a')}] }`, ['a']],
    ['of a wait', '1.firstOf.1.then.1', `{ firstOf: [{ when: ${WHITE}, then: [${log('a')}] }] }`, ['a']],
    [
      'of a loop, which goes on with its next pass',
      '1.steps.2',
      `{ repeat: { times: 2, as: n, steps: [${log('a ${n}')}, ${log('b ${n}')}] } }`,
      ['b 1', 'a 2', 'b 2'],
    ],
    [
      'of a loop over a list',
      '1.steps.2',
      `{ forEach: { in: [x, y], as: n, steps: [${log('a')}, ${log('b ${n}')}] } }`,
      ['b x', 'a', 'b y'],
    ],
    [
      'of a loop whose condition does not hold',
      '1.steps.2',
      `{ while: ${WHITE}, steps: [${log('a')}, ${log('b')}] }`,
      ['b'],
    ],
    ['of one until', '1.steps.2', `{ until: { not: ${WHITE} }, steps: [${log('a')}, ${log('b')}] }`, ['b']],
    [
      'of a try, whose last steps run',
      '1.try.2',
      `{ try: [${log('a')}, { fail: no }], catch: [${log('b')}], finally: [${log('c')}] }`,
      ['b', 'c'],
    ],
    ['of steps on one picture', '1.sameFrame.2', `{ sameFrame: [${log('a')}, ${log('b')}] }`, ['b']],
    [
      'of several of these, by an id',
      'here',
      `{ repeat: { times: 1, steps: [{ try: [{ if: ${WHITE}, then: [${log('a')}, { log: b, id: here }] }] }] }, when: { is: "\${bot.number > 5}" } }`,
      ['b'],
    ],
  ])('%s', async (_what, startAt, step, logs) => {
    const { end, logs: said } = await run(stepsText(`- ${step}`, '- log: after'), startAt);
    expect(end).toEqual({ ok: true });
    expect(said).toEqual([...logs, 'after']);
  });

  it('of a routine that is called, with its inputs, and through several', async () => {
    const others = {
      outer: stepsText('- log: never', '- runRoutine: inner', '  inputs: { n: 3 }', '- log: outer'),
      inner: `inputs: { n: { type: integer } }\n${stepsText('- log: never', '- repeat: { times: 1, steps: [{ log: "${n}" }, { log: x }] }')}`,
    };
    const text = stepsText('- log: never', '- runRoutine: outer', '- log: main');
    expect((await run(text, '2/2/2.steps.2', others)).logs).toEqual(['x', 'outer', 'main']);
    expect((await run(text, '2/2', others)).logs).toEqual(['never', '3', 'x', 'outer', 'main']);
    const named = stepsText('- runRoutine: "${\'outer\'}"');
    expect((await run(named, '1/3', others)).logs).toEqual(['outer']);
    expect((await run(named, '1/9', others)).end).toMatchObject({
      failure: { code: 'step_unknown', step: '1' },
    });
  });

  it('asks the guard and the condition of the step itself, and of what comes later', async () => {
    const text = stepsText(
      `- while: ${WHITE}`,
      '  steps:',
      `    - { log: left out, when: ${WHITE} }`,
      `    - { if: ${WHITE}, then: [{ log: white }], else: [{ log: black }] }`,
      '  when: { is: false }',
    );
    const { logs, world } = await run(text, '1.steps.1');
    expect(logs).toEqual(['black']);
    expect(world.events.map(({ phase, path }) => `${phase} ${path}`)).toEqual([
      ...['started 1', 'skipped 1.steps.1', 'started 1.steps.2', 'started 1.steps.2.else.1'],
      ...['finished 1.steps.2.else.1', 'finished 1.steps.2', 'finished 1'],
    ]);
  });

  it.each([
    ['9', '{ log: a }'],
    ['1.then.9', `{ if: ${WHITE}, then: [{ log: a }] }`],
    ['1.catch.1', '{ try: [{ log: a }], catch: [{ log: b }] }'],
    ['1.finally.1', '{ try: [{ log: a }], finally: [{ log: b }] }'],
    ['1.onError.1', '{ log: a, onError: [{ log: b }] }'],
    ['1.else.1', `{ firstOf: [{ when: ${WHITE}, then: [] }], else: [{ log: a }] }`],
    ['1/1', '{ log: a }'],
    ['1/1', '{ runRoutine: nowhere }'],
    ['', '{ log: a }'],
  ])('is refused before anything happens where there is no way: %s of %s', async (startAt, step) => {
    const text = step.includes('nowhere') ? 'steps: [{ runRoutine: other }]' : stepsText(`- ${step}`);
    const { end, world } = await run(text, startAt === '1/1' ? '1/7' : startAt, {
      other: 'steps: [{ log: a }]',
    });
    expect(end).toMatchObject({ ok: false, failure: { code: 'step_unknown' } });
    expect(world.events).toEqual([]);
  });

  it('fails where the loop around it has no pass', async () => {
    const text = stepsText(
      '- set: { n: 0 }',
      '- repeat: { times: 0, steps: [{ log: a }] }',
      '  retry: { times: 3 }',
    );
    const { end, logs } = await run(text, '2.steps.1');
    expect(end).toMatchObject({ ok: false, failure: { code: 'step_unknown', step: '2' } });
    expect(logs).toEqual([]);
  });

  it('begins there again when the routine is begun anew', async () => {
    const text = stepsText(
      '- log: never',
      '- repeat: { times: 1, steps: [{ log: a }, { count: n, into: n }, { fail: "${n}", when: { is: "${n < 3}" }, onError: restart }] }',
    );
    const { end, logs } = await run(text, '2.steps.2');
    expect([end, logs]).toEqual([{ ok: true }, []]);
  });

  it('is offered with the steps it can begin with, and no others', async () => {
    const text = stepsText(
      `- { try: [{ log: a, onError: [{ log: b }] }], catch: [{ if: ${WHITE}, then: [{ log: c }] }], finally: [{ log: d }] }`,
      `- { firstOf: [{ when: ${WHITE}, then: [{ log: e }] }], else: [{ log: f }] }`,
      `- { if: ${WHITE}, then: [{ repeat: { times: 1, steps: [{ log: g }] } }], else: [{ log: h }] }`,
    );
    const { steps } = compileRoutine({ name: 'a', file: 'a.yaml', text });
    const all = flat(outlineOf(steps));
    const refused = all.filter(({ isNoStart }) => isNoStart).map(({ path }) => path);
    expect(refused).toEqual([
      ...['1.try.1.onError.1', '1.catch.1', '1.catch.1.then.1', '1.finally.1', '2.else.1'],
    ]);
    for (const { path, isNoStart } of all) {
      const { end } = await run(text, path);
      expect([path, !end.ok && end.failure.code === 'step_unknown']).toEqual([path, isNoStart === true]);
    }
  });

  it('is paused and stopped as any other', async () => {
    const world = createRoutineWorld();
    const text = stepsText('- repeat: { times: 5, steps: [{ log: a }, { wait: 1s }] }');
    const started = world.start(text, { startAt: '1.steps.2' });
    await world.clock.advance(500);
    started.abort('stop');
    await world.clock.advance(0);
    expect([started.outcome(), world.logs, world.clock.pending()]).toEqual([{ rejected: 'stop' }, [], 0]);
  });
});
