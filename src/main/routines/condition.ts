import type { z } from 'zod';
import type { AccountUse } from './account-use';
import type { NestedCondition } from './nested';
import type { Recogniser, Recognition, VariableValue } from './ports';

/** Fields of the account in hand, by name; null where one has no value. */
export type AskedFields = ReadonlyMap<string, VariableValue | null>;

/** What a condition wants to know of the screen, and its answer once that is known. */
export interface Question {
  /** Asked together with everything else of the same look, on one capture. */
  readonly asks: readonly Recogniser[];
  /** Fields of the account in hand it wants to know; none when left out. */
  readonly fields?: readonly string[];
  /** `answers` are those to `asks`, in order. */
  holds(answers: readonly Recognition[], fields: AskedFields): boolean;
}

/** One kind of condition: an entry of the registry. */
export interface ConditionEntry<P extends z.ZodType = z.ZodType> {
  /** The key it is written under. */
  readonly name: string;
  /** One sentence for the reference page. */
  readonly summary: string;
  /** More for the reference page, markdown. */
  readonly details?: string;
  /** What stands under the key. */
  readonly schema: P;
  /** A condition in YAML that compiles; shown in the reference, run by the tests. */
  readonly example: string;
  /** What it does with accounts; parameters may still hold expressions. */
  accounts?(params: z.output<P>): AccountUse;
  /** `nested` makes questions of conditions among the parameters. */
  ask(params: z.output<P>, nested: (condition: NestedCondition) => Question): Question;
}

/** Gives an entry its parameters' types. */
export function defineCondition<P extends z.ZodType>(entry: ConditionEntry<P>): ConditionEntry {
  return Object.freeze(entry);
}
