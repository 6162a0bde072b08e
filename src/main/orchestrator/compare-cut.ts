import type { CutComparison } from '../../shared/contract/templates';
import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Clock } from '../../shared/ports';
import type { ShardedEye } from '../perception/sharded-eye';
import { RecognitionError } from '../vision/recognition-error';
import type { CutQuestion } from '../vision/templates/look-for-cut';

export type CutWanted = Omit<CutQuestion, 'threshold'>;

export interface CompareParts {
  readonly eye: Pick<ShardedEye, 'compare'>;
  readonly clock: Pick<Clock, 'monotonic'>;
}

/** What is less alike is no danger: thresholds are higher. */
const LEAST = 0.5;

/** How well what is cut out of a screen can be told apart from the rest of it. All of it is a thread's work. */
export async function compareCut(
  wanted: CutWanted,
  { eye, clock }: CompareParts,
  signal: AbortSignal,
): Promise<Result<CutComparison, ErrorOf<'template_unusable'>>> {
  const beganMs = clock.monotonic();
  try {
    const { weak, next } = await eye.compare({ ...wanted, threshold: LEAST }, signal);
    const tookMs = clock.monotonic() - beganMs;
    const place = next.box && next.score !== null ? { box: next.box, score: next.score } : null;
    return ok({ weak, next: place, least: LEAST, tookMs });
  } catch (error) {
    if (!(error instanceof RecognitionError)) throw error;
    return err({ code: 'template_unusable', template: '', message: error.message });
  }
}
