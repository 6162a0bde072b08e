import { afterAll, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/main/platform/system-clock';
import { createTesseractReader } from '../../../src/main/vision/text/tesseract-reader';
import { cleanPictures, digitPictures, gamePictures, type TextPicture } from './text-pictures';

const reader = createTesseractReader({ clock: createSystemClock() });
afterAll(() => reader.close());
const { signal } = new AbortController();

async function wronglyRead(pictures: readonly TextPicture[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { frame, text, chars } of pictures) {
    const box = { x: 0, y: 0, width: frame.width, height: frame.height };
    const lines = await reader.read(frame, { box, language: 'eng', chars }, signal);
    const read = lines.map((line) => line.text).join('\n');
    if (read !== text) wrong.push(`${text} → ${read}`);
  }
  return wrong;
}

describe('of twenty rendered lines, at most one is read wrongly', () => {
  it.each([
    ['clean', cleanPictures()],
    ['game style', gamePictures()],
    ['digits', digitPictures()],
  ])('%s', async (_, pictures) => {
    expect(pictures).toHaveLength(20);
    const wrong = await wronglyRead(pictures);
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(1);
  });
});
