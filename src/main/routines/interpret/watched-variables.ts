import type { RoutineInput } from '../../../shared/routine-summary';
import { isSecretInput } from '../../../shared/secret-inputs';
import type { Variables, VariableValue } from '../ports';
import type { RunVariable, RunVariables } from '../routine-runner';
import { hideSecrets, showValue } from './show-value';

/** One routine in work: the outermost or one it calls. */
interface RoutineInWork {
  /** Path of the call with a `/`; empty for the outermost. */
  readonly prefix: string;
  readonly inputs: ReadonlyMap<string, RoutineInput>;
  /** Names the bot keeps for its later iterations. */
  readonly kept: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, VariableValue>;
}

interface EnteredAt {
  readonly depth: number;
  readonly prefix: string;
  readonly kept?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The variables of one iteration: makes those that steps use and shows them to whoever watches. While nobody does, a
 * change costs one look at an empty set.
 */
export class WatchedVariables implements RunVariables {
  readonly #routines: RoutineInWork[] = [];
  readonly #secrets: Set<string>;
  readonly #listeners = new Set<() => void>();

  constructor(secrets = new Set<string>()) {
    this.#secrets = secrets;
  }

  /** Variables of a run beside this one, which may be given its secrets: whatever either knows is hidden in both. */
  beside(): WatchedVariables {
    return new WatchedVariables(this.#secrets);
  }

  /** The variables of a routine that begins, `depth` 1 being the outermost. */
  enter(
    inputs: readonly RoutineInput[],
    given: ReadonlyMap<string, VariableValue>,
    { depth, prefix, kept = NONE }: EnteredAt,
  ): Variables {
    const values = new Map<string, VariableValue>(given);
    const byName = new Map(inputs.map((input) => [input.name, input]));
    for (const [name, value] of values) this.#keepSecret(byName.get(name), value);
    this.backTo(depth - 1);
    this.#routines.push({ prefix, inputs: byName, kept, values });
    this.#tell();
    return {
      get: (name) => values.get(name),
      set: (name, value) => {
        values.set(name, value);
        this.#keepSecret(byName.get(name), value);
        this.#tell();
      },
    };
  }

  /** Called routines deeper than `depth` are over. Those of a failed step stay, for people to see why it failed. */
  backTo(depth: number): void {
    if (this.#routines.length <= depth) return;
    this.#routines.length = depth;
    this.#tell();
  }

  list(): readonly RunVariable[] {
    return this.#routines.flatMap(({ prefix, inputs, kept, values }) =>
      [...values].map(([name, value]): RunVariable => {
        const input = inputs.get(name);
        return {
          name: prefix + name,
          scope: input ? 'input' : kept.has(name) ? 'bot' : 'iteration',
          value: showValue(input, value, this.#secrets),
        };
      }),
    );
  }

  /** A text for people, without the secrets of this iteration. */
  readonly hide = (text: string): string => hideSecrets(text, this.#secrets);

  watch(listener: () => void): () => void {
    // A function of its own, so that one who watches twice is told twice and may leave twice.
    const entry = (): void => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  #keepSecret(input: RoutineInput | undefined, value: VariableValue): void {
    if (!input || !isSecretInput(input) || value === '') return;
    for (const form of formsOf(String(value))) this.#secrets.add(form);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** A secret as it is, and as addresses and JSON write it: errors of servers quote those. */
function formsOf(secret: string): readonly string[] {
  const wellFormed = secret.toWellFormed();
  const inAddress = encodeURIComponent(wellFormed);
  return [
    ...[secret, inAddress, inAddress.replaceAll('%20', '+'), encodeURI(wellFormed)],
    JSON.stringify(secret).slice(1, -1),
  ];
}
