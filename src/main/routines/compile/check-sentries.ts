import type { RoutineProblem } from '../../../shared/routine-summary';
import type { CallGraph } from './call-graph';
import type { StaticCall } from './gathered';
import type { CompiledFile } from './compile-routine';

type Files = ReadonlyMap<string, CompiledFile>;

/** What is said of a way of calls that comes back to where it began: with a sentry on it, it would run what it guards. */
export function circularWords(way: readonly string[], files: Files): { code: string; message: string } {
  const sentries = way
    .slice(1)
    .map((name, index) => callTo(name, way[index] ?? '', files)?.asSentry === true);
  if (!sentries.includes(true)) {
    return {
      code: 'routine_recursion',
      message: `The routine calls itself without end: ${way.join(' → ')}.`,
    };
  }
  const shown = way.map((name, index) => (index > 0 && sentries[index - 1] ? `sentry ${name}` : name));
  return { code: 'sentry_circular', message: `A sentry can't run what it guards: ${shown.join(' → ')}.` };
}

/** A step that works in a sentry only, in a routine that no routine runs as one. */
export function checkSentrySteps(
  name: string,
  { file, sentrySteps }: CompiledFile,
  graph: CallGraph,
): RoutineProblem[] {
  const [first] = sentrySteps;
  if (!first || graph.runsInSentry(name)) return [];
  const message = `"${first.action}" works in a sentry only, and no routine runs this one as its sentry. Name it under "sentries" of the routine that it shall hold.`;
  return [{ level: 'error', file, code: 'sentry_only', message, step: first.step, ...first.at }];
}

/** A call, outside of any sentry, of a routine that holds whom it guards. */
export function checkSentryCall(
  name: string,
  file: string,
  call: StaticCall,
  graph: CallGraph,
): RoutineProblem[] {
  if (call.asSentry === true || graph.runsInSentry(name)) return [];
  const holding = graph.holdingFrom(call.routineName);
  if (holding === undefined) return [];
  const message = `"${holding}" holds the routine that it guards, so it works as a sentry only. Name it under "sentries".`;
  return [{ level: 'error', file, code: 'sentry_only', message, step: call.step, ...call.at }];
}

function callTo(name: string, from: string, files: Files): StaticCall | undefined {
  return files.get(from)?.calls.find(({ routineName }) => routineName === name);
}
