import type { RoutineProblem } from '../shared/routine-summary';

/** A mistake in a routine's file as one line. */
export function routineProblemLine({ level, file, line, column, message }: RoutineProblem): string {
  return `${file}:${String(line)}:${String(column)} ${level}: ${message}`;
}
