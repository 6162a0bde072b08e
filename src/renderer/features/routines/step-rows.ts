import type { OutlineStep } from '../../../shared/routine-outline';
import type { TreeRow } from './routine-list';

/** A row of the tree of steps. */
export interface StepRow extends TreeRow {
  readonly step: OutlineStep;
  /** The branch it begins, as it is written (`then`, `onError`); null inside of one, and where there is only one. */
  readonly branch: string | null;
}

/** Branches that every step of their kind has, so that naming them says nothing. */
const PLAIN = new Set(['', 'steps']);

/** The steps of a routine as rows; what is in a step that is folded up is left out. */
export function stepRows(steps: readonly OutlineStep[], closed: ReadonlySet<string>): readonly StepRow[] {
  return rowsIn(steps, null, 1, closed);
}

function rowsIn(
  steps: readonly OutlineStep[],
  parent: OutlineStep | null,
  level: number,
  closed: ReadonlySet<string>,
): StepRow[] {
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const branch = branchOf(step, parent);
    const begins = !PLAIN.has(branch) && (before === undefined || branchOf(before, parent) !== branch);
    const isOpen = step.children.length === 0 ? null : !closed.has(step.path);
    const row: StepRow = {
      ...{ key: step.path, level, isOpen, size: steps.length, position: index + 1 },
      ...{ step, branch: begins ? branch : null },
    };
    return isOpen === true ? [row, ...rowsIn(step.children, step, level + 1, closed)] : [row];
  });
}

/** `3.then.1` in `3` is in `then`. */
function branchOf(step: OutlineStep, parent: OutlineStep | null): string {
  if (parent === null) return '';
  return step.path
    .slice(parent.path.length + 1)
    .split('.')
    .slice(0, -1)
    .join(' ');
}
