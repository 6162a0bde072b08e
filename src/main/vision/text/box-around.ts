import type { Box } from '../../../shared/screen-place';

/** The smallest box around all of them; an empty one at the origin for none. */
export function boxAround(boxes: readonly Box[]): Box {
  const [first, ...others] = boxes;
  if (!first) return { x: 0, y: 0, width: 0, height: 0 };
  let { x, y } = first;
  let [right, bottom] = [x + first.width, y + first.height];
  for (const box of others) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}
