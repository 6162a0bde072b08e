import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState, type WindowState } from './window-state';

const laptop = { x: 0, y: 24, width: 1_366, height: 744 };
const second = { x: 1_366, y: 0, width: 2_560, height: 1_400 };
const left = (x: number, y: number, width: number, height: number): WindowState => ({
  bounds: { x, y, width, height },
  maximized: false,
  fullScreen: false,
});

describe('the window opens', () => {
  it.each([
    ['the first time, on a large screen', null, [second], { x: 1_926, y: 250, width: 1_440, height: 900 }],
    ['the first time, on a small one', null, [laptop], { x: 0, y: 24, width: 1_366, height: 744 }],
    [
      'where it was',
      left(1_500, 100, 1_200, 800),
      [laptop, second],
      { x: 1_500, y: 100, width: 1_200, height: 800 },
    ],
    [
      'partly outside, as it was',
      left(1_100, 100, 1_200, 700),
      [laptop],
      { x: 1_100, y: 100, width: 1_200, height: 700 },
    ],
    [
      'centred when its screen is gone',
      left(1_500, 100, 1_200, 700),
      [laptop],
      { x: 83, y: 46, width: 1_200, height: 700 },
    ],
    [
      'no larger than its screen',
      left(0, 24, 4_000, 3_000),
      [laptop],
      { x: 0, y: 24, width: 1_366, height: 744 },
    ],
    [
      'with its title bar in reach',
      left(100, -500, 1_200, 700),
      [laptop],
      { x: 83, y: 46, width: 1_200, height: 700 },
    ],
    ['without a screen', left(0, 0, 1, 1), [], { width: 1_440, height: 900 }],
  ])('%s', (_name, state, areas, expected) => {
    expect(placeWindow(state, areas)).toEqual(expected);
  });
});

describe('what is kept', () => {
  let folder: string;
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'muster-window-'))));
  afterEach(() => rm(folder, { recursive: true }));

  it('comes back', async () => {
    expect(readWindowState(folder)).toBeNull();
    const state = { ...left(1, 2, 1_000, 700), maximized: true };
    await writeWindowState(folder, state);
    expect(readWindowState(folder)).toEqual(state);
    expect(await readdir(folder)).toEqual(['window.json']);
  });

  it.each(['', '{', '{"bounds":{"x":"1"}}', '{"bounds":{"x":1,"y":1,"width":-5,"height":0}}'])(
    'is nothing when it is %j',
    async (text) => {
      await writeFile(join(folder, 'window.json'), text);
      expect(readWindowState(folder)).toBeNull();
    },
  );
});
