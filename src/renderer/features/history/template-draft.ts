import type { BotGroupDefinition, DefinitionDraft } from '../../../shared/definition';
import { draftOf } from '../../state/draft';

/** What a person decides about a template. */
export interface TemplateChoices {
  readonly name: string;
  readonly description: string;
  /** Groups made from it begin with the same instances; else each chooses its own. */
  readonly keepsInstances: boolean;
}

/** A template from a saved group: everything that is not of this one group. */
export function templateDraft(definition: BotGroupDefinition, choices: TemplateChoices): DefinitionDraft {
  const draft = draftOf(definition);
  return {
    ...draft,
    name: choices.name.trim(),
    description: choices.description.trim(),
    availableInstances: choices.keepsInstances ? draft.availableInstances : [],
  };
}
