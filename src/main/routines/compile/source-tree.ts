import { isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, type Document } from 'yaml';
import { composeYaml } from './yaml-document';
import { explainYamlError } from './yaml-words';

export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** Something wrong with the text, before anything is known of steps. */
export interface SourceProblem extends SourcePosition {
  readonly code: string;
  readonly message: string;
}

/** A YAML text as plain values, with the place of every key and value kept. */
export interface SourceTree {
  readonly root: unknown;
  /**
   * Where the value under `path` below `container` is written, or its key; the nearest enclosing value that exists
   * when the path leads nowhere.
   */
  locate(container: unknown, path: readonly PropertyKey[], part: 'key' | 'value'): SourcePosition;
}

interface Entry {
  readonly key: number;
  readonly value: number;
}

interface Place {
  readonly self: number;
  readonly entries: Map<PropertyKey, Entry>;
}

const MAX_PROBLEMS = 200;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads YAML into plain values. With a syntax error there is no tree; the problems say what and where, all of them. */
export function parseSource(text: string): {
  readonly tree: SourceTree | undefined;
  readonly problems: readonly SourceProblem[];
} {
  const lines = new LineCounter();
  const positionOf = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(Math.min(Math.max(offset, 0), text.length));
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const composed = composeYaml(text, lines);
  if ('refused' in composed) {
    const { offset, ...problem } = composed.refused;
    return { tree: undefined, problems: [{ ...problem, ...positionOf(offset) }] };
  }
  const { errors, warnings } = composed.document;
  const problems = [...errors, ...warnings]
    .slice(0, MAX_PROBLEMS)
    .map((error) => ({ ...explainYamlError(error, text), ...positionOf(error.pos[0]) }));
  if (problems.length > 0) return { tree: undefined, problems };
  return convert(composed.document, positionOf);
}

function convert(
  document: Document.Parsed,
  positionOf: (offset: number) => SourcePosition,
): ReturnType<typeof parseSource> {
  const converter = new Converter(positionOf);
  const root = converter.value(document.contents);
  const rootOffset = document.contents?.range[0] ?? 0;
  const locate: SourceTree['locate'] = (container, path, part) =>
    positionOf(converter.locate(container, path, part) ?? rootOffset);
  return { tree: { root, locate }, problems: converter.problems };
}

/** Makes plain values of YAML nodes and remembers where they stood. */
class Converter {
  readonly problems: SourceProblem[] = [];
  private readonly places = new WeakMap<object, Place>();
  private readonly positionOf: (offset: number) => SourcePosition;

  constructor(positionOf: (offset: number) => SourcePosition) {
    this.positionOf = positionOf;
  }

  value(node: unknown): unknown {
    if (isAlias(node) || ((isCollection(node) || isScalar(node)) && node.anchor !== undefined)) {
      this.problem(node, 'alias_refused', ALIAS_REFUSED);
    }
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return this.list(node.items, startOf(node));
    return isMap(node) ? this.mapping(node.items, startOf(node)) : null;
  }

  locate(container: unknown, path: readonly PropertyKey[], part: 'key' | 'value'): number | undefined {
    let current = container;
    let found = this.placeOf(container)?.self;
    for (const [index, segment] of path.entries()) {
      const entry = this.placeOf(current)?.entries.get(segment);
      if (!entry) return found;
      found = part === 'key' && index === path.length - 1 ? entry.key : entry.value;
      current = typeof current === 'object' && current !== null ? Reflect.get(current, segment) : undefined;
    }
    return found;
  }

  private list(items: readonly unknown[], self: number): unknown[] {
    const entries = new Map<PropertyKey, Entry>();
    const values = items.map((item, index) => {
      const offset = valueOffset(item) ?? self;
      entries.set(index, { key: offset, value: offset });
      return this.value(item);
    });
    this.places.set(values, { self, entries });
    return values;
  }

  private mapping(
    items: readonly { readonly key: unknown; readonly value: unknown }[],
    self: number,
  ): unknown {
    const entries = new Map<PropertyKey, Entry>();
    const values: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (FORBIDDEN_KEYS.has(name) || !isScalar(key)) {
        this.problem(key, 'key_refused', `"${name}" cannot be used as a key.`);
      } else if (entries.has(name)) {
        this.problem(key, 'key_duplicate', `"${name}" is written twice here; remove one of them.`);
      } else {
        const keyOffset = startOf(key);
        entries.set(name, { key: keyOffset, value: valueOffset(value) ?? keyOffset });
        values[name] = this.value(value);
      }
    }
    this.places.set(values, { self, entries });
    return values;
  }

  private placeOf(container: unknown): Place | undefined {
    return typeof container === 'object' && container !== null ? this.places.get(container) : undefined;
  }

  private problem(node: unknown, code: string, message: string): void {
    if (this.problems.length < MAX_PROBLEMS)
      this.problems.push({ code, message, ...this.positionOf(startOf(node)) });
  }
}

const ALIAS_REFUSED =
  'Anchors (&) and aliases (*) are not part of the routine language. Put the steps in a routine of their own and call it with runRoutine; a text that starts with & or * needs quotes.';

function startOf(node: unknown): number {
  return valueOffset(node) ?? 0;
}

function valueOffset(node: unknown): number | undefined {
  return isCollection(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined;
}
