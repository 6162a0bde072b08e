import type { DefinitionId } from '../../../shared/ids';
import { useView } from '../../state/host-context';
import { bulkFacts, type BulkFacts } from './bulk-rules';

const NONE = {};

/** What is known now of the groups a bulk action is about; those that have gone meanwhile are left out. */
export function useChosen(definitionIds: readonly DefinitionId[]): BulkFacts {
  const definitions = useView((state) => state.view?.definitions) ?? NONE;
  const groups = useView((state) => state.groupOfDefinition);
  return bulkFacts(definitionIds, { definitions, groups });
}
