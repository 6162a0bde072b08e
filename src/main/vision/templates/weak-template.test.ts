import { describe, expect, it } from 'vitest';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { paint, patterned } from '../../../../testing/vision/template-folder';
import type { Frame } from '../../../shared/frame';
import { createMatcher } from '../matcher/matcher';
import { prepareTemplate } from '../matcher/prepared-template';
import { contrastOf } from './contrast';
import { looseThreshold, weakPicture } from './weak-template';

const found = (picture: Frame, color = false): string | undefined => {
  const weak = weakPicture(contrastOf(picture), color);
  return weak && `${weak.level} ${weak.code}`;
};

describe('defect 35: a picture or a threshold that lets everything pass', () => {
  it('names pictures that would be like any flat part of a screen', () => {
    expect(found(paint(20, 20, () => [200, 30, 30]))).toBe('error flat');
    expect(found(paint(20, 20, (x) => [100 + (x % 2), 100, 100]))).toBe('warning almost_flat');
    expect(found(paint(20, 20, () => [0, 0, 0, 0]))).toBe('error transparent');
    expect(found(patterned(5, 5))).toBe('warning tiny');
    expect(found(patterned(20, 20))).toBeUndefined();
  });

  it('counts colors only where they are compared, and opaque pixels only', () => {
    // Red and green of one brightness, Rec. 601.
    const picture = paint(20, 20, (x) => (x % 2 === 0 ? [196.32, 0, 0] : [0, 100, 0]));
    const same = paint(20, 20, (x) => (x % 2 === 0 ? [0, 114, 0] : [0, 0, 587]));
    expect(found(picture, true)).toBeUndefined();
    expect(found(same, true)).toBeUndefined();
    const half = paint(20, 20, (x, y) => (x < 10 ? [9, 9, 9] : [x * 9, y * 9, 0, 0]));
    expect(found(half)).toBe('error flat');
  });

  it('warns of a threshold that much reaches', () => {
    expect(looseThreshold(0.3)?.code).toBe('threshold_loose');
    expect(looseThreshold(0.8)).toBeUndefined();
  });

  it('0.8 is not reached by a flat screen, nor by one of the same brightness, as it was by differences', async () => {
    const matcher = createMatcher({ kernel: await kernelFromSource() });
    const button = patterned(40, 20);
    const template = prepareTemplate(button, { colour: false });
    const flat = paint(200, 100, () => [128, 128, 128]);
    const gradient = paint(200, 100, (x, y) => [x, x, y]);
    const differences = (screen: Frame): number => {
      const sum = button.pixels.reduce((total, value, at) => {
        const [x, y] = [(at >> 2) % 40, Math.floor((at >> 2) / 40)];
        return total + Math.abs(value - (screen.pixels[(y * 200 + x) * 4 + (at & 3)] ?? 0));
      }, 0);
      return 1 - sum / (button.pixels.length * 255);
    };
    // What the earlier program called a score.
    expect(differences(flat)).toBeGreaterThan(0.7);
    for (const screen of [flat, gradient])
      expect((await matcher.match(screen, template, { threshold: 0.8 })).best).toBeNull();
  });
});
