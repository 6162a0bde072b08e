import type { RecogniserKind } from '../recogniser';
import { recogniseShare } from './color';

/** A pixel counts as black up to this value of each channel; screens that are off are not all of one black. */
export const BLACK = { color: [0, 0, 0], tolerance: 12 } as const;
export const BLACK_SHARE = 0.995;

/** Nothing but black is there. */
export const blackRecogniser: RecogniserKind<'black'> = {
  kind: 'black',
  needsFrame: true,
  recognise: ({ area }, { frame }) => recogniseShare(frame, { area, share: BLACK_SHARE }, BLACK),
};
