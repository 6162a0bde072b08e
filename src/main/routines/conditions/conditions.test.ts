import { describe, expect, it } from 'vitest';
import { createRoutineWorld, stepsText, type RoutineWorld } from '../../../../testing/routine-world';

const WHITE = [255, 255, 255] as const;
const white = (x: number): string => `{ pixel: { x: ${String(x)}, y: 0, color: "#FFFFFF" } }`;

async function holds(condition: string, world: RoutineWorld = createRoutineWorld()): Promise<boolean> {
  const text = stepsText(
    '- set: { three: 3 }',
    `- if: ${condition}`,
    '  then: [{ key: Y }]',
    '  else: [{ key: N }]',
  );
  world.calls.length = 0;
  expect(await world.start(text).end).toEqual({ ok: true });
  return world.calls[0] === 'key Y';
}

describe('pixel', () => {
  it.each([
    [[43, 138, 62], true],
    [[51, 130, 70], true],
    [[52, 138, 62], false],
    [[43, 129, 62], false],
    [[43, 138, 71], false],
  ] as const)('with colour %j', async (color, held) => {
    const world = createRoutineWorld();
    world.screen.set('3,4', color);
    expect(await holds('{ pixel: { x: 3, y: 4, color: "#2b8a3e" } }', world)).toBe(held);
  });

  it('is as strict as its tolerance', async () => {
    const world = createRoutineWorld();
    world.screen.set('3,4', [1, 0, 0]);
    expect(await holds('{ pixel: { x: 3, y: 4, color: "#000000", tolerance: 0 } }', world)).toBe(false);
    expect(await holds('{ pixel: { x: 3, y: 4, color: "#000000", tolerance: 1 } }', world)).toBe(true);
  });
});

describe('equals', () => {
  it.each([
    ['{ equals: { value: "${three}", to: 3 } }', true],
    ['{ equals: { value: "${three}", to: "3" } }', true],
    ['{ equals: { value: "${three}", to: 4 } }', false],
    ['{ equals: { value: true, to: "true" } }', true],
    ['{ equals: { value: a, to: A } }', false],
  ])('%s', async (condition, held) => {
    expect(await holds(condition)).toBe(held);
  });

  it('does not look at the screen', async () => {
    const world = createRoutineWorld();
    await holds('{ equals: { value: 1, to: 1 } }', world);
    expect(world.looks()).toBe(0);
  });
});

describe('not, all, any', () => {
  const cases: readonly [condition: string, held: boolean][] = [
    [`{ not: ${white(1)} }`, false],
    [`{ not: ${white(2)} }`, true],
    [`{ all: [${white(1)}, ${white(3)}] }`, true],
    [`{ all: [${white(1)}, ${white(2)}] }`, false],
    [`{ any: [${white(2)}, ${white(3)}] }`, true],
    [`{ any: [${white(2)}, ${white(4)}] }`, false],
    // Answers must reach the condition that asked, however deep it stands.
    [
      `{ all: [{ any: [${white(2)}, ${white(1)}] }, { not: { all: [${white(3)}, ${white(4)}] } }, ${white(3)}] }`,
      true,
    ],
    [`{ all: [{ any: [${white(2)}, ${white(4)}] }, ${white(1)}, ${white(3)}] }`, false],
    [`{ all: [{ equals: { value: 1, to: 1 } }, ${white(3)}, { not: ${white(4)} }] }`, true],
  ];
  it.each(cases)('%s', async (condition, held) => {
    const world = createRoutineWorld();
    for (const x of [1, 3]) world.screen.set(`${String(x)},0`, WHITE);
    expect(await holds(condition, world)).toBe(held);
    expect(world.looks()).toBe(1);
  });
});
