import type { FailedLook } from '../../shared/looked';
import type { Recogniser, Recognition } from '../../shared/recognition';

/** One look at the screen, as it was asked and answered. */
export interface AnsweredLook {
  readonly asks: readonly Recogniser[];
  /** In the order of the asks; null when it was broken off or has failed. */
  readonly answers: readonly Recognition[] | null;
  /** Name of the routine that looked. */
  readonly routineName: string;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  readonly tookMs: number;
  /** Takes the secrets of the iteration out of a text. */
  readonly hide: (text: string) => string;
}

/** A look that was the last of a step which then failed. */
export interface LookInVain extends AnsweredLook {
  /** Path of the step. */
  readonly step: string;
  readonly label: string;
  /** The routine goes on after this failure, so it may come again and again. */
  readonly isExpected: boolean;
  /** Asks the picture that several steps share; null where each look takes its own. */
  readonly onPicture: ((asks: readonly Recogniser[]) => Promise<readonly Recognition[]>) | null;
}

/**
 * Looks once more to tell why nothing was found; null when that can't be told now. Never throws but the signal's reason.
 */
export type WhyNot = (look: LookInVain, signal: AbortSignal) => Promise<FailedLook | null>;
