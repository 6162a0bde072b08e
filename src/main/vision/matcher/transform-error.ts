import type { TemplateShape } from './template-shape';

/** Half a unit in the last place of f32, relative. */
const U = 2 ** -24;
/** What one factor of two of a transform's length may add, in units of `U`; see bound.md. */
const PER_DOUBLING = 12;

/**
 * How far OpenCV's Σ I·T can be from the truth, with what our own three roundings to f32 add. `bytes` is the template
 * as OpenCV got it. bound.md derives it from the error of a Fourier transform in f32.
 */
export function transformError(
  region: { readonly width: number; readonly height: number },
  { width, height, channels }: TemplateShape,
  bytes: Uint8Array,
): number {
  const length = blockLength(region.width, width) * blockLength(region.height, height);
  const stage = PER_DOUBLING * U * Math.log2(length);
  // The worst picture is white; each channel has a transform of its own.
  const picture = 255 * Math.sqrt(length);
  let error = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    let squares = 0;
    for (let at = channel; at < bytes.length; at += channels) {
      sum += bytes[at] ?? 0;
      squares += (bytes[at] ?? 0) ** 2;
    }
    error += stage * picture * (2 * Math.sqrt(squares) + sum) + 8 * U * 255 * sum;
  }
  return error;
}

/** The longest transform OpenCV takes for one side: 4.5 templates or 256 pixels, rounded up to what divides well. */
function blockLength(region: number, template: number): number {
  const block = Math.max(Math.round(4.5 * template), 256 - template + 1) + template - 1;
  // Products of 2, 3 and 5 are never further apart than this; a transform is no longer than the picture needs.
  return 1.25 * Math.min(block, region + template) + 4;
}
