import type { Frame } from '../../shared/frame';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import { areaOn, placeOn, type Box, type ScreenArea } from '../../shared/screen-place';
import { colourDistance, colourShare, pixelAt } from './colour';

/** Something this program can't recognise yet, or not here. */
export class RecognitionError extends Error {
  override readonly name = 'RecognitionError';
  readonly code = 'recognition_unavailable';
}

/** A pixel counts as black up to this value of each channel; screens that are off are not all of one black. */
const BLACK = { color: [0, 0, 0], tolerance: 12 } as const;
const BLACK_SHARE = 0.995;

/** All that one frame can answer; the others need time, or the device. */
export type SeenOnFrame = Exclude<Recogniser, { kind: 'app' | 'frozen' }>;

/** What a recogniser finds on a frame. Throws `RecognitionError`. */
export function recognise(frame: Frame, recogniser: SeenOnFrame): Recognition {
  switch (recogniser.kind) {
    case 'pixel':
      return recognisePixel(frame, recogniser);
    case 'color':
      return recogniseColour(frame, recogniser, recogniser.share);
    case 'black':
      return recogniseColour(frame, { ...BLACK, area: recogniser.area }, BLACK_SHARE);
    case 'image':
    case 'text':
    case 'node':
      throw new RecognitionError(`this version can't look for ${NAMES[recogniser.kind]} yet`);
  }
}

const NAMES = {
  image: 'images',
  text: 'text',
  node: 'elements of an app',
} as const;

type Of<K extends Recogniser['kind']> = Extract<Recogniser, { kind: K }>;

/** A screen may be turned while a routine waits, so a place outside of it is "not there yet", not an error. */
function recognisePixel(frame: Frame, { at, color, tolerance }: Of<'pixel'>): Recognition {
  const { x, y } = placeOn(frame, at);
  const seen = pixelAt(frame, x, y);
  if (seen === undefined) return NOT_FOUND;
  const found = colourDistance(seen, color) <= tolerance;
  return { ...NOT_FOUND, found, color: seen, box: found ? { x, y, width: 1, height: 1 } : null };
}

function recogniseColour(
  frame: Frame,
  { area, color, tolerance }: Pick<Of<'color'>, 'area' | 'color' | 'tolerance'>,
  least: number,
): Recognition {
  const place = boxOn(frame, area);
  if (!place) return NOT_FOUND;
  const { share, box } = colourShare(frame, place, { color, tolerance });
  const found = box !== null && share >= least;
  return { ...NOT_FOUND, found, score: share, box: found ? box : null };
}

/** The whole frame where no area is given; undefined when the area lies outside. */
export function boxOn(frame: Frame, area: ScreenArea | null): Box | undefined {
  return area ? areaOn(frame, area) : { x: 0, y: 0, width: frame.width, height: frame.height };
}
