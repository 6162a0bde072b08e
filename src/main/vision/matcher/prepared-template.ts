import type { Frame } from '../../../shared/frame';
import { chooseGrid } from './cell-grid';
import { coarseOf, type Coarse } from './coarse-template';
import { quantise } from './quantise';
import { ROUNDING, type TemplateShape } from './template-shape';

const REASONS = {
  size: 'a template has at least one pixel, at most half a million, and four bytes for each',
  transparent: 'the template is transparent everywhere',
  constant: 'the opaque pixels of the template are all the same',
} as const;

/** Why an image cannot be a template. */
export class TemplateError extends RangeError {
  override readonly name = 'TemplateError';
  readonly reason: keyof typeof REASONS;
  constructor(reason: keyof typeof REASONS) {
    super(REASONS[reason]);
    this.reason = reason;
  }
}

export interface TemplateOptions {
  /** Compares red, green and blue; otherwise gray, which takes a third of the time. */
  readonly colour: boolean;
}

/** A template with all that does not depend on the frame. The caller keeps it as long as it is of use. */
export interface PreparedTemplate extends TemplateShape {
  readonly colour: boolean;
  readonly masked: boolean;
  /** One number per pixel instead of the exact three sums: a bound that is nearly the score. */
  readonly sketch: { readonly values: Int16Array; readonly gain: number; readonly slack: number };
  readonly coarse: Coarse;
}

/** Sums of absolute values may reach 2³¹ when multiplied with pixels of at most 2⁷. */
const LARGEST_SKETCH = 2 ** 24 - 1;
/** Below these, rows rounded up to eight, what the kernel adds up stays in its integers: bound.md counts. */
const AREA_LIMIT = 2 ** 19;
const SIDE_LIMIT = 2 ** 16;

/**
 * Prepares an image: pixels less than half opaque are ignored. Throws `TemplateError` for what no score is defined for.
 */
export function prepareTemplate(image: Frame, { colour }: TemplateOptions): PreparedTemplate {
  const { width, height } = image;
  assertSize(image);
  const channels = colour ? 3 : 1;
  const { stride, mask, values, opaque } = planesOf(image, colour);
  if (opaque === 0) throw new TemplateError('transparent');
  const moments = momentsOf(values, channels, opaque);
  if (moments.variance <= 0) throw new TemplateError('constant');
  const measures = { ...moments, root: Math.sqrt(moments.variance) };
  const shape = { width, height, channels, opaque, stride, values, mask, ...measures };
  const coarse = coarseOf(shape, chooseGrid(width, height));
  return { ...shape, colour, masked: opaque < width * height, sketch: sketchOf(shape), coarse };
}

function assertSize({ width, height, pixels }: Frame): void {
  const whole = [width, height].every((side) => Number.isInteger(side) && side > 0 && side < SIDE_LIMIT);
  const fits = strideOf(width) * height < AREA_LIMIT && pixels.length === width * height * 4;
  if (!whole || !fits) throw new TemplateError('size');
}

function strideOf(width: number): number {
  return Math.ceil(width / 8) * 8;
}

function planesOf(
  { width, height, pixels }: Frame,
  colour: boolean,
): Pick<TemplateShape, 'stride' | 'mask' | 'values' | 'opaque'> {
  const channels = colour ? [0, 1, 2] : [null];
  const stride = strideOf(width);
  const mask = new Int16Array(stride * height);
  const values = new Int16Array(mask.length * channels.length);
  let opaque = 0;
  for (let index = 0; index < width * height; index += 1) {
    if ((pixels[index * 4 + 3] ?? 0) < 128) continue;
    opaque += 1;
    const at = Math.floor(index / width) * stride + (index % width);
    mask[at] = -1;
    for (const [plane, channel] of channels.entries())
      values[plane * mask.length + at] = channelOf(pixels, index * 4, channel) - 128;
  }
  return { stride, mask, values, opaque };
}

/** Gray as the kernel computes it. */
function channelOf(pixels: Uint8Array, at: number, channel: number | null): number {
  if (channel !== null) return pixels[at + channel] ?? 0;
  const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
  return (red * 9798 + green * 19_235 + blue * 3735 + 16_384) >> 15;
}

function momentsOf(
  values: Int16Array,
  channels: number,
  opaque: number,
): Pick<TemplateShape, 'sums' | 'absolute' | 'squares' | 'variance'> {
  const length = values.length / channels;
  const [sums, absolute] = [new Float64Array(channels), new Float64Array(channels)];
  const squares = new Float64Array(channels);
  let variance = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    let [sum, size, square] = [0, 0, 0];
    for (const value of values.subarray(channel * length, (channel + 1) * length)) {
      sum += value;
      size += Math.abs(value);
      square += value * value;
    }
    [sums[channel], absolute[channel], squares[channel]] = [sum, size, square];
    variance += opaque * square - sum * sum;
  }
  return { sums, absolute, squares, variance };
}

/** The template less its means, as integers that add up to 0 in each channel. */
function sketchOf({ channels, opaque, values, mask, sums, root }: TemplateShape): PreparedTemplate['sketch'] {
  const centred = new Float64Array(opaque * channels);
  let count = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (mask[at % mask.length] === 0) continue;
    const channel = Math.floor(at / mask.length);
    centred[count] = (values[at] ?? 0) - (sums[channel] ?? 0) / opaque;
    count += 1;
  }
  const quantised = quantise(centred, { largestSum: LARGEST_SKETCH, groupLength: opaque });
  const sketch = new Int16Array(values.length);
  count = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (mask[at % mask.length] === 0) continue;
    sketch[at] = quantised.values[count] ?? 0;
    count += 1;
  }
  return {
    values: sketch,
    gain: quantised.scale === 0 ? 0 : opaque / (quantised.scale * root),
    slack: (Math.sqrt(quantised.lostSquares) * Math.sqrt(opaque)) / root + ROUNDING,
  };
}
