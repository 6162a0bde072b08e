import type { CaptureMethodId } from '../../../shared/view';

/** What was measured of an instance, for whoever looks at it next. */
export interface MeasuredCapture {
  /** The fastest way to get a picture. */
  readonly method: CaptureMethodId;
  /** What it took then, in milliseconds, and the fastest of the others; `Infinity` where there was none. */
  readonly usualMs: number;
  readonly othersMs: number;
  /** Ways that give no picture, with the reasons. */
  readonly leftOut: readonly (readonly [CaptureMethodId, string])[];
}
