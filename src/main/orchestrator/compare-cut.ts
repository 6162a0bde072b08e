import type { CutComparison } from '../../shared/contract/templates';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import { ignoreParts } from '../../shared/ignored-parts';
import type { Clock } from '../../shared/ports';
import type { Recognition } from '../../shared/recognition';
import type { ShardedEye } from '../perception/sharded-eye';
import { RecognitionError } from '../vision/recognition-error';
import { contrastOf } from '../vision/templates/contrast';
import type { CutQuestion } from '../vision/templates/look-for-cut';
import { decodeScreen, PictureError } from '../vision/templates/png-picture';
import { weakPicture } from '../vision/templates/weak-template';

export type CutWanted = Omit<CutQuestion, 'threshold'>;

export interface CompareParts {
  readonly eye: Pick<ShardedEye, 'compare'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** What is less alike is no danger: thresholds are higher. */
const LEAST = 0.5;

/** How well what is cut out of a screen can be told apart from the rest of it. The comparison is a thread's work. */
export async function compareCut(
  wanted: CutWanted,
  { eye, clock }: CompareParts,
  signal: AbortSignal,
): Promise<Result<CutComparison, ErrorOf<'template_unusable'>>> {
  const { screen, box, ignored, color } = wanted;
  try {
    const cut = await decodeScreen(screen, box);
    ignoreParts(cut.pixels, cut, ignored);
    const weak = weakPicture(contrastOf(cut), color);
    const beganMs = clock.monotonic();
    // Where there is nothing to compare, nothing is.
    const seen = weak?.level === 'error' ? [] : await eye.compare({ ...wanted, threshold: LEAST }, signal);
    const tookMs = clock.monotonic() - beganMs;
    return ok({ weak: weak?.code ?? null, next: placeOf(seen[1]), least: LEAST, tookMs });
  } catch (error) {
    if (error instanceof RecognitionError || error instanceof PictureError)
      return err({ code: 'template_unusable', template: '', message: error.message });
    throw error;
  }
}

function placeOf(seen: Recognition | undefined): CutComparison['next'] {
  return seen?.box && seen.score !== null ? { box: seen.box, score: seen.score } : null;
}
