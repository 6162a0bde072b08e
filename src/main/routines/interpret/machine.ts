import type { ErrorFacts } from '../action';
import { ExpressionError, type Scope } from '../expression/cel-expression';
import type { Variables, VariableValue } from '../ports';
import type { Recognition } from '../../../shared/recognition';
import { middleOf } from '../../../shared/screen-place';
import type { Program } from '../compile/compile-routine';
import type { Block } from '../compiled-step';
import type { RememberedScreen } from '../remembered-screen';
import type { AnsweredLook } from '../looks';
import type { RoutineRun } from '../routine-runner';
import type { OnePicture } from './one-picture';
import type { StartingPoint } from './starting-point';
import type { Turn } from './turn';
import type { ActiveTime } from './active-time';
import type { WatchedVariables } from './watched-variables';

/** One routine in work: the outermost one or one it calls. */
export interface Frame {
  readonly variables: Variables;
  /** Path of the call with a `/`; empty for the outermost routine. */
  readonly prefix: string;
  readonly depth: number;
  /** Top-level step of the outermost routine that called; null in the outermost itself. */
  readonly index: number | null;
  /** What pixels of its places count in. */
  readonly screen: Program['screen'];
  /** The file it was made from, and those that called it: what a person consents to. */
  readonly routines: readonly [own: KnownFile, ...callers: KnownFile[]];
}

/** A routine by its name, and by the bytes it was made from. */
export type KnownFile = Pick<Program, 'name' | 'hash'>;

/** Where a block of steps runs. */
export interface Place {
  readonly frame: Frame;
  readonly signal: AbortSignal;
  /** Aborts when the run is to end at once, whereas `signal` may tell of a time limit only. */
  readonly stop: AbortSignal;
  /** Whether these are the last steps of a `try` whose time is over. */
  readonly isLast?: boolean;
  /** The failure these steps run because of. */
  readonly error?: ErrorFacts;
  /** Where the run begins, when that is not its first step. */
  readonly start?: StartingPoint | undefined;
  /** What conditions are asked of; each look takes a new picture without. */
  readonly picture?: OnePicture | undefined;
}

/** What all steps of one iteration share, or of one run of a sentry. */
export interface Machine {
  /** What actions use of the program; nothing they tell people has a secret in it. */
  readonly ports: RoutineRun['context'];
  readonly run: Pick<RoutineRun, 'context' | 'observer' | 'facts' | 'kept' | 'whyNot'>;
  readonly variables: WatchedVariables;
  readonly time: ActiveTime;
  /** Number of top-level steps of the outermost routine. */
  readonly total: number;
  /** What may not run in here: the outermost routine, and the sentries this is a run of. */
  readonly guarded: readonly string[];
  /** Holds the main routine, or lets it go on; null outside of sentries. */
  readonly hold: ((held: boolean) => void) | null;
  readonly turn: Turn;
  /** How the screen looked when that was to be remembered, by name. */
  readonly remembered: Map<string, RememberedScreen>;
  /** What was found last. */
  match: Recognition | null;
  /** The look that was begun last. */
  lastLook: AnsweredLook | null;
  /** Runs steps in order. Rejects with a `StepFailure`, a way out, or with the signal's reason. */
  runBlock(block: Block, place: Place): Promise<void>;
  call(
    name: string,
    inputs: Readonly<Record<string, VariableValue>>,
    caller: { readonly place: Place; readonly path: string; readonly index: number },
  ): Promise<VariableValue | undefined>;
}

/** What expressions read at a place: variables and inputs first, then what the program knows. */
export function scopeAt(machine: Machine, { frame, error }: Place): Scope {
  return {
    get: (name) => {
      const value = frame.variables.get(name);
      if (value !== undefined) return value;
      return factOf(name, machine, error);
    },
  };
}

function factOf(
  name: string,
  { run: { context, facts }, match }: Machine,
  error: ErrorFacts | undefined,
): Readonly<Record<string, VariableValue>> | undefined {
  switch (name) {
    case 'error':
      return error && { ...error };
    case 'match':
      return match ? matchFacts(match) : undefined;
    case 'shared':
      return context.counters.all();
    case 'account': {
      const account = context.accounts.current();
      if (!account) throw new ExpressionError('"account" has no value: the bot holds no account.');
      return { key: account.key, label: account.label };
    }
    default:
      return facts?.(name);
  }
}

/** Where it is (`x`, `y` in the middle) and what was read there; what is not known is left out. */
function matchFacts({ found, box, score, text, all }: Recognition): Readonly<Record<string, VariableValue>> {
  return {
    count: all.length > 0 ? all.length : Number(found),
    ...(box && { ...middleOf(box), left: box.x, top: box.y, width: box.width, height: box.height }),
    ...(score !== null && { score }),
    ...(text !== null && { text }),
  };
}
