import type { z } from 'zod';
import type { AccountUse } from './account-use';
import type { NestedCondition } from './nested';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../shared/recognition';
import type { RoutineCapability } from '../../shared/routine-summary';
import type { ScreenArea, ScreenPlace } from '../../shared/screen-place';
import type { WrittenArea, WrittenPoint } from './places';
import type { VariableValue } from './ports';
import type { RememberedScreen } from './remembered-screen';

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
  /** What it is that holds, and where; null for what has no place. Left out: the answer to its only ask. */
  readonly seen?: Seen | null;
}

/** What a condition has found; `NOT_FOUND` where it does not hold. */
export type Seen = (answers: readonly Recognition[], fields: AskedFields) => Recognition;

/** What a question finds, however it says so; null for what has no place. */
export function seenOf({ seen, asks }: Question): Seen | null {
  if (seen !== undefined) return seen;
  return asks.length === 1 ? ([answer]) => answer ?? NOT_FOUND : null;
}

/** What a condition needs to make its question. */
export interface Asking {
  /** The question of a condition among the parameters. */
  readonly nested: (condition: NestedCondition) => Question;
  /** Places and areas as they are counted in this routine, at this moment. */
  readonly place: (point: WrittenPoint) => ScreenPlace;
  readonly area: (area: WrittenArea | undefined) => ScreenArea | null;
  /** What was remembered by a name. Throws `RecognitionError` when nothing was. */
  readonly remembered: (name: string) => RememberedScreen;
  /** Wall clock, milliseconds. */
  readonly nowMs: number;
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
  /** What it may do, beyond looking at the screen. */
  readonly capabilities?: readonly RoutineCapability[];
  /** Answered at once, without a look at the screen. */
  readonly isInstant?: boolean;
  /** Templates it names; null where an expression will name one. Parameters may still hold expressions. */
  templates?(params: z.output<P>): readonly (string | null)[];
  /** What it does with accounts; parameters may still hold expressions. */
  accounts?(params: z.output<P>): AccountUse;
  ask(params: z.output<P>, from: Asking): Question;
}

/** Gives an entry its parameters' types. */
export function defineCondition<P extends z.ZodType>(entry: ConditionEntry<P>): ConditionEntry {
  return Object.freeze(entry);
}
