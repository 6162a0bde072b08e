import { hexOf } from '../../../shared/looked-words';
import { NOTHING_NEAR, type Nearest } from '../../../shared/looked';
import { placeOn } from '../../../shared/screen-place';
import { colourShare, colourTest, pixelAt } from '../colour';
import { BLACK, BLACK_SHARE } from '../recognisers/black';
import { boxOn, type AskOf, type Sight } from '../recogniser';

/** How much of an area has a colour, and where. */
export function nearestColor(ask: AskOf<'color'>, { frame }: Sight): Nearest {
  const box = boxOn(frame, ask.area);
  const wanted = ask.share;
  if (!box) return { ...NOTHING_NEAR, wanted, advice: 'area_outside' };
  const { share, box: around } = colourShare(frame, box, ask);
  const found = around !== null && share >= wanted;
  const advice = found ? 'there_now' : share > 0 ? 'share' : 'no_color';
  return { ...NOTHING_NEAR, found, area: ask.area && box, box: around, score: share, wanted, advice };
}

/** How much of an area is black. */
export function nearestBlack({ area, ...ask }: AskOf<'black'>, sight: Sight): Nearest {
  return nearestColor({ ...ask, ...BLACK, kind: 'color', area, share: BLACK_SHARE }, sight);
}

/** The colour that is at a place. */
export function nearestPixel({ at, ...wanted }: AskOf<'pixel'>, { frame }: Sight): Nearest {
  const { x, y } = placeOn(frame, at);
  const seen = pixelAt(frame, x, y);
  if (!seen) return { ...NOTHING_NEAR, advice: 'area_outside' };
  const found = colourTest(wanted)(...seen);
  const box = { x, y, width: 1, height: 1 };
  return { ...NOTHING_NEAR, found, box, color: hexOf(seen), advice: found ? 'there_now' : 'other_color' };
}
