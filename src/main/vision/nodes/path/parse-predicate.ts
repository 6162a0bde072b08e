import { problemOfPattern } from '../../text-test';
import { ATTRIBUTES, OTHER_NAMES, type AttributeName, type Predicate, type Test } from './node-path';
import type { PathReader } from './path-reader';

const MAX_DEPTH = 10;

const FUNCTIONS = ['contains', 'starts-with', 'ends-with', 'matches'] as const;
type FunctionName = (typeof FUNCTIONS)[number];

/** What stands between `[` and `]`. Throws `PathError`. */
export function parsePredicate(reader: PathReader): Predicate {
  const began = reader.place;
  const position = reader.number();
  if (position !== undefined) {
    if (position === 0) reader.refuse('elements are counted from 1', began);
    return { kind: 'position', position };
  }
  if (reader.nextName() === 'last') return readLast(reader);
  return { kind: 'test', test: readOr(reader, 0) };
}

function readLast(reader: PathReader): Predicate {
  reader.name();
  reader.expect('(');
  reader.expect(')');
  if (!reader.takes('-')) return { kind: 'last', before: 0 };
  const before = reader.number();
  if (before === undefined) reader.refuse('expected a number');
  return { kind: 'last', before };
}

function readOr(reader: PathReader, depth: number): Test {
  return readJoined(reader, 'or', () => readJoined(reader, 'and', () => readOne(reader, depth)));
}

function readJoined(reader: PathReader, word: 'and' | 'or', read: () => Test): Test {
  const first = read();
  const tests = [first];
  while (reader.nextName() === word) {
    reader.name();
    tests.push(read());
  }
  return tests.length === 1 ? first : { kind: word, tests };
}

function readOne(reader: PathReader, depth: number): Test {
  const began = reader.place;
  if (depth >= MAX_DEPTH) reader.refuse('there are too many brackets in one another');
  if (reader.takes('(')) return closed(reader, readOr(reader, depth + 1));
  if (reader.isNext('@')) return readCompared(reader);
  const name = reader.name();
  if (name === undefined) reader.refuse('expected a number, or a question such as @text="OK"');
  if (name === 'not') {
    reader.expect('(');
    return closed(reader, { kind: 'not', test: readOr(reader, depth + 1) });
  }
  const called = FUNCTIONS.find((known) => known === name);
  if (called) return readCall(reader, called);
  return reader.refuse(`there is no ${name} here; there are ${FUNCTIONS.join(', ')}, not and last`, began);
}

function closed(reader: PathReader, test: Test): Test {
  reader.expect(')', 'the bracket that was opened before is not closed');
  return test;
}

function readCompared(reader: PathReader): Test {
  const attribute = readAttribute(reader);
  const how = reader.takes('!=') ? '!=' : '=';
  if (how === '=') reader.expect('=', `expected = or != and a text, such as @${attribute}="…"`);
  return { kind: 'compare', attribute, how, value: reader.text() };
}

function readCall(reader: PathReader, how: FunctionName): Test {
  reader.expect('(');
  if (!reader.isNext('@')) reader.refuse(`expected an attribute, such as ${how}(@text, "OK")`);
  const attribute = readAttribute(reader);
  reader.expect(',');
  const began = reader.place;
  const value = reader.text();
  const problem = how === 'matches' ? problemOfPattern(value) : undefined;
  if (problem !== undefined) reader.refuse(problem.replace(/\.$/, ''), began);
  return closed(reader, { kind: 'compare', attribute, how, value });
}

function readAttribute(reader: PathReader): AttributeName {
  reader.expect('@');
  const began = reader.place;
  const name = reader.name() ?? '';
  const known = OTHER_NAMES.get(name) ?? ATTRIBUTES.find((attribute) => attribute === name);
  if (known) return known;
  return reader.refuse(
    `there is no @${name}; there are ${[...ATTRIBUTES, ...OTHER_NAMES.keys()].join(', ')}`,
    began,
  );
}
