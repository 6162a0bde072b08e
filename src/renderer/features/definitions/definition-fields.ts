import { DefinitionDraft } from '../../../shared/definition';
import { changedFields, mergedFields, type ChangedField, type Merge } from '../../components/three-way';

/** Objects of a definition whose keys are fields of their own. */
const OPEN = new Set(['routineConfig', 'launchOptions', 'restartPolicy']);

/** Every field of a definition that one side or the other changed since `base`. */
export function changedDefinitionFields(
  base: DefinitionDraft,
  theirs: DefinitionDraft,
  mine: DefinitionDraft,
): readonly ChangedField[] {
  return changedFields({ base, theirs, mine }, OPEN);
}

/** The definition that is made of both sides. */
export function mergedDraft(
  theirs: DefinitionDraft,
  fields: readonly ChangedField[],
  choices: Merge['choices'],
): DefinitionDraft {
  return DefinitionDraft.parse(mergedFields({ theirs, fields, choices }, OPEN));
}
