import { parsePredicate } from './parse-predicate';
import { PathError, type NodePath, type Predicate, type Step } from './node-path';
import { PathReader } from './path-reader';

const MAX_CHARS = 1_000;
const MAX_STEPS = 40;
const MAX_BRACKETS = 5;

/**
 * Reads a path such as `//Button[@text="OK"][2]/..//TextView[contains(@text, "a")]`. There are
 * - `/` for what is right inside and `//` for whatever is inside, `..` for what is around, `.` for the same;
 * - a class, whole or its last part; `*` or `node` for any;
 * - `[2]`, `[last()]`, `[last()-1]`: which of those inside one parent; `(//Button)[2]`: which of all;
 * - `[@text="OK"]`, `!=`, `contains`, `starts-with`, `ends-with` and `matches` (a regular expression), `and`, `or`, `not( )`.
 *
 * Throws `PathError`.
 */
export function parsePath(source: string): NodePath {
  if (source.length > MAX_CHARS)
    throw new PathError(MAX_CHARS + 1, `a path has ${String(MAX_CHARS)} characters at most`);
  const reader = new PathReader(source);
  const path = readPath(reader, 0);
  if (!reader.isAtEnd) reader.refuse('nothing can stand here but / or [');
  return path;
}

/** Why a text is no path, with the place; undefined when it is one. */
export function problemOfPath(source: string): string | undefined {
  try {
    parsePath(source);
    return undefined;
  } catch (error) {
    if (error instanceof PathError) return `${error.message}.`;
    throw error;
  }
}

function readPath(reader: PathReader, depth: number): NodePath {
  const began = reader.place;
  if (!reader.takes('(')) return { from: null, filters: [], steps: readSteps(reader, true) };
  if (depth >= MAX_BRACKETS) reader.refuse('there are too many brackets in one another', began);
  const from = readPath(reader, depth + 1);
  reader.expect(')', 'the bracket that was opened before is not closed');
  return { from, filters: readPredicates(reader), steps: readSteps(reader, false) };
}

function readSteps(reader: PathReader, isNeeded: boolean): readonly Step[] {
  const steps: Step[] = [];
  for (;;) {
    const began = reader.place;
    const isDeep = reader.takes('//');
    if (!isDeep && !reader.takes('/')) {
      if (isNeeded && steps.length === 0) reader.refuse('a path begins with / or //');
      return steps;
    }
    if (steps.length >= MAX_STEPS) reader.refuse(`a path has ${String(MAX_STEPS)} steps at most`, began);
    steps.push(readStep(reader, isDeep));
  }
}

function readStep(reader: PathReader, isDeep: boolean): Step {
  if (reader.takes('..')) return { isDeep, axis: 'parent', name: null, predicates: readPredicates(reader) };
  if (reader.takes('.')) return { isDeep, axis: 'self', name: null, predicates: readPredicates(reader) };
  if (reader.takes('*')) return { isDeep, axis: 'child', name: null, predicates: readPredicates(reader) };
  const began = reader.place;
  const name = reader.name();
  if (name === undefined) reader.refuse('expected a class such as Button, or *');
  if (reader.isNext('::')) reader.refuse(`there are no axes such as ${name}:: here; use /, // and ..`, began);
  if (reader.isNext('(')) reader.refuse(`${name}( ) can't stand here; use it between [ and ]`, began);
  return { isDeep, axis: 'child', name: name === 'node' ? null : name, predicates: readPredicates(reader) };
}

function readPredicates(reader: PathReader): readonly Predicate[] {
  const predicates: Predicate[] = [];
  while (reader.takes('[')) {
    predicates.push(parsePredicate(reader));
    reader.expect(']', 'expected ] here');
  }
  return predicates;
}
