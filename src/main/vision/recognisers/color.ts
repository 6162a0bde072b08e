import type { Frame } from '../../../shared/frame';
import { NOT_FOUND, type Recognition, type WantedColor } from '../../../shared/recognition';
import type { ScreenArea } from '../../../shared/screen-place';
import { colourShare } from '../colour';
import { boxOn, type RecogniserKind } from '../recogniser';

/** How much of an area has a colour; the box is that around all such pixels. */
export const colorRecogniser: RecogniserKind<'color'> = {
  kind: 'color',
  needsFrame: true,
  recognise: (ask, { frame }) => recogniseShare(frame, ask, ask),
};

/** Found from `share` (0 to 1) of the area on. */
export function recogniseShare(
  frame: Frame,
  { area, share: least }: { readonly area: ScreenArea | null; readonly share: number },
  wanted: WantedColor,
): Recognition {
  const place = boxOn(frame, area);
  if (!place) return NOT_FOUND;
  const { share, box } = colourShare(frame, place, wanted);
  const found = box !== null && share >= least;
  return { ...NOT_FOUND, found, score: share, box: found ? box : null };
}
