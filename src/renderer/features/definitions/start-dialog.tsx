import type { DefinitionId } from '../../../shared/ids';

/** *Start with changes…*: bots, instances, inputs and launch options for one run only. */
export function StartDialog(_props: { definitionId: DefinitionId; onClose: () => void }) {
  return null;
}
