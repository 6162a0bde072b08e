import { NOT_FOUND } from '../../../shared/recognition';
import { placeOn } from '../../../shared/screen-place';
import { colourTest, pixelAt } from '../colour';
import type { RecogniserKind } from '../recogniser';

/** A screen may be turned while a routine waits, so a place outside of it is "not there yet", not an error. */
export const pixelRecogniser: RecogniserKind<'pixel'> = {
  kind: 'pixel',
  needsFrame: true,
  recognise({ at, ...wanted }, { frame }) {
    const { x, y } = placeOn(frame, at);
    const seen = pixelAt(frame, x, y);
    if (seen === undefined) return NOT_FOUND;
    const found = colourTest(wanted)(...seen);
    return { ...NOT_FOUND, found, color: seen, box: found ? { x, y, width: 1, height: 1 } : null };
  },
};
