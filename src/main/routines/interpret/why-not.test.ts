import { describe, expect, it } from 'vitest';
import { createRoutineWorld, hang, stepsText } from '../../../../testing/routine-world';
import type { FailedLook } from '../../../shared/looked';
import type { LookInVain, WhyNot } from '../looks';

const LOOK: FailedLook = { screen: { width: 540, height: 960 }, looked: [], picture: 'run/1/a.png' };
const GIFT = '{ image: { template: gift } }';

/** Runs steps to their end; `answer` tells why a look was in vain. */
async function run(steps: readonly string[], answer: WhyNot = () => Promise.resolve(LOOK)) {
  const world = createRoutineWorld();
  const asked: LookInVain[] = [];
  const whyNot: WhyNot = (look, signal) => {
    asked.push(look);
    return answer(look, signal);
  };
  const started = world.start(stepsText(...steps), { whyNot });
  await world.clock.advance(120_000);
  return { world, asked, ...started };
}

describe('why a step found nothing', () => {
  it.each([
    ['find', [`- find: ${GIFT}`], 'image'],
    ['tapOn', [`- tapOn: { text: { equals: Skip } }`, '  within: 3s'], 'text'],
    ['waitFor', [`- waitFor: { not: { blackScreen: {} } }`, `- waitFor: ${GIFT}`, '  timeout: 2s'], 'image'],
    ['firstOf', [`- firstOf: [{ when: ${GIFT}, then: [] }]`, '  within: 2s'], 'image'],
    ['scrollUntil', [`- scrollUntil: ${GIFT}`, '  atMost: 2'], 'image'],
    ['readText', ['- readText: { number: true }', '  into: n'], 'text'],
  ])('is asked of the last look of the step and stands in its failure: %s', async (_action, steps, kind) => {
    const { asked, outcome } = await run(steps);
    expect(outcome()).toMatchObject({ ok: false, failure: { look: LOOK } });
    expect(asked).toMatchObject([
      {
        asks: [{ kind }],
        answers: [{ found: false }],
        routineName: 'main',
        isExpected: false,
        onPicture: null,
      },
    ]);
  });

  it('is not asked where nothing was looked for, or it failed for another reason', async () => {
    const steps = ['- waitFor: { is: false }', '  timeout: 1s', '  onError: continue'];
    const found = ['- if: { app: a.b }', '  then: []', '- fail: no'];
    for (const lines of [steps, found]) expect((await run(lines)).asked).toEqual([]);
  });

  it('is asked once, by the innermost step, when no try is left; and who goes on says so', async () => {
    const { asked, outcome } = await run([
      '- try:',
      `    - find: ${GIFT}`,
      '      retry: { times: 3 }',
      '  catch:',
      `    - find: ${GIFT}`,
      '      onError: continue',
      `    - find: ${GIFT}`,
      '      onError: [{ log: "${error.code}" }]',
    ]);
    expect(outcome()).toEqual({ ok: true });
    expect(asked.map(({ step, label, isExpected }) => [step, label, isExpected])).toEqual([
      ['1.try.1', 'find image', false],
      ['1.catch.1', 'find image', true],
      ['1.catch.2', 'find image', true],
    ]);
  });

  it('is asked of the picture that several steps share', async () => {
    const { asked, world } = await run([`- sameFrame: [{ find: ${GIFT} }]`], async ({ onPicture }) => {
      const [seen] = (await onPicture?.([{ kind: 'nearest', to: { kind: 'black', area: null } }])) ?? [];
      return { ...LOOK, picture: String(seen?.found) };
    });
    expect(asked).toHaveLength(1);
    expect(world.looks()).toBe(1);
  });

  it('ends with the bot, and with the time of the step around it', async () => {
    const hanging: WhyNot = async (_look, signal) => {
      await hang(signal);
      return null;
    };
    const stopped = await run([`- find: ${GIFT}`], hanging);
    expect(stopped.outcome()).toBeUndefined();
    stopped.abort('stop');
    await stopped.world.clock.advance(0);
    expect(stopped.outcome()).toEqual({ rejected: 'stop' });
    const around = await run([`- try: [{ find: ${GIFT} }]`, '  timeout: 5s'], hanging);
    expect(around.outcome()).toMatchObject({ ok: false, failure: { code: 'step_timeout', step: '1' } });
  });

  it('changes nothing when nobody can tell', async () => {
    for (const answer of [null, new Error('broken')]) {
      const told: WhyNot = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer));
      const { outcome } = await run([`- find: ${GIFT}`], told);
      expect(outcome()).toMatchObject({ ok: false, failure: { code: 'not_found' } });
      expect(outcome()).not.toHaveProperty('failure.look');
    }
  });
});
