import type { ImportChoice, ImportRow as Row } from '../../../shared/import';
import type { RoutineSummary } from '../../../shared/routine-summary';
import type { DefinitionView } from '../../../shared/view';

/** What a row of an import and its cells are drawn from. */
export interface ImportRowProps {
  readonly row: Row;
  readonly choice: ImportChoice;
  /** The saved group it meets. */
  readonly met: DefinitionView | undefined;
  readonly routine: RoutineSummary | undefined;
  /** The row of this import that has its name or id already. */
  readonly repeats: Row | undefined;
  readonly onChoose: (rowId: string, choice: ImportChoice) => void;
}
