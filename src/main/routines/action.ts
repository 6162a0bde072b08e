import type { z } from 'zod';
import type { NestedCondition, NestedSteps } from './nested';
import type { AccountUse } from './account-use';
import type { Recogniser, Recognition } from '../../shared/recognition';
import type { ConsentCapability, RoutineCapability } from '../../shared/routine-summary';
import type { Pixel, ScreenArea } from '../../shared/screen-place';
import type { WrittenArea, WrittenPoint } from './places';
import type { ActionContext, VariableValue } from './ports';
import type { RememberedScreen } from './remembered-screen';

/** What an action may use while it runs: the ports, and the interpreter for what is nested in it. */
export interface StepContext extends ActionContext {
  /** Runs nested steps, each with its own gate, events, time limit and retries. */
  run(steps: NestedSteps): Promise<void>;
  /** Name of the routine nobody has agreed may do it: the step's own or one that called it; undefined when all may. */
  notAllowed(capability: ConsentCapability): string | undefined;
  /** Whether a person has agreed that the routine this step is written in may do it, and that they read the host's name. */
  allows(capability: ConsentCapability, host: string): boolean;
  /** Looks once and tells whether the condition holds. */
  holds(condition: NestedCondition): Promise<boolean>;
  /** Looks once and answers one question about the screen. */
  ask(recogniser: Recogniser): Promise<Recognition>;
  /** An area as it is counted in this routine, at this moment; null: the whole screen. */
  area(area: WrittenArea | undefined): ScreenArea | null;
  /** Where a point is on the screen now, whole pixels. Fails with `place_outside` when it can't be there. */
  pixel(point: WrittenPoint): Promise<Pixel>;
  /** Keeps what was found, as `match` in expressions and for places counted from it. */
  found(match: Recognition): void;
  /** Keeps how the screen looks, by a name, for conditions that ask whether it has changed. */
  remember(name: string, screen: RememberedScreen): void;
  /** Runs another routine with inputs of its own; answers what it returned. */
  call(
    routineName: string,
    inputs: Readonly<Record<string, VariableValue>>,
  ): Promise<VariableValue | undefined>;
  /** Looks once and tells where a condition that sees something holds. Fails with `no_place` for one that sees nothing. */
  see(condition: NestedCondition, how?: { readonly everyPlace: boolean }): Promise<Recognition>;
  /** Looks once and tells whether the condition holds; where it does and has a place, that is `match` from now on. */
  holdsAndFound(condition: NestedCondition): Promise<boolean>;
  /** Which of several conditions holds first in their order, all asked of one look; undefined: none. */
  firstThatHolds(conditions: readonly NestedCondition[]): Promise<number | undefined>;
  /** What `error` is for a failure of nested steps; undefined for what is none: a stop, `break`, `return`. */
  factsOf(error: unknown): ErrorFacts | undefined;
  /** Looked in vain just now: when the time of the step is over, that is what it says it waited for. */
  waitsFor(what: () => string): void;
  /** Milliseconds worked since some fixed moment; time spent paused does not count. */
  activeMs(): number;
  /** Holds the main routine at its next step; `false` lets it go on. In a run of a sentry only. */
  holdRoutine(held: boolean): void;
  /** Runs nested steps that all see one picture, taken when the first of them looks. */
  runOnOnePicture(steps: NestedSteps): Promise<void>;
  /** Runs nested steps also when the time of a step around them is over; they have 30s of their own then. */
  runLast(steps: NestedSteps): Promise<void>;
  /** Runs nested steps in which expressions can read `error`. */
  runWithError(steps: NestedSteps, error: ErrorFacts): Promise<void>;
}

/** What `error` is in steps that run because others failed. */
export interface ErrorFacts {
  readonly code: string;
  readonly message: string;
  readonly step: string;
}

/** A list of steps in an action that a run can begin in the middle of. */
export interface Entrance {
  readonly steps: NestedSteps;
  /** What the action's conditions, in the order they are asked, would have to answer for it to run them. */
  readonly holds?: readonly boolean[];
}

/** One action: an entry of the registry. To add an action, write one and list it in `action-registry.ts`. */
export interface ActionEntry<S extends z.ZodObject = z.ZodObject> {
  /** The key that makes a step this action. */
  readonly name: string;
  /** One sentence for the reference page. */
  readonly summary: string;
  /** More for the reference page, markdown. */
  readonly details?: string;
  /** The step without the keys every step may have: the action's own key and those beside it. */
  readonly schema: S;
  /** Steps in YAML that compile; shown in the reference, run by the tests. */
  readonly example: string;
  /** What it may do; a routine's capabilities are those of all its actions and of all routines it calls. */
  readonly capabilities?: readonly RoutineCapability[];
  /** Done without waiting for anything: a loop of nothing else gives others no turn by itself. */
  readonly isInstant?: boolean;
  /** Steps after it in the same list are never reached. */
  readonly endsList?: boolean;
  /** Variables it keeps for the bot's next iterations, among those it sets. */
  keeps?(params: z.output<S>): readonly string[];
  /** Works in a run of a sentry only. */
  readonly inSentryOnly?: boolean;
  /** Leaves a loop, so that one has to go round it. */
  readonly isLoopExit?: boolean;
  /** Time limit of one try when the step gives none, milliseconds. */
  readonly defaultTimeoutMs?: number;
  /** What people see when the step has no name. */
  label?(params: z.output<S>): string;
  /** Variables it sets; parameters may still hold expressions. */
  declares?(params: z.output<S>): readonly string[];
  /** Templates it names; null where an expression will name one. Parameters may still hold expressions. */
  templates?(params: z.output<S>): readonly (string | null)[];
  /** Hosts it names for requests, as `URL` writes them; null where an expression will. Parameters may still hold expressions. */
  hosts?(params: z.output<S>): readonly (string | null)[];
  /** Its lists of steps that a run can begin in; parameters may still hold expressions. */
  entrances?(params: z.output<S>): readonly Entrance[];
  /** What it does with accounts; parameters may still hold expressions. */
  accounts?(params: z.output<S>): AccountUse;
  /** Ends when the step is done; throws an error with a `code` of `FailureCode` when it failed. */
  run(params: z.output<S>, context: StepContext): Promise<void> | void;
}

/** Gives an entry its parameters' types. */
export function defineAction<S extends z.ZodObject>(entry: ActionEntry<S>): ActionEntry {
  return Object.freeze(entry);
}
