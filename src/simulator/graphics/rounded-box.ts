import type { Color } from './color';
import { blendPixel, fillBox, intersect, isEmpty, type Box, type Surface } from './surface';

/** One colour, or a change from one at the top to another at the bottom. */
export interface Fill {
  readonly top: Color;
  readonly bottom: Color;
}

const SHADOW_OPACITY = 70;
const corners = new Map<number, Uint8Array>();

/** Fills a box with round corners, inside `clip`. */
export function drawRoundedBox(
  surface: Surface,
  shape: { readonly box: Box; readonly radius: number; readonly fill: Fill },
  clip: Box,
): void {
  const { box, fill } = shape;
  const inner = intersect(box, clip);
  if (isEmpty(inner)) return;
  const radius = Math.min(
    shape.radius,
    Math.floor((box.right - box.left) / 2),
    Math.floor((box.bottom - box.top) / 2),
  );
  const flat = fill.top === fill.bottom;
  if (flat && radius === 0) {
    fillBox(surface, inner, fill.top);
    return;
  }
  for (let y = inner.top; y < inner.bottom; y++) {
    const color = flat ? fill.top : mix(fill, (y - box.top) / Math.max(1, box.bottom - box.top - 1));
    const fromEdge = Math.min(y - box.top, box.bottom - 1 - y);
    const inset = fromEdge < radius ? radius : 0;
    const straight = { left: box.left + inset, top: y, right: box.right - inset, bottom: y + 1 };
    fillBox(surface, intersect(straight, inner), color);
    if (inset > 0) drawCornerRow(surface, { box, inner, y, radius, fromEdge, color });
  }
}

interface CornerRow {
  readonly box: Box;
  readonly inner: Box;
  readonly y: number;
  readonly radius: number;
  readonly fromEdge: number;
  readonly color: Color;
}

function drawCornerRow(surface: Surface, row: CornerRow): void {
  const { box, inner, y, radius, color } = row;
  const corner = cornerCoverage(radius);
  for (let offset = 0; offset < radius; offset++) {
    const coverage = corner[row.fromEdge * radius + offset] ?? 0;
    if (coverage === 0) continue;
    for (const x of [box.left + offset, box.right - 1 - offset]) {
      if (x >= inner.left && x < inner.right)
        blendPixel(surface.pixels, (y * surface.width + x) * 4, color, coverage);
    }
  }
}

/** Coverage of the upper left corner: by the distance of a pixel's middle from the circle's edge. */
function cornerCoverage(radius: number): Uint8Array {
  const known = corners.get(radius);
  if (known !== undefined) return known;
  const made = new Uint8Array(radius * radius);
  for (let y = 0; y < radius; y++) {
    for (let x = 0; x < radius; x++) {
      const distance = Math.sqrt((radius - x - 0.5) ** 2 + (radius - y - 0.5) ** 2);
      made[y * radius + x] = Math.round(Math.min(1, Math.max(0, radius - distance + 0.5)) * 255);
    }
  }
  corners.set(radius, made);
  return made;
}

function mix({ top, bottom }: Fill, t: number): Color {
  const channel = (index: 0 | 1 | 2 | 3): number => Math.round(top[index] * (1 - t) + bottom[index] * t);
  return [channel(0), channel(1), channel(2), channel(3)];
}

/** A soft shadow around a box and a little below it; the box itself is drawn over it afterwards. */
export function drawShadow(
  surface: Surface,
  shape: { readonly box: Box; readonly radius: number; readonly blur: number },
  clip: Box,
): void {
  const { box, radius, blur } = shape;
  const inner = intersect(clip, { left: 0, top: 0, right: surface.width, bottom: surface.height });
  const drop = Math.round(blur / 3);
  const middleX = (box.left + box.right) / 2;
  const middleY = (box.top + box.bottom) / 2 + drop;
  const halfWidth = (box.right - box.left) / 2 - radius;
  const halfHeight = (box.bottom - box.top) / 2 - radius;
  for (let y = inner.top; y < inner.bottom; y++) {
    const dy = Math.max(0, Math.abs(y + 0.5 - middleY) - halfHeight);
    const covered = y >= box.top + radius && y < box.bottom - radius;
    for (let x = inner.left; x < inner.right; x++) {
      if (covered && x >= box.left) x = Math.max(x, box.right);
      if (x >= inner.right) break;
      const dx = Math.max(0, Math.abs(x + 0.5 - middleX) - halfWidth);
      const far = Math.sqrt(dx * dx + dy * dy) - radius;
      const fade = Math.min(1, Math.max(0, 1 - far / blur));
      const coverage = Math.round(fade * fade * SHADOW_OPACITY);
      if (coverage > 0) blendPixel(surface.pixels, (y * surface.width + x) * 4, [0, 0, 0, 255], coverage);
    }
  }
}
