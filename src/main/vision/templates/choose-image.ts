import type { ScreenSize } from '../../../shared/screen-place';
import type { TemplateImage } from '../../../shared/template';

/** Shapes that differ less are taken to be the same: 1080 × 2400 and 720 × 1600 to the pixel, others nearly. */
const SAME_SHAPE = 0.01;

/**
 * The picture that fits a screen best: one that was cut from a screen of its size, then of its shape and nearest in
 * size, then one that says nothing, then the nearest in shape. Of equal ones the first.
 */
export function chooseImage(images: readonly TemplateImage[], screen: ScreenSize): TemplateImage | undefined {
  const ranked = images.map((image) => ({ image, rank: rankOf(image.resolution, screen) }));
  return ranked.reduce<(typeof ranked)[number] | undefined>(
    (best, one) => (best === undefined || isLess(one.rank, best.rank) ? one : best),
    undefined,
  )?.image;
}

type Rank = readonly [group: number, distance: number];

function rankOf(resolution: ScreenSize | null, { width, height }: ScreenSize): Rank {
  if (!resolution) return [2, 0];
  if (resolution.width === width && resolution.height === height) return [0, 0];
  const shape = Math.abs(Math.log((resolution.width * height) / (resolution.height * width)));
  const size = Math.abs(Math.log((resolution.width * resolution.height) / (width * height)));
  return shape <= SAME_SHAPE ? [1, size] : [3, shape + size / 1_000];
}

function isLess([group, distance]: Rank, [otherGroup, otherDistance]: Rank): boolean {
  return group === otherGroup ? distance < otherDistance : group < otherGroup;
}
