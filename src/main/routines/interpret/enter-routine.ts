import type { RoutineConfig } from '../../../shared/definition';
import { resolveInputs, type InputValue } from '../../../shared/routine-inputs';
import type { Program } from '../compile/compile-routine';
import type { VariableValue } from '../ports';
import type { Frame, Machine } from './machine';
import { RoutineError } from './step-failure';

/** How a routine begins. */
export interface Entry {
  readonly given: Readonly<Record<string, VariableValue>>;
  readonly depth: number;
  readonly prefix: string;
}

/** The variables of a routine that begins: its inputs, and what the bot kept from earlier iterations. */
export function enterRoutine(
  { run, variables }: Machine,
  program: Program,
  { given, depth, prefix }: Entry,
): Frame['variables'] {
  const values = new Map<string, VariableValue>(inputValues(program, given));
  const { kept } = run;
  for (const [name, value] of kept?.of(program.name) ?? []) values.set(name, value);
  const own = variables.enter(program.inputs, values, { depth, prefix, kept: program.kept });
  if (!kept || program.kept.size === 0) return own;
  return {
    get: (name) => own.get(name),
    set: (name, value) => {
      own.set(name, value);
      if (program.kept.has(name)) kept.keep(program.name, name, value);
    },
  };
}

/** Inputs of an iteration. Unknown ones were reported before the start and change nothing. */
function inputValues(program: Program, given: Entry['given']): ReadonlyMap<string, InputValue> {
  const { values, problems } = resolveInputs(program.inputs, asConfig(given));
  const problem = problems.find(({ code }) => code !== 'input_unknown');
  if (!problem) return values;
  throw new RoutineError('expression_invalid', { ...problem.detail, problem: problem.code });
}

/** Inputs hold no lists: one that is given becomes the text it would be shown as. */
function asConfig(given: Entry['given']): RoutineConfig {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  );
}
