import type { Frame } from '../../../shared/frame';
import { NOT_FOUND, type Recognition } from '../../../shared/recognition';
import { colourShare } from '../colour';
import { boxOn, type AskOf, type RecogniserKind } from '../recogniser';

/** How much of an area has a colour; the box is that around all such pixels. */
export const colorRecogniser: RecogniserKind<'color'> = {
  kind: 'color',
  needsFrame: true,
  recognise: (ask, { frame }) => recogniseShare(frame, ask, ask.share),
};

/** Found from `least` (0 to 1) on. */
export function recogniseShare(
  frame: Frame,
  { area, color, tolerance }: Pick<AskOf<'color'>, 'area' | 'color' | 'tolerance'>,
  least: number,
): Recognition {
  const place = boxOn(frame, area);
  if (!place) return NOT_FOUND;
  const { share, box } = colourShare(frame, place, { color, tolerance });
  const found = box !== null && share >= least;
  return { ...NOT_FOUND, found, score: share, box: found ? box : null };
}
