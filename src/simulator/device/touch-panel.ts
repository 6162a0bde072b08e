import type { TouchPoint } from './input-log';
import type { ScreenFacts } from './phone';

/** Codes of Linux, `include/uapi/linux/input-event-codes.h`. */
const AXIS = { slot: 0x2f, x: 0x35, y: 0x36, finger: 0x39 };
const TYPE = { report: 0, axis: 3 };

interface Finger {
  readonly points: TouchPoint[];
  x: number;
  y: number;
  isDown: boolean;
}

/** A touch panel as the kernel's protocol B describes fingers; it tells of them once the last has left. */
export class TouchPanel {
  readonly maxX: number;
  readonly maxY: number;
  private readonly slots = new Map<number, Finger>();
  private slot = 0;
  private readonly screen: () => ScreenFacts;
  private readonly onLifted: (fingers: readonly (readonly TouchPoint[])[]) => void;

  constructor(options: {
    readonly maxX: number;
    readonly maxY: number;
    readonly screen: () => ScreenFacts;
    readonly onLifted: (fingers: readonly (readonly TouchPoint[])[]) => void;
  }) {
    this.maxX = options.maxX;
    this.maxY = options.maxY;
    this.screen = options.screen;
    this.onLifted = options.onLifted;
  }

  event(type: number, code: number, value: number): void {
    if (type === TYPE.report && code === 0) this.report();
    if (type === TYPE.axis && code === AXIS.slot) this.slot = value;
    else if (type === TYPE.axis) this.axis(code, value);
  }

  private axis(code: number, value: number): void {
    if (code === AXIS.finger && value >= 0)
      this.slots.set(this.slot, { points: [], x: 0, y: 0, isDown: true });
    const finger = this.slots.get(this.slot);
    if (!finger) return;
    if (code === AXIS.finger) finger.isDown = value >= 0;
    if (code === AXIS.x) finger.x = value;
    if (code === AXIS.y) finger.y = value;
  }

  private report(): void {
    const fingers = [...this.slots.values()];
    for (const finger of fingers) {
      const at = this.onScreen(finger);
      const last = finger.points.at(-1);
      if (finger.isDown && (last?.x !== at.x || last.y !== at.y)) finger.points.push(at);
    }
    if (fingers.length === 0 || fingers.some(({ isDown }) => isDown)) return;
    this.slots.clear();
    this.onLifted(fingers.map(({ points }) => points));
  }

  /** Android turns what a panel says as its screen is turned. */
  private onScreen({ x, y }: Finger): TouchPoint {
    const { width, height, rotation } = this.screen();
    const across = (x + 0.5) / (this.maxX + 1);
    const down = (y + 0.5) / (this.maxY + 1);
    const shares = [
      [across, down],
      [down, 1 - across],
      [1 - across, 1 - down],
      [1 - down, across],
    ][rotation] ?? [across, down];
    const pixel = (share = 0, size = 0): number => Math.min(Math.max(Math.floor(share * size), 0), size - 1);
    return { x: pixel(shares[0], width), y: pixel(shares[1], height) };
  }
}
