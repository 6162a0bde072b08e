import { expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { createFakeRandom } from '../../../../testing/fake-random';
import { CutScreens } from './cut-screens';

const MB = 2 ** 20;

function opened() {
  const clock = createFakeClock();
  const lines = [new AbortController(), new AbortController()] as const;
  const screens = new CutScreens({ clock, random: createFakeRandom() });
  return { clock, lines, screens, line: lines[0].signal, other: lines[1].signal };
}

it('is whole once all of its pieces came, in order, and no more than was said', () => {
  const { screens, line } = opened();
  const screenId = screens.begin(line, 6);
  const add = (offset: number, ...bytes: number[]): boolean =>
    screens.add(line, { screenId, offset, bytes: Uint8Array.from(bytes) }).ok;
  expect(add(3, 4, 5, 6)).toBe(false);
  expect(add(0, 1, 2, 3)).toBe(true);
  expect(add(0, 1, 2, 3)).toBe(false);
  expect(screens.find(line, screenId)).toBeUndefined();
  expect(add(3, 4, 5, 6, 7)).toBe(false);
  expect(add(3, 4, 5, 6)).toBe(true);
  expect([...(screens.find(line, screenId) ?? [])]).toEqual([1, 2, 3, 4, 5, 6]);
  expect(add(6, 7)).toBe(false);
});

it('is not found by another connection, nor by its own once that was closed', () => {
  const { screens, lines, line, other, clock } = opened();
  const screenId = screens.keep(line, Uint8Array.of(1));
  expect(screens.find(other, screenId)).toBeUndefined();
  expect(screens.add(other, { screenId, offset: 0, bytes: Uint8Array.of(1) })).toEqual({
    ok: false,
    error: { code: 'template_screen_not_found' },
  });
  expect(screens.find(line, screenId)).toBeDefined();
  lines[0].abort();
  expect(screens.find(line, screenId)).toBeUndefined();
  expect(screens.find(line, screens.keep(line, Uint8Array.of(1)))).toBeUndefined();
  expect(clock.pending()).toBe(0);
});

it('is forgotten when nobody asked for it in ten minutes', async () => {
  const { screens, line, clock } = opened();
  const screenId = screens.keep(line, Uint8Array.of(1));
  await clock.advance(9 * 60_000);
  expect(screens.find(line, screenId)).toBeDefined();
  await clock.advance(9 * 60_000);
  expect(screens.find(line, screenId)).toBeDefined();
  await clock.advance(10 * 60_000);
  expect(screens.find(line, screenId)).toBeUndefined();
});

it('makes room for others: three of a connection, and a bound for all together', () => {
  const { screens, line, other } = opened();
  const [first, second, third] = [1, 2, 3].map((byte) => screens.keep(line, Uint8Array.of(byte)));
  if (!first || !second || !third) throw new Error('none was kept');
  // The second is the one that was used longest ago now.
  expect(screens.find(line, first)).toBeDefined();
  const fourth = screens.keep(line, Uint8Array.of(4));
  expect([first, second, third, fourth].map((id) => screens.find(line, id)?.[0])).toEqual([
    1,
    undefined,
    3,
    4,
  ]);
  const large = [line, other, other, other].map((of) => [of, screens.begin(of, 40 * MB)] as const);
  const known = large.map(
    ([of, screenId]) => screens.add(of, { screenId, offset: 0, bytes: Uint8Array.of(1) }).ok,
  );
  expect(known).toEqual([false, true, true, true]);
});
