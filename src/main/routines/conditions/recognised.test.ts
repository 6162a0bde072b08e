import { describe, expect, it } from 'vitest';
import { createRoutineWorld, problemsOf, stepsText } from '../../../../testing/routine-world';
import { RecognitionError } from '../../vision/recognition-error';

const errorsOf = (condition: string): readonly string[] =>
  problemsOf(stepsText(`- if: ${condition}`, '  then: [{ key: Y }]'))
    .filter(({ level }) => level === 'error')
    .map(({ code }) => code);

const CONDITIONS = [
  '{ image: { template: a } }',
  '{ text: { contains: a } }',
  '{ node: { id: a } }',
] as const;

describe('image, text and node', () => {
  it.each([
    '{ image: {} }',
    '{ image: { template: "" } }',
    '{ image: { template: a, threshold: 2 } }',
    '{ image: { template: a, area: { x: 1 } } }',
    '{ text: { contains: a, equals: b } }',
    '{ text: { contain: a } }',
    '{ node: {} }',
    '{ node: { id: a, how: like } }',
  ])('refuse %s', (condition) => {
    expect(errorsOf(condition)).not.toEqual([]);
  });

  it.each(CONDITIONS)('%s fails where nothing can recognise it yet', async (condition) => {
    const world = createRoutineWorld();
    world.behaviours.set('look', () => Promise.reject(new RecognitionError('not yet')));
    const end = await world.start(stepsText(`- if: ${condition}`, '  then: [{ key: Y }]')).end;
    expect(end).toMatchObject({ ok: false, failure: { code: 'recognition_unavailable' } });
  });

  it.each(CONDITIONS)('%s is asked again until the step is stopped', async (condition) => {
    const world = createRoutineWorld();
    const run = world.start(stepsText(`- waitFor: ${condition}`, '  every: 1s', '  timeout: 1m'));
    await world.clock.advance(3_500);
    expect(world.looks()).toBe(4);
    run.abort();
    await expect(run.end).rejects.toThrow('stopped');
  });

  it('fail with a timeout when they are not there in time', async () => {
    const world = createRoutineWorld();
    const run = world.start(stepsText('- waitFor: { image: { template: a } }', '  timeout: 2s'));
    await world.clock.advance(3_000);
    expect(await run.end).toMatchObject({ ok: false, failure: { class: 'timeout' } });
  });
});
