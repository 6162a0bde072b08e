import { z } from 'zod';
import { describeValue } from './late';
import type { ConditionEntry } from './condition';
import type { ActionEntry } from './action';

/** Steps as written, before the compiler has made a `Block` of them. */
export class RawBlock {
  readonly steps: readonly unknown[];

  constructor(steps: readonly unknown[]) {
    this.steps = steps;
  }
}

/** A condition as written, before the compiler has made a `CompiledCondition` of it. */
export class RawCondition {
  readonly written: unknown;

  constructor(written: unknown) {
    this.written = written;
  }
}

/** Compiled steps nested in an action. */
export class Block {
  readonly steps: readonly CompiledStep[];

  constructor(steps: readonly CompiledStep[]) {
    this.steps = Object.freeze(steps);
    Object.freeze(this);
  }
}

/** A compiled condition; the interpreter turns it into a question at each look. */
export class CompiledCondition {
  readonly entry: ConditionEntry;
  readonly params: unknown;

  constructor(entry: ConditionEntry, params: unknown) {
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
  /** Milliseconds one try may take. */
  readonly timeout?: number | undefined;
  readonly retry?: { readonly times: number; readonly delay: number } | undefined;
}

/** By definition: a schema with a description is a copy that shares it. */
const placeholders = new WeakMap<object, 'steps' | 'condition'>();

/** Whether a schema stands for nested steps or a nested condition; for the JSON Schema. */
export function placeholderOf(schema: z.core.$ZodType): 'steps' | 'condition' | undefined {
  return placeholders.get(schema._zod.def);
}

/** A parameter that is a list of steps. `run` gets a `Block`. */
export function steps(): z.ZodType<Block> {
  return placeholder<Block>('steps', 'a list of steps', (written) =>
    Array.isArray(written) ? new RawBlock(written) : undefined,
  );
}

/** A parameter that is a condition. `run` gets a `CompiledCondition`. */
export function condition(): z.ZodType<CompiledCondition> {
  return placeholder<CompiledCondition>('condition', 'a condition', (written) =>
    written === undefined ? undefined : new RawCondition(written),
  );
}

/** A parameter that is a list of conditions. */
export function conditions(): z.ZodArray<z.ZodType<CompiledCondition>> {
  return z.array(condition()).min(1);
}

/** The compiler swaps the raw form for the compiled one before anybody reads it; hence the type. */
function placeholder<T>(
  kind: 'steps' | 'condition',
  what: string,
  read: (written: unknown) => RawBlock | RawCondition | undefined,
): z.ZodType<T> {
  const schema = z.unknown().transform((written, context) => {
    const raw = read(written);
    if (raw) return raw;
    const refusal = written === undefined ? 'missing' : 'wrong';
    const message = `Expected ${what}, found ${describeValue(written)}.`;
    context.issues.push({ code: 'custom', input: written, message, params: { refusal, what } });
    return z.NEVER;
  });
  placeholders.set(schema._zod.def, kind);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the compiler swaps the raw form, see above
  return schema as unknown as z.ZodType<T>;
}
