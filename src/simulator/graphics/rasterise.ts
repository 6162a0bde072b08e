import type { Outline } from './path';
import type { Mask } from './surface';

export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Coverage of outlines, with smooth edges: each edge adds the exact area it cuts off its pixels, a running sum along the
 * rows gives the coverage. Only additions and multiplications, so the result is the same on every machine.
 */
export function rasterise(outline: Outline, placement: Placement): Mask {
  const points = outline.map((contour) =>
    contour.map((value, index) => value * placement.scale + (index % 2 === 0 ? placement.x : placement.y)),
  );
  const bounds = boundsOf(points);
  const width = bounds.right - bounds.left;
  const height = bounds.bottom - bounds.top;
  const area = new Float64Array((width + 1) * height + 1);
  for (const contour of points) {
    for (let index = 0; index < contour.length; index += 2) {
      const next = (index + 2) % contour.length;
      addEdge(area, width + 1, {
        x0: (contour[index] ?? 0) - bounds.left,
        y0: (contour[index + 1] ?? 0) - bounds.top,
        x1: (contour[next] ?? 0) - bounds.left,
        y1: (contour[next + 1] ?? 0) - bounds.top,
      });
    }
  }
  return { left: bounds.left, top: bounds.top, width, height, coverage: sumRows(area, width, height) };
}

function boundsOf(points: readonly (readonly number[])[]) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const contour of points) {
    for (let index = 0; index < contour.length; index += 2) {
      const x = contour[index] ?? 0;
      const y = contour[index + 1] ?? 0;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (left > right) return { left: 0, top: 0, right: 0, bottom: 0 };
  return { left: Math.floor(left), top: Math.floor(top), right: Math.ceil(right), bottom: Math.ceil(bottom) };
}

interface Edge {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function addEdge(area: Float64Array, stride: number, edge: Edge): void {
  if (edge.y0 === edge.y1) return;
  const down = edge.y0 < edge.y1;
  const { x0, y0, x1, y1 } = down ? edge : { x0: edge.x1, y0: edge.y1, x1: edge.x0, y1: edge.y0 };
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(y0); row < y1; row++) {
    const from = Math.max(row, y0);
    const to = Math.min(row + 1, y1);
    const xFrom = x0 + (from - y0) * slope;
    const xTo = x0 + (to - y0) * slope;
    addSpan(area, row * stride, {
      left: Math.min(xFrom, xTo),
      right: Math.max(xFrom, xTo),
      height: (to - from) * (down ? 1 : -1),
    });
  }
}

/** A slanted piece of an edge inside one row, spread over the pixels it crosses. */
function addSpan(
  area: Float64Array,
  start: number,
  span: { left: number; right: number; height: number },
): void {
  const { left, right, height } = span;
  const first = Math.floor(left);
  const last = Math.max(first, Math.ceil(right) - 1);
  if (first === last) {
    const covered = height * (1 - ((left + right) / 2 - first));
    add(area, start + first, covered);
    add(area, start + first + 1, height - covered);
    return;
  }
  const perPixel = height / (right - left);
  for (let pixel = first; pixel <= last; pixel++) {
    const from = Math.max(pixel, left);
    const to = Math.min(pixel + 1, right);
    const piece = (to - from) * perPixel;
    const covered = piece * (1 - ((from + to) / 2 - pixel));
    add(area, start + pixel, covered);
    add(area, start + pixel + 1, piece - covered);
  }
}

function add(area: Float64Array, at: number, value: number): void {
  area[at] = (area[at] ?? 0) + value;
}

function sumRows(area: Float64Array, width: number, height: number): Uint8Array {
  const coverage = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += area[y * (width + 1) + x] ?? 0;
      coverage[y * width + x] = Math.min(255, Math.round(Math.abs(sum) * 255));
    }
  }
  return coverage;
}
