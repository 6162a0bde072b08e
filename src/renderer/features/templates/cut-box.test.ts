import { describe, expect, it } from 'vitest';
import {
  boxAfterGrip,
  boxAfterKey,
  boxBetween,
  clampBox,
  cursorOf,
  firstBox,
  fittingZoom,
  gripAt,
  nearBox,
  nextZoom,
  scrollTo,
  zoomTo,
} from './cut-box';

const screen = { width: 100, height: 200 };
const key = (name: string, rest: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  ...{ key: name, shiftKey: false, ctrlKey: false },
  ...rest,
});

describe('a rectangle that is cut out of a screen', () => {
  it('holds every pixel between two corners, whichever comes first, and none outside', () => {
    const box = { x: 10, y: 20, width: 31, height: 11 };
    expect(boxBetween({ x: 10.2, y: 20.9 }, { x: 40.1, y: 30.5 }, screen)).toEqual(box);
    expect(boxBetween({ x: 40.1, y: 30.5 }, { x: 10.2, y: 20.9 }, screen)).toEqual(box);
    expect(boxBetween({ x: -5, y: -5 }, { x: 500, y: 500 }, screen)).toEqual({ x: 0, y: 0, ...screen });
    expect(boxBetween({ x: 99.5, y: 5 }, { x: 99.5, y: 5 }, screen)).toEqual({
      x: 96,
      y: 5,
      width: 4,
      height: 4,
    });
  });

  it('is moved and resized with keys, within the screen', () => {
    const box = { x: 10, y: 20, width: 30, height: 10 };
    expect(boxAfterKey(box, key('ArrowLeft'), screen)).toEqual({ ...box, x: 9 });
    expect(boxAfterKey(box, key('ArrowDown', { ctrlKey: true }), screen)).toEqual({ ...box, y: 30 });
    expect(boxAfterKey(box, key('ArrowRight', { shiftKey: true }), screen)).toEqual({ ...box, width: 31 });
    expect(boxAfterKey(box, key('ArrowUp', { shiftKey: true, ctrlKey: true }), screen)).toEqual({
      ...box,
      height: 4,
    });
    expect(boxAfterKey({ ...box, x: 0 }, key('ArrowLeft'), screen)).toEqual({ ...box, x: 0 });
    expect(boxAfterKey({ ...box, x: 70 }, key('ArrowRight', { shiftKey: true }), screen)).toEqual({
      ...box,
      x: 70,
    });
    expect(boxAfterKey(box, key('a'), screen)).toBeUndefined();
  });

  it('is held at its edges and corners, and moved where it is held inside', () => {
    const box = { x: 10, y: 20, width: 40, height: 40 };
    const corner = gripAt({ x: 9, y: 62 }, box, 3);
    expect(corner).toEqual({ across: -1, down: 1 });
    expect(boxAfterGrip(box, { across: -1, down: 1 }, { x: 4.4, y: -3.2 }, screen)).toEqual({
      ...{ x: 14, y: 20, width: 36, height: 37 },
    });
    expect(gripAt({ x: 30, y: 40 }, box, 3)).toEqual({ across: 0, down: 0 });
    expect(boxAfterGrip(box, { across: 0, down: 0 }, { x: -40, y: 5 }, screen)).toEqual({
      ...box,
      x: 0,
      y: 25,
    });
    expect(gripAt({ x: 54, y: 40 }, box, 3)).toBeNull();
    // In a small one there is room to hold the whole.
    expect(gripAt({ x: 14, y: 24 }, { x: 10, y: 20, width: 8, height: 8 }, 7)).toEqual({
      across: 0,
      down: 0,
    });
    expect(
      [null, corner, { across: 0, down: 1 } as const, { across: 1, down: 1 } as const].map(cursorOf),
    ).toEqual([...['crosshair', 'nesw-resize', 'ns-resize', 'nwse-resize']]);
  });

  it('is brought to the middle, pixel by pixel', () => {
    const place = { width: 400, height: 400 };
    expect(zoomTo({ width: 20, height: 40 }, place)).toBe(4);
    expect(scrollTo({ x: 50, y: 20, width: 20, height: 40 }, 4, place)).toEqual({ x: 40, y: -40 });
  });

  it('begins in the middle, and fits the screen that comes next', () => {
    expect(firstBox(screen)).toEqual({ x: 38, y: 88, width: 25, height: 25 });
    expect(clampBox({ x: 90, y: 190, width: 300, height: 20 }, screen)).toEqual({
      x: 0,
      y: 180,
      width: 100,
      height: 20,
    });
  });

  it('knows what is near, and how large it is shown', () => {
    expect(nearBox({ x: 2, y: 100, width: 20, height: 20 }, screen)).toEqual({
      x: 0,
      y: 92,
      width: 30,
      height: 36,
    });
    const place = { width: 500, height: 500 };
    expect(fittingZoom({ width: 1000, height: 500, isScreen: true }, place)).toBe(0.5);
    expect(fittingZoom({ width: 100, height: 100, isScreen: true }, place)).toBe(1);
    expect(fittingZoom({ width: 100, height: 110, isScreen: false }, place)).toBe(4);
    expect(fittingZoom({ ...screen, isScreen: false }, { width: 0, height: 0 })).toBe(1);
    expect([nextZoom(0.4, 1), nextZoom(1, -1), nextZoom(8, 1)]).toEqual([0.5, 0.75, 8]);
  });
});
