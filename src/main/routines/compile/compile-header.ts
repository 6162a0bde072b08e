import { ROUTINE_SCHEMA_VERSION, RoutineHeader } from '../../../shared/routine';
import { reportIssues } from './explain-issue';
import type { ProblemSink } from './problem-sink';

const TOP_KEYS = [...Object.keys(RoutineHeader.shape), 'inputs', 'sentries', 'steps'];

/** Reads the keys beside `inputs`, `sentries` and `steps`. */
export function compileHeader(
  root: Readonly<Record<string, unknown>>,
  sink: ProblemSink,
): Partial<RoutineHeader> {
  const version = root['schemaVersion'];
  if (typeof version === 'number' && version > ROUTINE_SCHEMA_VERSION) {
    const message = `The routine is written for version ${String(version)} of the language; this program knows ${String(ROUTINE_SCHEMA_VERSION)}. Update Muster.`;
    sink.error({ container: root, path: ['schemaVersion'], step: '' }, 'version_newer', message);
    return {};
  }
  const { inputs: _inputs, sentries: _sentries, steps: _steps, ...written } = root;
  const parsed = RoutineHeader.safeParse(written, { reportInput: true });
  if (parsed.success) return parsed.data;
  reportIssues(sink, parsed.error.issues, { container: root, step: '' }, (path) =>
    path.length === 0 ? TOP_KEYS : [],
  );
  return {};
}
