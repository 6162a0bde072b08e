import type { BotGroupDefinition } from '../../../shared/definition';
import { isSecretInput } from '../../../shared/secret-inputs';

/** What an export needs to know of an input; more kinds of input may come than this program knows today. */
export interface InputKind {
  readonly name: string;
  readonly type: string;
}

/** Names of the inputs whose values must not leave this computer. */
export function secretInputs(inputs: readonly InputKind[]): readonly string[] {
  return inputs.filter(isSecretInput).map(({ name }) => name);
}

/** The definition without the values of secret inputs, and their paths. */
export function omitSecrets(
  definition: BotGroupDefinition,
  inputs: readonly InputKind[],
): { readonly definition: BotGroupDefinition; readonly paths: readonly string[] } {
  const secrets = secretInputs(inputs).filter((name) => Object.hasOwn(definition.routineConfig, name));
  if (secrets.length === 0) return { definition, paths: [] };
  const routineConfig = Object.fromEntries(
    Object.entries(definition.routineConfig).filter(([name]) => !secrets.includes(name)),
  );
  return {
    definition: { ...definition, routineConfig },
    paths: secrets.map((name) => `routineConfig.${name}`),
  };
}
