import type { RoutineCapability } from '../../../shared/routine-summary';
import type { AccountUse } from '../account-use';
import type { RawBlock } from '../nested';
import type { Block } from '../compiled-step';
import type { VariableValue } from '../ports';
import type { ValueKind } from './value-kind';
import type { ProblemSink } from './problem-sink';
import type { SourcePosition } from './source-tree';

/** A call of another routine by a fixed name. */
export interface StaticCall {
  readonly routineName: string;
  readonly step: string;
  readonly at: SourcePosition;
  /** It is run beside the routine, not within it. */
  readonly asSentry?: boolean;
  /** `value` is undefined where it is an expression; `kind` is then what that gives, as far as it is known. */
  readonly inputs: readonly {
    readonly name: string;
    readonly at: SourcePosition;
    readonly value: VariableValue | undefined;
    readonly kind?: ValueKind | undefined;
  }[];
}

/** A name at a place of a routine; the place is looked up only when it is needed. */
export interface NamedPlace {
  readonly name: string;
  readonly at: () => SourcePosition;
  readonly step: string;
}

/** A step that works in a sentry only. */
export interface SentryStep {
  readonly action: string;
  readonly step: string;
  readonly at: SourcePosition;
}

/** What the steps of a routine do with accounts. */
export interface GatheredAccountUse {
  takes: boolean;
  readonly fields: Set<string>;
  readonly secrets: Set<string>;
}

/** What compiling the steps of one routine gathers. */
export interface BindContext {
  readonly sink: ProblemSink;
  /** Names that have a value somewhere in the routine. */
  readonly declared: Set<string>;
  /** What the values of inputs are, by name. */
  readonly inputKinds: ReadonlyMap<string, ValueKind>;
  /** Variables steps set, each where that is done first. */
  readonly variables: Map<string, NamedPlace>;
  /** Names read, to be checked when all declarations are known. */
  readonly used: NamedPlace[];
  readonly calls: StaticCall[];
  readonly sentrySteps: SentryStep[];
  readonly accounts: GatheredAccountUse;
  readonly capabilities: Set<RoutineCapability>;
  /** Hosts of private networks that its requests name. */
  readonly privateHosts: Set<string>;
  /** Templates named by steps and conditions, each where that is done first. */
  readonly templates: Map<string, NamedPlace>;
  /** Where the `id` of a step was given. */
  readonly ids: Map<string, string>;
  /** Variables a bot keeps from one iteration to the next. */
  readonly kept: Set<string>;
  compileBlock(
    raw: RawBlock,
    place: { readonly prefix: string; readonly index: number; readonly inLoop: boolean },
  ): Block;
}

/** Adds what one step or condition does. */
export function noteAccountUse(gathered: GatheredAccountUse, use: AccountUse | undefined): void {
  if (!use) return;
  gathered.takes ||= use.takes === true;
  addNames(use.fields, gathered.fields);
  addNames(use.secrets, gathered.secrets);
}

function addNames(names: readonly (string | null)[] | undefined, to: Set<string>): void {
  for (const name of names ?? []) if (name !== null) to.add(name);
}
