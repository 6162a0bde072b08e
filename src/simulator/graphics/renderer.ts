import sharp from 'sharp';
import type { DrawOp } from './draw-op';
import { createSurface, intersect, isEmpty, type Box, type Surface } from './surface';

/** A finished picture, shared by all who show the same. */
export interface RenderedFrame extends Surface {
  readonly key: string;
  readonly ops: readonly DrawOp[];
  png(): Promise<Buffer>;
}

/**
 * Memory for pictures, whatever the number of devices: 80 pictures of 540x960. One that had to go is drawn again in a
 * few milliseconds when somebody looks.
 */
const KEPT_BYTES = 160 * 1024 * 1024;
/** Level 3 keeps encoding of a full screen near 10 ms; a smaller file is of no use here. */
const PNG_LEVEL = 3;

/**
 * Draws lists of operations. Devices that show the same share one picture, and a picture that differs little from the
 * one before is made from it by drawing only what changed.
 */
export class Renderer {
  private readonly frames = new Map<string, RenderedFrame>();
  private keptBytes = 0;

  render(
    size: { readonly width: number; readonly height: number },
    ops: readonly DrawOp[],
    before?: RenderedFrame,
  ): RenderedFrame {
    const key = `${String(size.width)}x${String(size.height)}\n${ops.map((op) => op.key).join('\n')}`;
    const known = this.frames.get(key);
    if (known !== undefined) {
      this.frames.delete(key);
      this.frames.set(key, known);
      return known;
    }
    const frame = makeFrame(key, draw(size, ops, before), ops);
    this.frames.set(key, frame);
    this.keptBytes += frame.pixels.length;
    this.forgetOldest();
    return frame;
  }

  private forgetOldest(): void {
    for (const [key, frame] of this.frames) {
      if (this.keptBytes <= KEPT_BYTES || this.frames.size === 1) return;
      this.frames.delete(key);
      this.keptBytes -= frame.pixels.length;
    }
  }
}

function makeFrame(key: string, surface: Surface, ops: readonly DrawOp[]): RenderedFrame {
  const { width, height, pixels, words } = surface;
  let png: Promise<Buffer> | undefined;
  return {
    key,
    ops,
    width,
    height,
    pixels,
    words,
    png: () =>
      (png ??= sharp(pixels, { raw: { width, height, channels: 4 } })
        .png({ compressionLevel: PNG_LEVEL, adaptiveFiltering: false })
        .toBuffer()),
  };
}

function draw(
  size: { readonly width: number; readonly height: number },
  ops: readonly DrawOp[],
  before: RenderedFrame | undefined,
): Surface {
  const surface = createSurface(size.width, size.height);
  const whole = { left: 0, top: 0, right: size.width, bottom: size.height };
  const sameSize = before?.width === size.width && before.height === size.height;
  const changed = before !== undefined && sameSize ? changedBox(before.ops, ops) : whole;
  const clip = intersect(changed, whole);
  if (before !== undefined && sameSize && changed !== whole) before.pixels.copy(surface.pixels);
  else surface.pixels.fill(0xff);
  for (const op of ops) {
    const part = intersect(op.bounds, clip);
    if (!isEmpty(part)) op.paint(surface, part);
  }
  return surface;
}

const EVERYTHING: Box = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/** The box around all operations only one of the two lists has; everything, when the common ones changed their order. */
export function changedBox(before: readonly DrawOp[], after: readonly DrawOp[]): Box {
  const beforeKeys = countKeys(before);
  const afterKeys = countKeys(after);
  const kept = (op: DrawOp): boolean => beforeKeys.get(op.key) === afterKeys.get(op.key);
  const common = before.filter(kept);
  const commonAfter = after.filter(kept);
  if (common.some((op, index) => op.key !== commonAfter[index]?.key)) return EVERYTHING;
  const changed = [...before, ...after].filter((op) => !kept(op));
  return changed.reduce<Box>((box, op) => around(box, op.bounds), {
    left: Infinity,
    top: Infinity,
    right: -Infinity,
    bottom: -Infinity,
  });
}

function countKeys(ops: readonly DrawOp[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const op of ops) counts.set(op.key, (counts.get(op.key) ?? 0) + 1);
  return counts;
}

function around(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
