import { DefinitionDraft, type BotGroupDefinition } from '../../../shared/definition';

/** What a person decides about a template. */
export interface TemplateChoices {
  readonly name: string;
  readonly description: string;
  /** Groups made from it begin with the same instances; else each chooses its own. */
  readonly keepsInstances: boolean;
}

const OF_THE_FILE = new Set(['$schema', 'schemaVersion', 'id', 'createdAt', 'updatedAt']);

/** A template from a saved group: everything that is not of this one group. */
export function templateDraft(definition: BotGroupDefinition, choices: TemplateChoices): DefinitionDraft {
  const content = Object.entries(definition).filter(([key]) => !OF_THE_FILE.has(key));
  return DefinitionDraft.parse({
    ...Object.fromEntries(content),
    name: choices.name.trim(),
    description: choices.description.trim(),
    availableInstances: choices.keepsInstances ? definition.availableInstances : [],
  });
}

/** `name`, or `name 2`, `name 3` …: the first that nobody has; capital letters make no difference. At most 80 characters. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((each) => each.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${String(number)}`;
    const candidate = `${[...name].slice(0, 80 - ending.length).join('')}${ending}`;
    if (!known.has(candidate.toLowerCase())) return candidate;
  }
}
