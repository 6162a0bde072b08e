import { DefinitionId } from '../src/shared/ids';

/** The nth id of a test: valid, and the same in every run. */
export function definitionIdOf(index: number): DefinitionId {
  return DefinitionId.parse(`019b0000-0000-7000-8000-${String(index).padStart(12, '0')}`);
}
