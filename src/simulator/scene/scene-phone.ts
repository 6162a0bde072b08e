import type { Clock } from '../../shared/ports';
import type { CapturedScreen, Phone, Point, ScreenFacts, Size, UiNode } from '../device/phone';
import type { Picture } from '../graphics/draw-op';
import type { RenderedFrame, Renderer } from '../graphics/renderer';
import { pressKey, pressKeys, typeInto } from './keys';
import type { App, Scenario } from './scenario-schema';
import { SceneRuntime } from './scene-runtime';
import { layerOps, viewLayers, type Layer } from './scene-view';
import { fillTemplate } from './template';
import { longPressAt, pinchAt, swipeFrom, tapAt } from './touch';
import { uiNodes } from './ui-nodes';

/** Texts that tell the time change at most this often. */
const TICK_MS = 100;

export interface ScenePhoneOptions {
  readonly index: number;
  readonly seed: number;
  readonly clock: Clock;
  readonly device: Scenario['device'];
  readonly apps: readonly App[];
  readonly home: string;
  readonly system: App;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** Shared by all devices. */
  readonly renderer: Renderer;
}

interface Shown {
  readonly key: string;
  readonly layers: readonly Layer[];
}

/** A phone whose apps are scripted scenes. It draws only when somebody looks, and only what has changed since. */
export class ScenePhone implements Phone {
  private readonly options: ScenePhoneOptions;
  private readonly runtime: SceneRuntime;
  private readonly startedAt: number;
  private size: Size | null = null;
  private density: number | null = null;
  private held: 0 | 1 | 2 | 3 | null = null;
  private shown: Shown | undefined;
  /** Weakly held, so that the renderer alone decides how much memory pictures take. */
  private captured: { readonly key: string; readonly frame: WeakRef<RenderedFrame> } | undefined;

  constructor(options: ScenePhoneOptions) {
    this.options = options;
    this.startedAt = options.clock.monotonic();
    const { index, seed, apps, home, system } = options;
    this.runtime = new SceneRuntime({ index, seed, apps, home, system });
    this.runtime.onKey((key) => this.pressKey(key));
  }

  screen(): ScreenFacts {
    const { device } = this.options;
    const physical = { width: device.width, height: device.height };
    const size = this.size ?? physical;
    const turned = this.quarterTurns(size);
    const shown = turned % 2 === 1 ? { width: size.height, height: size.width } : size;
    const { density: overrideDensity } = this;
    return {
      ...shown,
      physical,
      override: this.size,
      density: device.density,
      overrideDensity,
      rotation: turned,
    };
  }

  overrideSize(size: Size | null): void {
    this.size = size;
    this.runtime.touch();
  }

  overrideDensity(density: number | null): void {
    this.density = density;
  }

  tap(x: number, y: number): string | null {
    const layers = this.layers();
    return tapAt(this.runtime, layers, { x, y });
  }

  longPress(x: number, y: number): string | null {
    const layers = this.layers();
    return longPressAt(this.runtime, layers, { x, y });
  }

  swipe(from: Point, to: Point): string | null {
    const layers = this.layers();
    return swipeFrom(this.runtime, layers, { from, to });
  }

  pinch(fingers: readonly (readonly Point[])[]): string | null {
    this.layers();
    return pinchAt(this.runtime, fingers);
  }

  typeText(text: string): string | null {
    const layers = this.layers();
    return typeInto(this.runtime, layers, text);
  }

  pressKey(key: string): string | null {
    const layers = this.layers();
    return pressKey(this.runtime, layers, key);
  }

  pressKeys(keys: readonly string[]): string | null {
    const layers = this.layers();
    return pressKeys(this.runtime, layers, keys);
  }

  clipboard(): string {
    return this.runtime.clipboard;
  }

  setClipboard(text: string): void {
    this.runtime.clipboard = text;
  }

  hold(rotation: 0 | 1 | 2 | 3 | null): void {
    this.held = rotation;
    this.runtime.touch();
  }

  launch(packageName: string, activity: string | null) {
    this.advance();
    return this.runtime.launch(packageName, activity);
  }

  forceStop(packageName: string): void {
    this.advance();
    this.runtime.forceStop(packageName);
  }

  clearData(packageName: string): void {
    this.advance();
    this.runtime.clearData(packageName);
  }

  packages() {
    const facts = [...this.options.apps, this.options.system];
    return facts.map((app) => ({
      name: app.package,
      activity: app.activity,
      label: app.label,
      system: app.system,
    }));
  }

  pidOf(packageName: string): number | undefined {
    this.advance();
    return this.runtime.pidOf(packageName);
  }

  focus() {
    this.advance();
    const { front, system } = this.runtime;
    const dialog = system.popups.findLast(({ popup }) => popup.window !== undefined)?.popup.window;
    const window = dialog === undefined ? null : fillTemplate(dialog, this.runtime.scopeOf(system));
    return { package: front.app.package, activity: front.app.activity, dialog: window };
  }

  nodes(): readonly UiNode[] {
    return uiNodes(this.layers());
  }

  capture(): CapturedScreen {
    const layers = this.layers();
    const key = this.shown?.key ?? '';
    const before = this.captured?.frame.deref();
    if (before !== undefined && this.captured?.key === key) return before;
    const frame = this.options.renderer.render(this.screen(), layerOps(layers), before);
    this.captured = { key, frame: new WeakRef(frame) };
    return frame;
  }

  state() {
    this.advance();
    const { front, system } = this.runtime;
    return {
      package: front.app.package,
      screen: front.top?.name ?? '',
      popups: [...front.popups, ...system.popups].map(({ name }) => name),
      variables: Object.fromEntries(front.variables),
    };
  }

  setVariable(packageName: string, name: string, value: string | number | boolean): void {
    this.runtime.instanceOf(packageName)?.variables.set(name, value);
    this.runtime.touch();
  }

  private advance(): number {
    const now = this.options.clock.monotonic() - this.startedAt;
    this.runtime.advanceTo(now);
    return now;
  }

  /** What is on the screen now; made anew only when something may have changed. */
  private layers(): readonly Layer[] {
    const now = this.advance();
    const key = `${String(this.runtime.version)} ${String(Math.floor(now / TICK_MS))}`;
    if (this.shown?.key !== key) {
      this.shown = { key, layers: viewLayers(this.runtime, this.screen(), this.options.pictures) };
    }
    return this.shown.layers;
  }

  /** An app that insists on an orientation gets it; else the device is held as the scenario says. */
  private quarterTurns(size: Size): 0 | 1 | 2 | 3 {
    const { orientation } = this.runtime.front.app;
    const held = this.held ?? ({ 0: 0, 90: 1, 180: 2, 270: 3 } as const)[this.options.device.rotation];
    if (orientation === undefined) return held;
    const wide = size.width > size.height !== (held % 2 === 1);
    if (wide === (orientation === 'landscape')) return held;
    return held % 2 === 0 ? 1 : 0;
  }
}
