/** One thing somebody did to a device, as the device saw it. */
export type DeviceInput = InputOrigin & InputEvent;

export type InputEvent =
  | { readonly kind: 'tap'; readonly x: number; readonly y: number }
  | { readonly kind: 'longPress'; readonly x: number; readonly y: number; readonly durationMs: number }
  | {
      readonly kind: 'swipe';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly durationMs: number;
    }
  /** A finger that went over several points before it left the screen. */
  | { readonly kind: 'drag'; readonly points: readonly TouchPoint[] }
  /** Fingers that were on the screen together, each with its way. */
  | { readonly kind: 'touch'; readonly fingers: readonly (readonly TouchPoint[])[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'key'; readonly key: string; readonly longPress: boolean }
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'openUrl'; readonly url: string }
  | { readonly kind: 'startApp' | 'stopApp' | 'clearApp'; readonly package: string };

export interface TouchPoint {
  readonly x: number;
  readonly y: number;
}

export interface InputOrigin {
  /** Counts from 1 per device; gaps never occur. */
  readonly sequence: number;
  /** Milliseconds since the simulator started. */
  readonly atMs: number;
  /** Number of the client connection that sent it; 0 when none did. */
  readonly connection: number;
  /** What the scene did with it: id of the element hit, or null. */
  readonly target: string | null;
}

const KEPT_INPUTS = 10_000;

/** Remembers a device's inputs, the last ten thousand of them. */
export class InputLog {
  private inputs: DeviceInput[] = [];
  private count = 0;

  add(event: InputEvent, origin: Omit<InputOrigin, 'sequence'>): void {
    this.count += 1;
    this.inputs.push({ sequence: this.count, ...origin, ...event });
    if (this.inputs.length > KEPT_INPUTS * 2) this.inputs = this.inputs.slice(-KEPT_INPUTS);
  }

  /** Inputs whose sequence is greater than `after`, oldest first. */
  since(after = 0): readonly DeviceInput[] {
    return this.inputs.filter((input) => input.sequence > after);
  }

  clear(): void {
    this.inputs = [];
  }
}
