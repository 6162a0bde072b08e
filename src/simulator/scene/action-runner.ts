import type { Action, Scalar } from './action-schema';
import type { AppInstance, ScreenEntry } from './app-instance';
import { compileExpression, truthy, type Scope } from './expression';
import { fillTemplate } from './template';

/** What actions can do to a device; the scene's runtime. */
export interface ActionStage {
  readonly now: number;
  scopeOf(instance: AppInstance): Scope;
  roll(): number;
  goto(instance: AppInstance, screen: string, replace: boolean): void;
  popScreen(instance: AppInstance): boolean;
  goHome(): void;
  launch(packageName: string, activity: string | null): unknown;
  forceStop(packageName: string): void;
  crash(instance: AppInstance): void;
  showPopup(instance: AppInstance, name: string): void;
  closePopup(instance: AppInstance, name?: string): void;
  toast(text: string): void;
  perform(actions: readonly Action[], target: ActionTarget): void;
  later(delayMs: number, owner: { readonly alive: boolean }, run: () => void): void;
}

/** Whose actions they are. `scope` is given where copies of a group have numbers of their own. */
export interface ActionTarget {
  readonly instance: AppInstance;
  /** Screen they belong to; what is to happen later happens only while it lives. */
  readonly entry: ScreenEntry | undefined;
  readonly scope?: Scope;
}

type Run<K extends Action['do']> = (
  action: Extract<Action, { do: K }>,
  target: ActionTarget,
  scope: Scope,
) => void;
type Runs = { readonly [K in Action['do']]: Run<K> };

/** Does what actions say. An app that has died in the middle does nothing more. */
export class ActionRunner {
  private readonly runtime: ActionStage;
  private readonly runs: Runs;
  private pressKey: ((key: string) => void) | undefined;

  constructor(runtime: ActionStage) {
    this.runtime = runtime;
    this.runs = { ...this.movement(), ...this.state(), ...this.flow() };
  }

  /** Actions that press keys need somebody who knows what keys do. */
  onKey(pressKey: (key: string) => void): void {
    this.pressKey = pressKey;
  }

  run(actions: readonly Action[], target: ActionTarget): void {
    const scope = target.scope ?? this.runtime.scopeOf(target.instance);
    for (const action of actions) {
      if (!target.instance.alive) return;
      this.runOne(action.do, action, { target, scope });
    }
  }

  private runOne<K extends Action['do']>(
    kind: K,
    action: Extract<Action, { do: K }>,
    { target, scope }: { readonly target: ActionTarget; readonly scope: Scope },
  ): void {
    const run: Run<K> = this.runs[kind];
    run(action, target, scope);
  }

  private movement() {
    const { runtime } = this;
    return {
      goto: (action, { instance }) => {
        runtime.goto(instance, action.screen, action.replace ?? false);
      },
      back: (_action, { instance }) => {
        if (!runtime.popScreen(instance)) runtime.goHome();
      },
      home: () => {
        runtime.goHome();
      },
      startApp: (action, _target, scope) => {
        runtime.launch(fillTemplate(action.package, scope), null);
      },
      stopApp: (action, _target, scope) => {
        runtime.forceStop(fillTemplate(action.package, scope));
      },
      crash: (_action, { instance }) => {
        runtime.crash(instance);
      },
      key: (action) => {
        this.pressKey?.(action.key);
      },
    } satisfies Partial<Runs>;
  }

  private state() {
    const { runtime } = this;
    return {
      set: (action, { instance }, scope) => {
        const value = typeof action.to === 'string' ? compileExpression(action.to)(scope) : action.to;
        assign(instance, action, value, scope);
      },
      add: (action, { instance }, scope) => {
        const by = typeof action.by === 'string' ? Number(compileExpression(action.by)(scope)) : action.by;
        assign(instance, action, Number(valueOf(instance, action, scope)) + by, scope);
      },
      focus: (action, { instance }) => {
        instance.focus = action.field;
      },
      freeze: (action, { instance }) => {
        instance.frozenUntil = runtime.now + action.for;
      },
      showPopup: (action, { instance }) => {
        runtime.showPopup(instance, action.popup);
      },
      closePopup: (action, { instance }) => {
        runtime.closePopup(instance, action.popup);
      },
      toast: (action, _target, scope) => {
        runtime.toast(fillTemplate(action.text, scope));
      },
    } satisfies Partial<Runs>;
  }

  private flow() {
    const { runtime } = this;
    return {
      if: (action, target, scope) => {
        this.run(truthy(compileExpression(action.when)(scope)) ? action.then : (action.else ?? []), target);
      },
      chance: (action, target) => {
        this.run(runtime.roll() < action.of ? action.then : (action.else ?? []), target);
      },
      after: (action, target) => {
        runtime.later(action.delay, target.entry ?? target.instance, () => {
          runtime.perform(action.then, target);
        });
      },
    } satisfies Partial<Runs>;
  }
}

interface Place {
  readonly variable: string;
  readonly index?: string | undefined;
}

function valueOf(instance: AppInstance, place: Place, scope: Scope): Scalar {
  const value = instance.variables.get(place.variable) ?? 0;
  return Array.isArray(value) ? (value[Number(compileExpression(place.index ?? '0')(scope))] ?? 0) : value;
}

function assign(instance: AppInstance, place: Place, value: Scalar, scope: Scope): void {
  const before = instance.variables.get(place.variable);
  if (Array.isArray(before)) before[Number(compileExpression(place.index ?? '0')(scope))] = value;
  else instance.variables.set(place.variable, value);
}
