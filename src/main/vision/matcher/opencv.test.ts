import { describe, expect, test } from 'vitest';
import { createFakeRandom } from '../../../../testing/fake-random';
import { kernelFromSource } from '../../../../testing/vision/matcher-kernel';
import { loadOpenCv } from '../../../../testing/vision/opencv';
import { crop, drawPicture, worsen } from '../../../../testing/vision/pictures';
import type { Frame } from '../../../shared/frame';
import { createMatcher } from './matcher';
import { prepareTemplate } from './prepared-template';

const matcher = createMatcher({ kernel: await kernelFromSource() });
const { of: cv } = await loadOpenCv();

function mat({ width, height, pixels }: Frame, colour: boolean): InstanceType<typeof cv.Mat> {
  const [rgba, planes] = [new cv.Mat(height, width, cv.CV_8UC4), new cv.Mat()];
  rgba.data.set(pixels);
  cv.cvtColor(rgba, planes, colour ? cv.COLOR_RGBA2RGB : cv.COLOR_RGBA2GRAY);
  rgba.delete();
  return planes;
}

function openCvBest(
  frame: Frame,
  template: Frame,
  colour: boolean,
): { x: number; y: number; score: number; at(x: number, y: number): number } {
  const [image, part, scores] = [mat(frame, colour), mat(template, colour), new cv.Mat()];
  cv.matchTemplate(image, part, scores, cv.TM_CCOEFF_NORMED);
  const { maxVal, maxLoc } = cv.minMaxLoc(scores);
  const [copy, columns] = [scores.data32F.slice(), scores.cols];
  for (const one of [image, part, scores]) one.delete();
  return { ...maxLoc, score: maxVal, at: (x, y) => copy[y * columns + x] ?? -1 };
}

describe("OpenCV's TM_CCOEFF_NORMED", () => {
  test.each([
    [60, 60],
    [97, 41],
    [24, 24],
    [8, 8],
    [120, 90],
  ] as const)('has the same best position and score, %i × %i', async (width, height) => {
    for (const colour of [false, true]) {
      for (let seed = 1; seed <= 4; seed += 1) {
        const random = createFakeRandom(seed * 100 + width);
        const frame = drawPicture(seed % 2 === 0 ? 'noise' : 'scene', 300, 200, random);
        const template = worsen(crop(frame, 40 * seed, 20 * seed, [width, height]), { grain: 6 }, random);
        const found = await matcher.match(frame, prepareTemplate(template, { colour }), { threshold: 0.3 });
        const theirs = openCvBest(frame, template, colour);
        expect(found.best).toMatchObject({ x: theirs.x, y: theirs.y });
        expect(Math.abs(found.best!.score - theirs.score)).toBeLessThanOrEqual(1e-4);
      }
    }
  });
});
