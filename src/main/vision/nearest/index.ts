import { NOTHING_NEAR, type Nearest } from '../../../shared/looked';
import type { Recogniser } from '../../../shared/recognition';
import type { Sight } from '../recogniser';
import { nearestBlack, nearestColor, nearestPixel } from './color';
import { nearestImage } from './image';
import { nearestNode } from './node';
import { nearestText } from './text';

/**
 * What comes nearest to what was asked, and what may be the matter with the question. Takes far longer than the question
 * itself: a step that failed is worth that, a look that goes on is not. What can't be told is nothing near.
 */
export async function nearestTo(to: Recogniser, sight: Sight, signal: AbortSignal): Promise<Nearest> {
  try {
    return await answer(to, sight, signal);
  } catch {
    // Why a step failed is known; that this can't be told more closely is no failure of its own.
    signal.throwIfAborted();
    return NOTHING_NEAR;
  }
}

async function answer(to: Recogniser, sight: Sight, signal: AbortSignal): Promise<Nearest> {
  switch (to.kind) {
    case 'image':
      return nearestImage(to, sight, signal);
    case 'text':
      return nearestText(to, sight, signal);
    case 'node':
      return nearestNode(to, sight, signal);
    case 'color':
      return nearestColor(to, sight);
    case 'black':
      return nearestBlack(to, sight);
    case 'pixel':
      return nearestPixel(to, sight);
    default:
      return NOTHING_NEAR;
  }
}
