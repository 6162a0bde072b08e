import type { LaunchOutcome, ScalarValue } from '../device/phone';
import { VIRTUAL_EPOCH_MS } from '../device/virtual-epoch';
import { createSeededRandom, type SeededRandom } from '../seeded-random';
import type { Action } from './action-schema';
import { ActionRunner, type ActionTarget } from './action-runner';
import { AppInstance, type PopupEntry, type ScreenEntry } from './app-instance';
import { EventQueue } from './event-queue';
import { compileExpression, truthy, type Scope } from './expression';
import type { App, SceneTimer } from './scenario-schema';

const FIRST_PID = 2100;
const SECONDS_A_DAY = 86_400;

export interface SceneRuntimeOptions {
  /** Number of the device, known to expressions as `device`. */
  readonly index: number;
  readonly seed: number;
  readonly apps: readonly App[];
  /** Package of the home screen. */
  readonly home: string;
  /** What draws bars and dialogs of the system. */
  readonly system: App;
}

/**
 * The apps of one device: which run, what they show, what happens to them. Time is told to it (`advanceTo`); between two
 * calls nothing happens. Equal seeds and equal inputs at equal times give equal states.
 */
export class SceneRuntime {
  readonly system: AppInstance;
  /** Counts changes of anything that can be seen. */
  version = 0;
  /** Text that was copied, for every app of the device. */
  clipboard = '';
  private readonly options: SceneRuntimeOptions;
  private readonly events = new EventQueue();
  private readonly running = new Map<string, AppInstance>();
  private readonly stored = new Map<string, Map<string, ScalarValue | ScalarValue[]>>();
  private readonly actions: ActionRunner;
  private readonly random: SeededRandom;
  private tasks: string[] = [];
  private nextPid = FIRST_PID;
  private nowMs = 0;

  constructor(options: SceneRuntimeOptions) {
    this.options = options;
    this.random = createSeededRandom(options.seed, 'scene', options.index);
    this.actions = new ActionRunner(this);
    this.system = this.start(options.system);
    this.launch(options.home, null);
  }

  get now(): number {
    return this.nowMs;
  }

  /** Packages with a task, the one in front last. */
  get front(): AppInstance {
    const front = this.running.get(this.tasks.at(-1) ?? '');
    return front ?? this.start(this.appOf(this.options.home) ?? this.options.system);
  }

  /** Lets happen what is due until `nowMs`, milliseconds since the device came to be. */
  advanceTo(nowMs: number): void {
    const ran = this.events.runDue(nowMs, (at) => {
      this.nowMs = Math.max(this.nowMs, at);
    });
    this.nowMs = Math.max(this.nowMs, nowMs);
    if (ran) this.touch();
  }

  /** Tells who does what a key does; actions press keys too. */
  onKey(pressKey: (key: string) => void): void {
    this.actions.onKey(pressKey);
  }

  touch(): void {
    this.version += 1;
  }

  roll(): number {
    return this.random.next();
  }

  appOf(packageName: string): App | undefined {
    return this.options.apps.find((app) => app.package === packageName);
  }

  pidOf(packageName: string): number | undefined {
    return this.running.get(packageName)?.pid;
  }

  instanceOf(packageName: string): AppInstance | undefined {
    return this.running.get(packageName);
  }

  /** Names an expression of this app may use. */
  scopeOf(instance: AppInstance): Scope {
    return (name) => instance.variables.get(name) ?? this.builtIn(instance, name);
  }

  launch(packageName: string, activity: string | null): LaunchOutcome {
    const app = this.appOf(packageName);
    if (app === undefined) return 'noSuchPackage';
    const full = (name: string): string => (name.startsWith('.') ? app.package + name : name);
    if (activity !== null && full(activity) !== full(app.activity)) return 'noSuchActivity';
    const known = this.running.get(packageName);
    this.tasks = [...this.tasks.filter((task) => task !== packageName), packageName];
    this.touch();
    if (known !== undefined) return 'broughtToFront';
    this.start(app);
    return 'started';
  }

  forceStop(packageName: string): void {
    const instance = this.running.get(packageName);
    if (instance === undefined) return;
    this.stored.set(packageName, instance.storedVariables());
    instance.kill();
    this.running.delete(packageName);
    this.tasks = this.tasks.filter((task) => task !== packageName);
    if (this.tasks.length === 0 || packageName === this.options.home) this.launch(this.options.home, null);
    this.touch();
  }

  clearData(packageName: string): void {
    this.forceStop(packageName);
    this.stored.delete(packageName);
  }

  goHome(): void {
    this.launch(this.options.home, null);
  }

  /** The process dies, and the system tells the user. */
  crash(instance: AppInstance): void {
    this.forceStop(instance.app.package);
    this.goHome();
    this.system.variables.set('label', instance.app.label);
    this.system.variables.set('victim', instance.app.package);
    this.showPopup(this.system, 'crash');
  }

  goto(instance: AppInstance, name: string, replace: boolean): void {
    const screen = instance.app.screens[name];
    if (screen === undefined) return;
    const keep = instance.screens.findIndex((entry) => entry.name === name);
    const length = keep >= 0 ? keep : instance.screens.length - (replace ? 1 : 0);
    for (const left of instance.screens.splice(Math.max(0, length))) left.alive = false;
    instance.focus = null;
    const entry: ScreenEntry = { name, screen, enteredAt: this.nowMs, alive: true };
    instance.screens.push(entry);
    for (const timer of screen.timers) this.startTimer(timer, { instance, entry });
    this.perform(screen.onEnter, { instance, entry });
    this.touch();
  }

  /** Goes one screen back; false when there is none. */
  popScreen(instance: AppInstance): boolean {
    if (instance.screens.length < 2) return false;
    const left = instance.screens.pop();
    if (left !== undefined) left.alive = false;
    instance.focus = null;
    this.touch();
    return true;
  }

  showPopup(instance: AppInstance, name: string): void {
    const popup = instance.app.popups[name];
    if (popup === undefined) return;
    this.closePopup(instance, name);
    const entry: PopupEntry = { name, popup, alive: true };
    instance.popups.push(entry);
    if (popup.for !== undefined) {
      this.later(popup.for, entry, () => {
        this.closePopup(instance, name);
      });
    }
    this.touch();
  }

  closePopup(instance: AppInstance, name?: string): void {
    const index =
      name === undefined
        ? instance.popups.length - 1
        : instance.popups.findIndex((entry) => entry.name === name);
    if (index < 0) return;
    for (const entry of instance.popups.splice(index, 1)) entry.alive = false;
    this.touch();
  }

  toast(text: string): void {
    this.system.variables.set('toast', text);
    this.showPopup(this.system, 'toast');
  }

  perform(actions: readonly Action[], target: ActionTarget): void {
    this.actions.run(actions, target);
    this.touch();
  }

  /** Runs something later, unless its owner has gone by then. */
  later(delayMs: number, owner: { readonly alive: boolean }, run: () => void): void {
    this.events.add({ at: this.nowMs + delayMs, owner, run });
  }

  private start(app: App): AppInstance {
    const process = { pid: (this.nextPid += 7), startedAt: this.nowMs };
    const instance = new AppInstance(app, process, this.stored.get(app.package) ?? new Map<string, never>());
    this.running.set(app.package, instance);
    this.goto(instance, app.start, false);
    for (const timer of app.timers) this.startTimer(timer, { instance, entry: undefined });
    return instance;
  }

  /** A timer without a screen belongs to the app. What comes due while it is not in front is left out. */
  private startTimer(timer: SceneTimer, target: ActionTarget): void {
    const { instance, entry } = target;
    const owner = entry ?? instance;
    const fire = (): void => {
      if (timer.every !== undefined) this.later(timer.every, owner, fire);
      const shown = instance === this.front && (entry === undefined || entry === instance.top);
      const holds = timer.when === undefined || truthy(compileExpression(timer.when)(this.scopeOf(instance)));
      if (shown && holds && (timer.chance >= 1 || this.roll() < timer.chance)) this.perform(timer.do, target);
    };
    this.later(timer.after ?? timer.every ?? 0, owner, fire);
  }

  private builtIn(instance: AppInstance, name: string): ScalarValue | undefined {
    const clockSeconds =
      ((Math.floor((VIRTUAL_EPOCH_MS + this.nowMs) / 1000) % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY;
    switch (name) {
      case 'device':
        return this.options.index;
      case 'seconds':
        return (this.nowMs - instance.startedAt) / 1000;
      case 'screenSeconds':
        return (this.nowMs - (instance.top?.enteredAt ?? 0)) / 1000;
      case 'clockSeconds':
        return clockSeconds;
      case 'clock':
        return new Date(clockSeconds * 1000).toISOString().slice(11, 16);
      default:
        return undefined;
    }
  }
}
