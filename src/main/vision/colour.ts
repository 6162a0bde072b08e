import type { Frame } from '../../shared/frame';
import type { Hsv, Rgb, WantedColor } from '../../shared/recognition';
import type { Box } from '../../shared/screen-place';

/** The colour at a place of a frame, in whole pixels from the top left; undefined outside of it. */
export function pixelAt(frame: Frame, x: number, y: number): Rgb | undefined {
  const column = Math.round(x);
  const row = Math.round(y);
  if (!(column >= 0 && column < frame.width && row >= 0 && row < frame.height)) return undefined;
  const at = (row * frame.width + column) * 4;
  const [red = 0, green = 0, blue = 0] = frame.pixels.subarray(at, at + 3);
  return [red, green, blue];
}

/** Whether a colour counts; red, green and blue are 0 to 255. */
export type ColourTest = (red: number, green: number, blue: number) => boolean;

/** The test for wanted colours. It is asked for every pixel of a screen, so it makes no objects. */
export function colourTest(wanted: WantedColor): ColourTest {
  if (!wanted.range) return nearTest(wanted);
  const { range } = wanted;
  if (range.space === 'rgb') return betweenTest(range.from, range.to);
  if (range.space === 'hsv') return hsvTest(range.from, range.to);
  const { from, to } = range;
  return (red, green, blue) => {
    const brightness = (299 * red + 587 * green + 114 * blue) / 1_000;
    return brightness >= from && brightness <= to;
  };
}

function nearTest({ color, tolerance }: { readonly color: Rgb; readonly tolerance: number }): ColourTest {
  const [red, green, blue] = color;
  return (r, g, b) =>
    Math.abs(r - red) <= tolerance && Math.abs(g - green) <= tolerance && Math.abs(b - blue) <= tolerance;
}

function betweenTest([red, green, blue]: Rgb, [redTo, greenTo, blueTo]: Rgb): ColourTest {
  return (r, g, b) => r >= red && r <= redTo && g >= green && g <= greenTo && b >= blue && b <= blueTo;
}

function hsvTest([hue, saturation, value]: Hsv, [hueTo, saturationTo, valueTo]: Hsv): ColourTest {
  const goesOver = hue > hueTo;
  return (red, green, blue) => {
    const most = Math.max(red, green, blue);
    const v = (most * 100) / 255;
    if (v < value || v > valueTo) return false;
    const spread = most - Math.min(red, green, blue);
    const s = most === 0 ? 0 : (spread * 100) / most;
    if (s < saturation || s > saturationTo) return false;
    const h = hueOf(red, green, blue, most - spread);
    return goesOver ? h >= hue || h <= hueTo : h >= hue && h <= hueTo;
  };
}

/** Degrees from 0 to below 360; `least` is the smallest of the three. */
function hueOf(red: number, green: number, blue: number, least: number): number {
  const most = Math.max(red, green, blue);
  const spread = most - least;
  if (spread === 0) return 0;
  if (most === red) return (((green - blue) / spread) * 60 + 360) % 360;
  return most === green ? ((blue - red) / spread) * 60 + 120 : ((red - green) / spread) * 60 + 240;
}

/** How much of an area has a colour: their share, 0 to 1, and the box around them; null when there is none. */
export function colourShare(
  { width, pixels }: Frame,
  area: Box,
  wanted: WantedColor,
): { readonly share: number; readonly box: Box | null } {
  const isWanted = colourTest(wanted);
  let count = 0;
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (let y = area.y; y < area.y + area.height; y += 1) {
    let at = (y * width + area.x) * 4;
    for (let x = area.x; x < area.x + area.width; x += 1, at += 4) {
      if (!isWanted(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) continue;
      count += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  const box = count === 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { share: count / (area.width * area.height), box };
}
