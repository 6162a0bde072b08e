import { z } from 'zod';
import { describeValue } from './late';

/** Steps nested in an action, as the action sees them; it hands them to `StepContext.run`. */
export interface NestedSteps {
  readonly length: number;
}

/** A condition nested in an action or condition, as that sees it. */
export interface NestedCondition {
  /** Name of the kind of condition. */
  readonly name: string;
}

/** Steps as written, before the compiler has made a `Block` of them. */
export class RawBlock {
  readonly steps: readonly unknown[];
  /** Whether `break` and `continue` in it mean the step it belongs to. */
  readonly isLoop: boolean;

  constructor(steps: readonly unknown[], isLoop = false) {
    this.steps = steps;
    this.isLoop = isLoop;
  }
}

/** A condition as written, before the compiler has made a `CompiledCondition` of it. */
export class RawCondition {
  readonly written: unknown;

  constructor(written: unknown) {
    this.written = written;
  }
}

/** What a schema stands for that the compiler fills in later. */
export type Placeholder = 'steps' | 'loopSteps' | 'condition' | { readonly stepsOr: readonly string[] };

/** By definition: a schema with a description is a copy that shares it. */
const placeholders = new WeakMap<object, Placeholder>();

/** Whether a schema stands for nested steps or a nested condition; for the JSON Schema. */
export function placeholderOf(schema: z.core.$ZodType): Placeholder | undefined {
  return placeholders.get(schema._zod.def);
}

/** A parameter that is a list of steps. `run` gets `NestedSteps`. */
export function steps(): z.ZodType<NestedSteps> {
  return placeholder<NestedSteps>('steps', 'a list of steps', (written) =>
    Array.isArray(written) ? new RawBlock(written) : undefined,
  );
}

/** A parameter that is a list of steps run again and again: `break` and `continue` in it mean this loop. */
export function loopSteps(): z.ZodType<NestedSteps> {
  return placeholder<NestedSteps>('loopSteps', 'a list of steps', (written) =>
    Array.isArray(written) ? new RawBlock(written, true) : undefined,
  );
}

/** A parameter that is a list of steps or one of a few words. */
export function stepsOr<const W extends string>(words: readonly W[]): z.ZodType<NestedSteps | W> {
  const what = `a list of steps, or ${words.join(', ')}`;
  return placeholder<NestedSteps | W>({ stepsOr: words }, what, (written) =>
    Array.isArray(written) ? new RawBlock(written) : words.find((word) => word === written),
  );
}

/** A parameter that is a condition. `run` gets a `NestedCondition`. */
export function condition(): z.ZodType<NestedCondition> {
  return placeholder<NestedCondition>('condition', 'a condition', (written) =>
    written === undefined ? undefined : new RawCondition(written),
  );
}

/** A parameter that is a list of conditions. */
export function conditions(): z.ZodArray<z.ZodType<NestedCondition>> {
  return z.array(condition()).min(1);
}

/** The compiler swaps the raw form for the compiled one before anybody reads it; hence the type. */
function placeholder<T>(
  kind: Placeholder,
  what: string,
  read: (written: unknown) => RawBlock | RawCondition | string | undefined,
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
