import type { DefinitionDraft } from '../../shared/definition';
import type { GroupTemplateView } from '../../shared/definition-version';
import { draftOf } from './apply-draft';
import type { SavedDefinition } from './definition-store';

/** What is shown of a template. */
export function groupTemplateView({ definition, file }: SavedDefinition): GroupTemplateView {
  const { id, name, description, routineName, tags } = definition;
  return { templateId: id, file, name, description, routineName, tags: [...tags] };
}

/** The draft a new group begins with: everything but what belongs to the template's own file. */
export function draftFrom({ definition }: SavedDefinition): DefinitionDraft {
  return draftOf(definition);
}
