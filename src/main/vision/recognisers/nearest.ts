import { NOT_FOUND } from '../../../shared/recognition';
import { nearestTo } from '../nearest';
import type { RecogniserKind } from '../recogniser';

/** What comes nearest to another question; `nearest` of the answer says why that found nothing. */
export const nearestRecogniser: RecogniserKind<'nearest'> = {
  kind: 'nearest',
  needsFrame: true,
  async recognise({ to }, sight, signal) {
    const nearest = await nearestTo(to, sight, signal);
    const { found, box, score } = nearest;
    return { ...NOT_FOUND, found, box, score, nearest };
  },
};
