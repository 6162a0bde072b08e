import { describe, expect, it } from 'vitest';
import { createRoutineWorld, problemsOf, stepsText } from '../../../../testing/routine-world';

async function calls(text: string, world = createRoutineWorld()) {
  return { end: await world.start(text).end, calls: world.calls };
}

describe('places', () => {
  it.each([
    ['pixels of the screen', '', '{ x: 270, y: 700 }', 'tap 270 700'],
    ['percent', '', '{ x: 50%, y: 10% }', 'tap 270 96'],
    ['pixels of a resolution', 'resolution: 1080x1920\n', '{ x: 540, y: 1400 }', 'tap 270 700'],
    ['letterboxed', 'resolution: 540x540\nfit: letterbox\n', '{ x: 0, y: 0 }', 'tap 0 210'],
    ['an expression', '', '{ x: "${n / 2}", y: "${n}%" }', 'tap 4 67'],
    ['the far edge', '', '{ x: 100%, y: 100% }', 'tap 539 959'],
  ])('%s', async (_what, header, at, call) => {
    const text = `${header}${stepsText('- set: { n: 7 }', `- tap: ${at}`)}`;
    expect(await calls(text)).toEqual({ end: { ok: true }, calls: [call] });
  });

  it('of what was found last', async () => {
    const world = createRoutineWorld();
    world.screen.set('5,5', [9, 9, 9]);
    const text = stepsText(
      '- find: { color: { color: "#090909", tolerance: 0 } }',
      '- tap: { from: match, x: 5, y: -2 }',
      '- log: "${match.x} ${match.y} ${match.width}"',
    );
    expect(await calls(text, world)).toEqual({ end: { ok: true }, calls: ['tap 115 203'] });
    expect(world.logs).toEqual(['info: 110 205 20']);
  });

  it('of nothing fails, and outside of the screen too', async () => {
    expect((await calls(stepsText('- tap: { from: match, x: 0, y: 0 }'))).end).toMatchObject({
      failure: { code: 'nothing_found', step: '1' },
    });
    expect((await calls(`resolution: 100x100\n${stepsText('- tap: { x: 101, y: 5 }')}`)).end).toMatchObject({
      failure: { code: 'place_outside', detail: { x: 545, width: 540 } },
    });
    expect((await calls(stepsText('- set: { n: -1 }', '- tap: { x: "${n}", y: 5 }'))).end).toMatchObject({
      failure: { code: 'place_outside' },
    });
  });

  it.each([
    '{ x: 101%, y: 1 }',
    '{ x: 1.5, y: 1 }',
    '{ x: 1, y: -1 }',
    '{ x: left, y: 1 }',
    '{ x: 1 }',
    '{ x: 1, y: 1, from: there }',
  ])('%s is an error', (at) => {
    expect(problemsOf(stepsText(`- tap: ${at}`)).map(({ line, level }) => [line, level])).toEqual([
      [2, 'error'],
    ]);
  });

  it('each routine counts in its own resolution', async () => {
    const world = createRoutineWorld();
    const others = { small: `resolution: 54x96\n${stepsText('- tap: { x: 27, y: 70 }')}` };
    await world.start(
      `resolution: 1080x1920\n${stepsText('- runRoutine: small', '- tap: { x: 540, y: 1400 }')}`,
      { others },
    ).end;
    expect(world.calls).toEqual(['tap 270 700', 'tap 270 700']);
  });
});
