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

type Side = 'right' | 'bottom' | 'left' | 'top';
const SIDES: readonly Side[] = ['right', 'left', 'bottom', 'top'];

/**
 * Where a popover stands beside its target: at the first side with room for it, moved along that side into the window.
 * Without room anywhere it stands in the lower right corner.
 */
export function placePopover(target: Rectangle, popover: Size, screen: Size): { left: number; top: number } {
  for (const side of SIDES) {
    const { left, top } = beside(target, popover, side);
    const fitsAcross = left >= EDGE && left + popover.width <= screen.width - EDGE;
    const fitsDown = top >= EDGE && top + popover.height <= screen.height - EDGE;
    const isAcross = side === 'left' || side === 'right';
    if (isAcross ? fitsAcross : fitsDown) {
      return {
        left: within(left, screen.width - popover.width - EDGE),
        top: within(top, screen.height - popover.height - EDGE),
      };
    }
  }
  return corner(popover, screen);
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
