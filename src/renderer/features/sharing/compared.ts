import { definitionDifference, type Difference } from '../../../shared/definition-difference';
import type { ImportRow } from '../../../shared/import';
import type { DefinitionView } from '../../../shared/view';

/** Who a group is and when it was made stay when it is replaced. */
const KEPT = new Set(['id', 'createdAt', 'updatedAt']);

/** What a row would change of the group it meets. */
export function comparedWithMet(row: ImportRow, met: DefinitionView | undefined): readonly Difference[] {
  if (row.definition === null || met === undefined) return [];
  return definitionDifference(met.definition, row.definition).filter(({ path }) => !KEPT.has(path));
}
