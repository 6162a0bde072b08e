import type { Frame } from '../../../shared/frame';

/** A rectangle of a frame, whole pixels from the top left. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type MatchErrorReason = 'frame' | 'region' | 'template_larger' | 'threshold' | 'limit';

/** Why a question cannot be answered on this frame. */
export class MatchError extends RangeError {
  override readonly name = 'MatchError';
  readonly reason: MatchErrorReason;
  constructor(reason: MatchErrorReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The part of a frame that is searched: all of it, or a rectangle that must lie within. */
export function regionOf(frame: Frame, region: Region | undefined): Region {
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  const size = [frame.width, frame.height].every((side) => Number.isInteger(side) && side > 0);
  if (!size || frame.pixels.length !== frame.width * frame.height * 4)
    throw new MatchError('frame', 'a frame has at least one pixel, and four bytes for each');
  if (!region) return whole;
  const { x, y, width, height } = region;
  const integers = [x, y, width, height].every((value) => Number.isInteger(value) && value >= 0);
  const inside = x + width <= frame.width && y + height <= frame.height;
  if (!integers || width === 0 || height === 0 || !inside)
    throw new MatchError('region', 'the region does not lie within the frame');
  return region;
}
