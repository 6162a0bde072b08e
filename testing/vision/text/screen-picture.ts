import type { Frame } from '../../../src/shared/frame';
import type { Box } from '../../../src/shared/screen-place';
import { asFrame, paintedSurface, writeIn } from './text-pictures';

/** A text on a screen, and where its button or bar is. */
export interface ScreenText {
  readonly text: string;
  readonly box: Box;
}

/** What is written on the screen, from top to bottom. */
export const SCREEN_TEXTS: readonly ScreenText[] = [
  { text: 'Daily rewards', box: { x: 90, y: 40, width: 360, height: 60 } },
  { text: 'Claim all', box: { x: 120, y: 300, width: 300, height: 80 } },
  { text: 'Not now', box: { x: 120, y: 440, width: 300, height: 80 } },
  { text: '12,345', box: { x: 360, y: 700, width: 150, height: 50 } },
];

/** A screen of 540 × 960 with dark text on light and light text on dark. */
export function drawTextScreen(): Frame {
  const [title, claim, later, gold] = SCREEN_TEXTS;
  const surface = paintedSurface(540, 960, (x, y) => {
    if (isIn(claim?.box, x, y)) return [30, 110, 60];
    if (isIn(later?.box, x, y)) return [235, 235, 240];
    if (isIn(gold?.box, x, y)) return [44, 38, 60];
    return [200, 205, 215];
  });
  const bold = { weight: 'bold', size: 32 } as const;
  const write = (text: ScreenText | undefined, color: readonly [number, number, number]): void => {
    if (!text) return;
    const { x, y, width, height } = text.box;
    const box = { left: x, top: y, right: x + width, bottom: y + height };
    writeIn(surface, box, { text: text.text, color, style: bold });
  };
  write(title, [20, 20, 40]);
  write(claim, [255, 255, 255]);
  write(later, [40, 40, 40]);
  write(gold, [255, 224, 130]);
  return asFrame(surface);
}

function isIn(box: Box | undefined, x: number, y: number): boolean {
  if (!box) return false;
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
