/** What the roundings of the bounds' own arithmetic can add; bound.md counts them. */
export const ROUNDING = 2 ** -17;

/** The pixels of a template as the kernel takes them. */
export interface TemplateShape {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Opaque pixels. */
  readonly opaque: number;
  /** Values per row of what follows: the width rounded up to a multiple of 8. */
  readonly stride: number;
  /** Per channel the pixels less 128; 0 where transparent. */
  readonly values: Int16Array;
  /** -1 for opaque, 0 for transparent. */
  readonly mask: Int16Array;
  /** Σ of the values of each channel. */
  readonly sums: Float64Array;
  /** Σ of their absolute values, and Σ of their squares, of each channel. */
  readonly absolute: Float64Array;
  readonly squares: Float64Array;
  /** n·ΣT² − (ΣT)² over all channels, and its root. */
  readonly variance: number;
  readonly root: number;
}
