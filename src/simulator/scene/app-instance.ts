import type { Scalar } from './action-schema';
import type { App, Popup, Screen } from './scenario-schema';

/** A screen that is shown or lies under the one shown. Timers belong to one entry and end with it. */
export interface ScreenEntry {
  readonly name: string;
  readonly screen: Screen;
  readonly enteredAt: number;
  alive: boolean;
}

export interface PopupEntry {
  readonly name: string;
  readonly popup: Popup;
  alive: boolean;
}

/** One running app: its variables and what it shows. It changes only through the phone that runs it. */
export class AppInstance {
  readonly app: App;
  readonly pid: number;
  readonly startedAt: number;
  readonly variables: Map<string, Scalar | Scalar[]>;
  readonly screens: ScreenEntry[] = [];
  readonly popups: PopupEntry[] = [];
  /** How far groups are scrolled, by their id. */
  readonly scrolled = new Map<string, number>();
  /** Variable of the field that has the focus. */
  focus: string | null = null;
  /** The whole text of that field is selected: what is typed next replaces it. */
  isSelected = false;
  frozenUntil = 0;
  alive = true;

  constructor(
    app: App,
    process: { readonly pid: number; readonly startedAt: number },
    stored: ReadonlyMap<string, Scalar | Scalar[]>,
  ) {
    this.app = app;
    this.pid = process.pid;
    this.startedAt = process.startedAt;
    const initial = Object.entries(app.variables).map(([name, value]) => [name, copyOf(value)] as const);
    this.variables = new Map([
      ...initial,
      ...[...stored].map(([name, value]) => [name, copyOf(value)] as const),
    ]);
  }

  get top(): ScreenEntry | undefined {
    return this.screens.at(-1);
  }

  /** What survives the end of the process. */
  storedVariables(): Map<string, Scalar | Scalar[]> {
    return new Map([...this.variables].filter(([name]) => this.app.stored.includes(name)));
  }

  /** Ends everything that hangs on this process. */
  kill(): void {
    this.alive = false;
    for (const entry of [...this.screens, ...this.popups]) entry.alive = false;
  }
}

function copyOf(value: Scalar | Scalar[]): Scalar | Scalar[] {
  return Array.isArray(value) ? [...value] : value;
}
