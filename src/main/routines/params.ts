import { z } from 'zod';
import { DURATION_EXAMPLES, formatDuration, parseDuration } from '../../shared/routine-duration';
import { toNumber } from '../../shared/routine-inputs';
import { didYouMean } from '../../shared/routine-nearest-name';
import type { Scalar } from './expression/cel-expression';
import type { VariableValue } from './ports';
import { late, type Leaf } from './late';

/**
 * Kinds of parameter an action or condition may have. Each reads a value as written in YAML or an expression, which
 * is evaluated just before the step runs; `run` sees plain values only.
 */

const MAX_DURATION_MS = 30 * 86_400_000;
const SCALAR = z.union([z.string(), z.number(), z.boolean()]);
const NOT_READ: { readonly hint?: string } = {};
/** In what language texts are read where nobody says. */
export const TEXT_LANGUAGE = 'en';
const HEX_COLOR = /^#([0-9a-f]{6})$/i;

/** A text. A number in its place is refused, since YAML would eat the leading zeros of a code like 0042. */
export function text(): z.ZodType<string> {
  return late<string>({
    what: 'text',
    literal: z.string(),
    read: (value) =>
      typeof value === 'string'
        ? { value }
        : isScalar(value)
          ? { hint: `Put it in quotes: "${String(value)}".` }
          : NOT_READ,
    convert: String,
  });
}

/** A text that is not empty. */
export function word(what: string): z.ZodType<string> {
  return late<string>({
    what,
    literal: z.string().min(1),
    read: (value) => (typeof value === 'string' && value.trim() !== '' ? { value } : NOT_READ),
    convert: String,
  });
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): z.ZodType<number> {
  return late<number>({
    what: `a whole number from ${String(min)} to ${String(max)}`,
    literal: z.int().min(min).max(max),
    read: (value) =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max
        ? { value }
        : NOT_READ,
    convert: (value) => (typeof value === 'object' ? value : (toNumber(value) ?? value)),
  });
}

/** A number, fractions included; between bounds where they are given. */
export function number(bounds?: { readonly min: number; readonly max: number }): z.ZodType<number> {
  const { min, max } = bounds ?? { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  return late<number>({
    what: bounds ? `a number from ${String(min)} to ${String(max)}` : 'a number',
    literal: bounds ? z.number().min(min).max(max) : z.number(),
    read: (value) =>
      typeof value === 'number' && Number.isFinite(value) && value >= min && value <= max
        ? { value }
        : NOT_READ,
    convert: (value) => (typeof value === 'object' ? value : (toNumber(value) ?? value)),
  });
}

/** True or false. */
export function boolean(): z.ZodType<boolean> {
  return late<boolean>({
    what: 'true or false, or an expression that is one of them',
    literal: z.boolean(),
    read: (value) => (typeof value === 'boolean' ? { value } : NOT_READ),
  });
}

/** A duration like `1m 30s`, in milliseconds once read. Plain numbers are refused: nobody can tell their unit. */
export function duration(): z.ZodType<number> {
  return late<number>({
    what: `a duration such as ${DURATION_EXAMPLES}`,
    literal: z.string().meta({ pattern: '^\\s*\\d', examples: ['500ms', '2s', '1m 30s'] }),
    show: formatDuration,
    read: (value) => {
      if (typeof value === 'number') {
        return { hint: `Write the unit: ${String(value)}ms, ${String(value)}s or ${String(value)}m.` };
      }
      const ms = typeof value === 'string' ? parseDuration(value) : undefined;
      if (ms === undefined) return NOT_READ;
      return ms <= MAX_DURATION_MS ? { value: ms } : { hint: 'The longest is 30d.' };
    },
  });
}

/** One of a few words. */
export function choice<const T extends string>(options: readonly [T, ...T[]]): z.ZodType<T> {
  return late<T>({
    what: `one of ${options.join(', ')}`,
    literal: z.enum(options),
    read: (value) => {
      const found = options.find((option) => option === value);
      return found === undefined
        ? { hint: didYouMean(typeof value === 'string' ? value : '', options).trim() }
        : { value: found };
    },
  });
}

/** A colour like `"#2b8a3e"`, as `[red, green, blue]` once read. */
export function color(): z.ZodType<readonly [number, number, number]> {
  return late<readonly [number, number, number]>({
    what: 'a colour such as "#2b8a3e"',
    literal: z.string().meta({ pattern: '^#[0-9a-fA-F]{6}$', examples: ['#2b8a3e'] }),
    read: (value) => {
      if (value === null) return { hint: 'It needs quotes: without them YAML takes # for a comment.' };
      const digits = typeof value === 'string' ? HEX_COLOR.exec(value.trim())?.[1] : undefined;
      if (digits === undefined) return NOT_READ;
      const rgb = Number.parseInt(digits, 16);
      return { value: [rgb >> 16, (rgb >> 8) & 255, rgb & 255] };
    },
  });
}

/** A text, number or boolean, kept as it is. */
export function scalar(): z.ZodType<Scalar> {
  const leaf: Leaf<Scalar> = {
    what: 'text, a number, true or false',
    literal: SCALAR,
    read: (value) => (isScalar(value) ? { value } : NOT_READ),
  };
  return late(leaf);
}

/** A text, number or boolean, or a list of these. */
export function value(): z.ZodType<VariableValue> {
  return late<VariableValue>({
    what: 'text, a number, true, false or a list of these',
    literal: z.union([SCALAR, z.array(SCALAR)]),
    read: (written) => (isScalar(written) || isList(written) ? { value: written } : NOT_READ),
  });
}

/** A list of texts, numbers and booleans. */
export function list(): z.ZodType<readonly Scalar[]> {
  return late<readonly Scalar[]>({
    what: 'a list such as [first, second]',
    literal: z.array(SCALAR),
    read: (written) => (isList(written) ? { value: written } : NOT_READ),
  });
}

function isList(value: unknown): value is readonly Scalar[] {
  return Array.isArray(value) && value.every(isScalar);
}

/** A text, number or boolean, or null for no value. */
export function scalarOrNothing(): z.ZodType<Scalar | null> {
  return late<Scalar | null>({
    what: 'text, a number, true, false or null',
    literal: z.union([SCALAR, z.null()]),
    read: (value) => (value === null || isScalar(value) ? { value } : NOT_READ),
  });
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}
