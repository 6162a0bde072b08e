import { nearestName } from '../../../shared/routine-nearest-name';
import type { RoutineInput } from '../../../shared/routine-summary';
import type { BindContext } from './gathered';

/** Inputs as declared, for their places. */
interface DeclaredInputs {
  readonly container: unknown;
  readonly inputs: readonly RoutineInput[];
}

/** A name that no input and no step gives a value is an error; whether it has one yet shows when it runs. */
export function reportUnknownNames({ used, declared, sink }: BindContext): void {
  for (const { name, at, step } of used) {
    if (declared.has(name)) continue;
    if (sink.isFull()) return;
    const nearest = nearestName(name, declared);
    const hint = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
    const message = `Nothing is called "${name}": no input and no variable set in this routine.${hint}`;
    sink.errorAt({ ...at(), step }, 'name_unknown', message, nearest);
  }
}

/** Inputs and variables that nothing reads are warnings: mostly a name was misspelt, or a step forgotten. */
export function reportUnusedNames(
  { used, variables, sink }: BindContext,
  { container, inputs }: DeclaredInputs,
): void {
  const read = new Set(used.map(({ name }) => name));
  const inputNames = new Set(inputs.map(({ name }) => name));
  for (const name of inputNames) {
    if (read.has(name)) continue;
    const message = `Nothing reads the input "${name}". Write \${${name}} where its value belongs, or remove it.`;
    sink.warning({ container, path: [name], step: '', part: 'key' }, 'input_unused', message);
  }
  for (const { name, at, step } of variables.values()) {
    if (read.has(name) || inputNames.has(name)) continue;
    const message = `The variable "${name}" is set, but nothing reads it. Write \${${name}} where its value belongs, or remove it.`;
    sink.warningAt({ ...at(), step }, 'variable_unused', message);
  }
}
