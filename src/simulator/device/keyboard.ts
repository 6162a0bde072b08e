/** A keyboard of a virtual device, as the kernel tells of it: it says which keys were down together, once all are up. */
export class Keyboard {
  private readonly down = new Set<number>();
  private together: number[] = [];
  private readonly onReleased: (names: readonly string[]) => void;

  constructor(onReleased: (names: readonly string[]) => void) {
    this.onReleased = onReleased;
  }

  /** A key's code of Linux, and whether it went down. */
  key(code: number, isDown: boolean): void {
    if (isDown && !this.down.has(code)) this.together.push(code);
    if (isDown) this.down.add(code);
    else this.down.delete(code);
    if (this.down.size > 0 || this.together.length === 0) return;
    const names = this.together.map((pressed) => NAMES.get(pressed) ?? 'UNKNOWN');
    this.together = [];
    this.onReleased(names);
  }

  /** The codes it has, as `getevent -p` shows them. */
  static readonly codes: () => readonly string[] = () =>
    [...NAMES.keys()].sort((a, b) => a - b).map((code) => code.toString(16).padStart(4, '0'));
}

/** Part of AOSP's `Generic.kl`. */
const NAMES: ReadonlyMap<number, string> = new Map([
  ...Object.entries({
    ...{ 1: 'ESCAPE', 14: 'DEL', 15: 'TAB', 28: 'ENTER', 29: 'CTRL_LEFT', 42: 'SHIFT_LEFT', 56: 'ALT_LEFT' },
    ...{ 16: 'Q', 17: 'W', 18: 'E', 19: 'R', 20: 'T', 21: 'Y', 22: 'U', 23: 'I', 24: 'O', 25: 'P' },
    ...{ 30: 'A', 31: 'S', 32: 'D', 33: 'F', 34: 'G', 35: 'H', 36: 'J', 37: 'K', 38: 'L' },
    ...{ 44: 'Z', 45: 'X', 46: 'C', 47: 'V', 48: 'B', 49: 'N', 50: 'M', 57: 'SPACE' },
  }).map(([code, name]): [number, string] => [Number(code), name]),
]);
