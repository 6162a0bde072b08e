export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const EDGE = 12;

export type Side = 'right' | 'bottom' | 'left' | 'top';
const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];

/**
 * Where a popover stands beside its target: at the first of these sides with room for it, moved along that side into the
 * window, and never on what is to be used next (`keepFree`): then beneath that. Without room anywhere it stands in the
 * lower right corner.
 */
export function placePopover(
  target: Rectangle,
  popover: Size,
  screen: Size,
  { sides = SIDES, keepFree = null }: { sides?: readonly Side[]; keepFree?: Rectangle | null } = {},
): { left: number; top: number } {
  for (const side of sides) {
    const at = beside(target, popover, side);
    if (!hasRoom(at, side, popover, screen)) continue;
    const inside = {
      left: within(at.left, screen.width - popover.width - EDGE),
      top: within(at.top, screen.height - popover.height - EDGE),
    };
    if (keepFree === null || !overlaps({ ...inside, ...popover }, keepFree)) return inside;
    const beneath = { ...inside, top: keepFree.top + keepFree.height + GAP };
    if (fits(beneath.top, popover.height, screen.height)) return beneath;
  }
  return corner(popover, screen);
}

function hasRoom(
  { left, top }: { left: number; top: number },
  side: Side,
  popover: Size,
  screen: Size,
): boolean {
  return side === 'left' || side === 'right'
    ? fits(left, popover.width, screen.width)
    : fits(top, popover.height, screen.height);
}

function fits(at: number, size: number, room: number): boolean {
  return at >= EDGE && at + size <= room - EDGE;
}

function overlaps(a: Rectangle, b: Rectangle): boolean {
  const isBeside = a.left + a.width <= b.left || b.left + b.width <= a.left;
  return !isBeside && a.top < b.top + b.height && b.top < a.top + a.height;
}

/** The lower right corner, above the status bar. */
export function corner(popover: Size, screen: Size): { left: number; top: number } {
  return { left: screen.width - popover.width - EDGE, top: screen.height - popover.height - EDGE - 40 };
}

function beside(target: Rectangle, popover: Size, side: Side): { left: number; top: number } {
  const { left, top, width, height } = target;
  switch (side) {
    case 'right':
      return { left: left + width + GAP, top };
    case 'left':
      return { left: left - popover.width - GAP, top };
    case 'bottom':
      return { left, top: top + height + GAP };
    case 'top':
      return { left, top: top - popover.height - GAP };
  }
}

function within(at: number, most: number): number {
  return Math.max(EDGE, Math.min(at, most));
}
