import { afterAll, expect, it } from 'vitest';
import { createSystemClock } from '../../../src/main/platform/system-clock';
import { createTesseractReader } from '../../../src/main/vision/text/tesseract-reader';
import { drawTextScreen, SCREEN_TEXTS } from './screen-picture';

const reader = createTesseractReader({ clock: createSystemClock() });
afterAll(() => reader.close());
const { signal } = new AbortController();
const frame = drawTextScreen();
const whole = { x: 0, y: 0, width: frame.width, height: frame.height };

it('reads a whole screen, light on dark and dark on light, and tells where', async () => {
  const lines = await reader.read(frame, { box: whole, language: 'en', chars: null }, signal);
  for (const { text, box } of SCREEN_TEXTS) {
    const line = lines.find((read) => read.text === text);
    expect(line, `${text} among ${lines.map((read) => read.text).join(' | ')}`).toBeDefined();
    expect(line!.box.x).toBeGreaterThanOrEqual(box.x);
    expect(line!.box.y).toBeGreaterThanOrEqual(box.y);
    expect(line!.box.x + line!.box.width).toBeLessThanOrEqual(box.x + box.width);
    expect(line!.box.y + line!.box.height).toBeLessThanOrEqual(box.y + box.height);
  }
});

it.each(SCREEN_TEXTS)('reads "$text" alone, its box around the letters', async ({ text, box }) => {
  const lines = await reader.read(frame, { box, language: 'en', chars: null }, signal);
  expect(lines.map((line) => line.text)).toEqual([text]);
  const [line] = lines;
  const middle = line!.box.x + line!.box.width / 2;
  expect(Math.abs(middle - (box.x + box.width / 2))).toBeLessThan(6);
  expect(line!.box.height).toBeGreaterThan(16);
  expect(line!.box.height).toBeLessThan(48);
});
