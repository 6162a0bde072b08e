import type { ActionEntry } from './action';
import type { ConditionEntry } from './condition';
import type { NestedCondition, NestedSteps } from './nested';

/** Compiled steps nested in an action. */
export class Block implements NestedSteps {
  readonly steps: readonly CompiledStep[];
  readonly length: number;
  /** Whether `break` and `continue` in it mean the step it belongs to. */
  readonly isLoop: boolean;

  constructor(steps: readonly CompiledStep[], isLoop = false) {
    this.steps = Object.freeze(steps);
    this.length = steps.length;
    this.isLoop = isLoop;
    Object.freeze(this);
  }
}

/** A compiled condition; the interpreter turns it into a question at each look. */
export class CompiledCondition implements NestedCondition {
  readonly name: string;
  readonly entry: ConditionEntry;
  readonly params: unknown;

  constructor(entry: ConditionEntry, params: unknown) {
    this.name = entry.name;
    this.entry = entry;
    this.params = params;
    Object.freeze(this);
  }
}

/** One step, compiled; frozen and shared by all bots. */
export interface CompiledStep {
  /** `3.then.1`, from 1, without the path of the routine that calls this one. */
  readonly path: string;
  /** Number of the top-level step this one is in, from 1. */
  readonly index: number;
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly action: ActionEntry;
  readonly params: Readonly<Record<string, unknown>>;
  readonly settings: StepSettings;
}

/** What every step may carry beside its action. As with other parameters, values may be late. */
export interface StepSettings {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly when?: CompiledCondition | undefined;
  /** Milliseconds one try may take. */
  readonly timeout?: number | undefined;
  readonly retry?: { readonly times: number; readonly delay: number; readonly backoff: number } | undefined;
  readonly onError?: Block | 'continue' | 'fail' | 'restart' | undefined;
}
