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

/** By definition: a schema with a description is a copy that shares it. */
const placeholders = new WeakMap<object, 'steps' | 'condition'>();

/** Whether a schema stands for nested steps or a nested condition; for the JSON Schema. */
export function placeholderOf(schema: z.core.$ZodType): 'steps' | 'condition' | undefined {
  return placeholders.get(schema._zod.def);
}

/** A parameter that is a list of steps. `run` gets `NestedSteps`. */
export function steps(): z.ZodType<NestedSteps> {
  return placeholder<NestedSteps>('steps', 'a list of steps', (written) =>
    Array.isArray(written) ? new RawBlock(written) : undefined,
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
