import type { RoutineWorld } from '../routine-world';

/** What a run left behind in the world, as far as a row says anything of it. */
export interface Left {
  /** `ok`, or the code of the failure. */
  readonly end?: string;
  readonly calls?: readonly string[];
  readonly logs?: readonly string[];
  readonly notices?: readonly string[];
  readonly requests?: readonly string[];
  readonly screenshots?: readonly string[];
  /** How uses of accounts ended. */
  readonly accounts?: readonly string[];
  readonly counters?: Readonly<Record<string, number>>;
}

/** What every action has to show: what it does, what it refuses, how it is stopped, how its time ends. */
export interface ActionRow {
  /** Steps before it, one line of YAML each. */
  readonly before?: readonly string[];
  /** The step, one line of YAML. */
  readonly step: string;
  /** Steps after it. */
  readonly after?: readonly string[];
  /** Further ways to write it, so that every parameter is written somewhere. */
  readonly also?: readonly string[];
  readonly world?: (world: RoutineWorld) => void;
  readonly others?: Readonly<Record<string, string>>;
  /** Stands in a sentry of its own, which is what is run. */
  readonly inSentry?: boolean;
  /** Stands in a loop. */
  readonly inLoop?: boolean;
  readonly left: Left;
  /** What it waits for, each of them in turn: a word of the world's behaviours, or the clock. Empty: for nothing. */
  readonly waits: readonly string[];
  /** What it waits for after a look in vain, so that the end of its time says so. */
  readonly endsInVain?: readonly string[];
  /** What it still sends when its time is over, unless it waits for that. */
  readonly afterItsTime?: readonly string[];
}

/** A condition that holds in one world and not in the other. */
export interface ConditionRow {
  readonly condition: string;
  readonly also?: readonly string[];
  readonly before?: readonly string[];
  readonly holds: (world: RoutineWorld) => void;
  readonly holdsNot?: (world: RoutineWorld) => void;
  /** What a look at it waits for; null where the answer is known at once. */
  readonly waits: 'look' | 'field' | null;
}
