import { NOT_FOUND } from '../../../shared/recognition';
import { areaHash } from '../area-hash';
import type { RecogniserKind } from '../recogniser';

/** An area looks other than it did; one that the screen does not have any more does so too. */
export const changedRecogniser: RecogniserKind<'changed'> = {
  kind: 'changed',
  needsFrame: true,
  recognise({ area, since }, { frame }) {
    const now = areaHash(frame, area)?.toString(16) ?? null;
    return { ...NOT_FOUND, found: since !== null && now !== since, text: now };
  },
};
