import { z } from 'zod';

/** A name as code would have it: letters, digits and underscores. */
export const Name = z.string().regex(/^[A-Za-z_]\w*$/);

/** A time as people write it: `800ms`, `5s`, `2m`; in milliseconds after parsing. */
export const Duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m)$/)
  .transform((text) => {
    const unit = text.replace(/^[\d.]+/, '');
    return Number.parseFloat(text) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
  });

/** A calculation such as `coins >= 10 && !claimed`; `expression.ts` says what it may hold. */
export const Expression = z.string().min(1);
export const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof Scalar>;

/** What a tap or a timer does. */
export type Action =
  /** Shows another screen; the one before stays underneath unless `replace` is given. */
  | { readonly do: 'goto'; readonly screen: string; readonly replace?: boolean | undefined }
  | { readonly do: 'back' }
  | { readonly do: 'home' }
  /** Gives a variable the value of an expression; `index` picks one of a list. */
  | {
      readonly do: 'set';
      readonly variable: string;
      readonly index?: string | undefined;
      readonly to: string | number | boolean;
    }
  | {
      readonly do: 'add';
      readonly variable: string;
      readonly index?: string | undefined;
      readonly by: string | number;
    }
  /** The package may hold `{expression}`. */
  | { readonly do: 'startApp'; readonly package: string }
  | { readonly do: 'stopApp'; readonly package: string }
  | { readonly do: 'showPopup'; readonly popup: string }
  /** Closes the topmost pop-up, or the one named. */
  | { readonly do: 'closePopup'; readonly popup?: string | undefined }
  /** A short note at the bottom of the screen. */
  | { readonly do: 'toast'; readonly text: string }
  /** The process dies; the system says so. */
  | { readonly do: 'crash' }
  /** The app takes no input for a while. */
  | { readonly do: 'freeze'; readonly for: number }
  | { readonly do: 'focus'; readonly field: string }
  /** Does things later, if the screen is still the same then. */
  | { readonly do: 'after'; readonly delay: number; readonly then: readonly Action[] }
  | {
      readonly do: 'if';
      readonly when: string;
      readonly then: readonly Action[];
      readonly else?: readonly Action[] | undefined;
    }
  | {
      readonly do: 'chance';
      readonly of: number;
      readonly then: readonly Action[];
      readonly else?: readonly Action[] | undefined;
    }
  | { readonly do: 'key'; readonly key: string };

const Actions = z.array(z.lazy(() => Action));
const index = Expression.optional();

export const Action: z.ZodType<Action> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('goto'), screen: Name, replace: z.boolean().optional() }),
  z.strictObject({ do: z.literal('back') }),
  z.strictObject({ do: z.literal('home') }),
  z.strictObject({ do: z.literal('set'), variable: Name, index, to: Scalar }),
  z.strictObject({ do: z.literal('add'), variable: Name, index, by: z.union([Expression, z.number()]) }),
  z.strictObject({ do: z.literal('startApp'), package: z.string() }),
  z.strictObject({ do: z.literal('stopApp'), package: z.string() }),
  z.strictObject({ do: z.literal('showPopup'), popup: Name }),
  z.strictObject({ do: z.literal('closePopup'), popup: Name.optional() }),
  z.strictObject({ do: z.literal('toast'), text: z.string() }),
  z.strictObject({ do: z.literal('crash') }),
  z.strictObject({ do: z.literal('freeze'), for: Duration }),
  z.strictObject({ do: z.literal('focus'), field: Name }),
  z.strictObject({ do: z.literal('after'), delay: Duration, then: Actions }),
  z.strictObject({ do: z.literal('if'), when: Expression, then: Actions, else: Actions.optional() }),
  z.strictObject({
    do: z.literal('chance'),
    of: z.number().min(0).max(1),
    then: Actions,
    else: Actions.optional(),
  }),
  z.strictObject({ do: z.literal('key'), key: z.string() }),
]);
