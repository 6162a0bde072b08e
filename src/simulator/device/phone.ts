/** Screen, apps and input of one virtual device, as its commands use them. Coordinates are pixels of the shown screen. */
export interface Phone {
  /** The screen as it is held now: width and height are swapped when it is turned by 90 or 270 degrees. */
  screen(): ScreenFacts;
  /** Changes the resolution, as `wm size` does; null brings back the one the device was made with. */
  overrideSize(size: Size | null): void;
  overrideDensity(density: number | null): void;
  /** Each input answers the id of the element it hit, or null. */
  tap(x: number, y: number): string | null;
  longPress(x: number, y: number): string | null;
  swipe(from: Point, to: Point): string | null;
  /** Two or more fingers, each with its way over two points or more. */
  pinch(fingers: readonly (readonly Point[])[]): string | null;
  typeText(text: string): string | null;
  /** `key` without its prefix: `BACK`, `ENTER`, `A`. */
  pressKey(key: string, longPress: boolean): string | null;
  /** Keys pressed together, names without prefix; knows select all, copy, cut and paste. */
  pressKeys(keys: readonly string[]): string | null;
  /** The text that was copied last, by whatever app. */
  clipboard(): string;
  setClipboard(text: string): void;
  /** Holds the screen in so many quarter turns, whatever the device is held in; null follows that again. */
  hold(rotation: 0 | 1 | 2 | 3 | null): void;
  /** Brings an app to the front; `activity` null is its launcher activity. */
  launch(packageName: string, activity: string | null): LaunchOutcome;
  forceStop(packageName: string): void;
  /** Stops an app and forgets what it had stored. */
  clearData(packageName: string): void;
  packages(): readonly PackageFacts[];
  /** Process number of a running app. */
  pidOf(packageName: string): number | undefined;
  focus(): FocusFacts;
  nodes(): readonly UiNode[];
  capture(): CapturedScreen;
  /** What is behind the screen, for tests and tools. */
  state(): PhoneState;
  setVariable(packageName: string, name: string, value: ScalarValue): void;
}

export type ScalarValue = string | number | boolean;

export type LaunchOutcome = 'started' | 'broughtToFront' | 'noSuchPackage' | 'noSuchActivity';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface ScreenFacts extends Size {
  readonly physical: Size;
  readonly override: Size | null;
  readonly density: number;
  readonly overrideDensity: number | null;
  /** Quarter turns anticlockwise, as Android counts them. */
  readonly rotation: 0 | 1 | 2 | 3;
}

export interface PackageFacts {
  readonly name: string;
  /** As written in the manifest, `.MainActivity` or in full. */
  readonly activity: string;
  readonly label: string;
  readonly system: boolean;
}

export interface FocusFacts {
  readonly package: string;
  readonly activity: string;
  /** A system dialog in front of the app, such as `Application Error: com.example.flaky`. */
  readonly dialog: string | null;
}

/** One element as accessibility tools see it. */
export interface UiNode {
  /** How many elements of its app it lies in. One follows what it lies in. */
  readonly depth: number;
  readonly id: string | null;
  readonly className: string;
  readonly package: string;
  readonly text: string;
  /** What screen readers read out for it; empty when the app says nothing. */
  readonly description: string;
  readonly clickable: boolean;
  readonly longClickable: boolean;
  readonly scrollable: boolean;
  readonly password: boolean;
  readonly focused: boolean;
  readonly checked: boolean | null;
  readonly enabled: boolean;
  readonly bounds: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface CapturedScreen extends Size {
  /** RGBA. Shared with other captures of the same picture: never write to it. */
  readonly pixels: Buffer;
  /** The same as PNG; encoded once per picture. */
  png(): Promise<Buffer>;
}

export interface PhoneState {
  readonly package: string;
  readonly screen: string;
  readonly popups: readonly string[];
  readonly variables: Readonly<Record<string, ScalarValue | readonly ScalarValue[]>>;
}
