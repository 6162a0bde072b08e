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

/** Where something is written, and in which step. */
export interface StepPosition extends SourcePosition {
  readonly step: string;
}

/** Collects the problems of one file. */
export interface ProblemSink {
  readonly file: string;
  readonly problems: readonly RoutineProblem[];
  hasErrors(): boolean;
  /** Whether there are so many errors already that no further one is kept. */
  isFull(): boolean;
  positionOf(place: Place): SourcePosition;
  /** `suggestion` is what was most likely meant. */
  error(place: Place, code: string, message: string, suggestion?: string): void;
  /** For places that are known already. */
  errorAt(at: StepPosition, code: string, message: string, suggestion?: string): void;
  warning(place: Place, code: string, message: string): void;
  warningAt(at: StepPosition, code: string, message: string): void;
}

/** More of one level than this help nobody. */
const MAX_PROBLEMS = 200;
const MAX_MESSAGE = 2_000;

/** Makes a sink whose problems are placed by `tree`. */
export function createProblemSink(file: string, tree: SourceTree): ProblemSink {
  const problems: RoutineProblem[] = [];
  const positionOf = ({ container, path, part = 'value' }: Place): SourcePosition =>
    tree.locate(container, path, part);
  const counts = { error: 0, warning: 0 };
  const add = (problem: Omit<RoutineProblem, 'file'>): void => {
    counts[problem.level] += 1;
    if (counts[problem.level] <= MAX_PROBLEMS)
      problems.push({ file, ...problem, message: shortened(problem.message) });
  };
  return {
    file,
    problems,
    hasErrors: () => counts.error > 0,
    isFull: () => counts.error >= MAX_PROBLEMS,
    positionOf,
    error: (place, code, message, suggestion) => {
      add({
        level: 'error',
        ...positionOf(place),
        step: place.step,
        code,
        message,
        ...suggesting(suggestion),
      });
    },
    errorAt: ({ line, column, step }, code, message, suggestion) => {
      add({ level: 'error', line, column, step, code, message, ...suggesting(suggestion) });
    },
    warning: (place, code, message) => {
      add({ level: 'warning', ...positionOf(place), step: place.step, code, message });
    },
    warningAt: ({ line, column, step }, code, message) => {
      add({ level: 'warning', line, column, step, code, message });
    },
  };
}

/** A key or a text of a million characters is not quoted whole. */
function shortened(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message;
}

const suggesting = (suggestion: string | undefined): Pick<RoutineProblem, 'suggestion'> =>
  suggestion === undefined ? {} : { suggestion };
