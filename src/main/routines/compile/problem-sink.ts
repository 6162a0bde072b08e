import type { RoutineProblem } from '../../../shared/routine-summary';
import type { SourcePosition, SourceTree } from './source-tree';

/** A place in a routine: a value in the tree and the step it belongs to. */
export interface Place {
  readonly container: unknown;
  readonly path: readonly PropertyKey[];
  /** Step path; empty outside steps. */
  readonly step: string;
  readonly part?: 'key' | 'value';
}

/** Collects the problems of one file. */
export interface ProblemSink {
  readonly file: string;
  readonly problems: readonly RoutineProblem[];
  positionOf(place: Place): SourcePosition;
  error(place: Place, code: string, message: string): void;
  /** For a place that is known already. */
  errorAt(at: SourcePosition & { readonly step: string }, code: string, message: string): void;
  warning(place: Place, code: string, message: string): void;
}

/** More problems than this help nobody. */
const MAX_PROBLEMS = 200;

/** Makes a sink whose problems are placed by `tree`. */
export function createProblemSink(file: string, tree: SourceTree): ProblemSink {
  const problems: RoutineProblem[] = [];
  const positionOf = ({ container, path, part = 'value' }: Place): SourcePosition =>
    tree.locate(container, path, part);
  const add = (problem: Omit<RoutineProblem, 'file'>): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ file, ...problem });
  };
  return {
    file,
    problems,
    positionOf,
    error: (place, code, message) => {
      add({ level: 'error', ...positionOf(place), step: place.step, code, message });
    },
    errorAt: ({ line, column, step }, code, message) => {
      add({ level: 'error', line, column, step, code, message });
    },
    warning: (place, code, message) => {
      add({ level: 'warning', ...positionOf(place), step: place.step, code, message });
    },
  };
}
