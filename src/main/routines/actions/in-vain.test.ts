import { describe, expect, it } from 'vitest';
import { createRoutineWorld, stepsText } from '../../../../testing/routine-world';
import { explainFailure } from '../../../shared/explain/failure';
import { conditionInWords } from '../condition-words';
import { compileRoutine } from '../compile/compile-routine';
import { CompiledCondition } from '../compiled-step';

async function failureOf(...step: readonly string[]) {
  const world = createRoutineWorld();
  const run = world.start(stepsText(...step));
  await world.clock.advance(120_000);
  const end = await run.end;
  if (end.ok) throw new Error('it did not fail');
  return end.failure;
}

describe('a wait in vain', () => {
  it.each([
    [
      'waitFor',
      ['- waitFor: { pixel: { x: 5, y: 50%, color: "#abcdef", tolerance: 3 } }', '  timeout: 2s'],
      'pixel x 5, y 50%, #abcdef',
      2_000,
    ],
    ['waitFor without a time', ['- waitFor: { not: { is: true } }'], 'not is true', 30_000],
    [
      'firstOf',
      ['- firstOf: [{ when: { is: false }, then: [] }, { when: { app: a.b }, then: [] }]', '  within: 1m'],
      'is false or app “a.b”',
      60_000,
    ],
  ])('says what was waited for and how long: %s', async (_what, step, awaited, timeoutMs) => {
    const failure = await failureOf(...step);
    expect(failure).toMatchObject({ class: 'timeout', code: 'condition_not_met', step: '1' });
    expect(failure.detail).toMatchObject({ awaited, timeoutMs });
    expect(explainFailure(failure).title).toMatch(/^Waited for .*, which did not come within /);
    expect(explainFailure(failure).title).toContain(awaited);
  });

  it('is caught with its words', async () => {
    const world = createRoutineWorld();
    const run = world.start(
      stepsText('- waitFor: { is: false }', '  timeout: 1s', '  onError: [{ log: "${error.message}" }]'),
    );
    await world.clock.advance(2_000);
    expect([await run.end, world.logs]).toEqual([{ ok: true }, ['info: waited 1s in vain for is false']]);
  });

  it('inside of a step whose own time is over is a time-out of that one', async () => {
    const failure = await failureOf('- try: [{ waitFor: { is: false } }]', '  timeout: 1s');
    expect(failure).toMatchObject({ code: 'step_timeout', step: '1' });
  });
});

describe('a condition in words', () => {
  it.each([
    ['text: { contains: Claim, area: { x: 0, y: 0, width: 10, height: 10 } }', 'text contains “Claim”'],
    ['image: claim', undefined],
    ['image: { template: claim, threshold: 0.9 }', 'image template “claim”'],
    ['frozen: { for: 5s }', 'frozen for 5s'],
    ['any: [{ app: a }, { not: { app: b } }]', 'any app “a”, not app “b”'],
    ['equals: { value: "${bot.number}", to: 2 }', 'equals value ${bot.number}, to 2'],
    [`app: ${'a'.repeat(200)}`, `app “${'a'.repeat(154)}…`],
  ])('%s', (condition, words) => {
    const { steps } = compileRoutine({
      name: 'a',
      file: 'a.yaml',
      text: `steps:\n  - waitFor: { ${condition} }`,
    });
    const found = steps.steps[0]?.params['waitFor'];
    expect(found instanceof CompiledCondition ? conditionInWords(found) : undefined).toBe(words);
  });
});
