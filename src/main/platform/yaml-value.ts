import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml';
import type { Json } from './json-text';

/** The place at which a YAML text can't be read any further, as an offset. */
export class YamlRefusal extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = 'YamlRefusal';
    this.offset = offset;
  }
}

/** The plain value of a node. @throws YamlRefusal for what JSON can't hold, and for anchors and aliases. */
export function yamlValue(node: unknown): Json {
  if (isAlias(node) || ((isCollection(node) || isScalar(node)) && node.anchor !== undefined))
    throw new YamlRefusal('anchors (&) and aliases (*) are not read', offsetOf(node));
  if (isScalar(node)) return scalarValue(node.value, offsetOf(node));
  if (isSeq(node)) return node.items.map((item) => yamlValue(item));
  return isMap(node) ? mappingValue(node.items) : null;
}

function mappingValue(items: readonly { readonly key: unknown; readonly value: unknown }[]): Json {
  const entries = new Map<string, Json>();
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.value) : '';
    const flaw = isScalar(key) ? flawOfKey(name, entries) : 'only a word can be a key here';
    if (flaw !== undefined) throw new YamlRefusal(flaw, offsetOf(key));
    entries.set(name, yamlValue(value));
  }
  return Object.fromEntries(entries);
}

function flawOfKey(name: string, known: ReadonlyMap<string, unknown>): string | undefined {
  if (name === '__proto__') return 'the key __proto__ is not allowed';
  if (!name.isWellFormed()) return 'a key is not valid Unicode';
  return known.has(name) ? `“${name.slice(0, 60)}” is written twice` : undefined;
}

function scalarValue(value: unknown, offset: number): Json {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new YamlRefusal('the number is too large', offset);
    return value;
  }
  if (typeof value !== 'string') return null;
  if (!value.isWellFormed()) throw new YamlRefusal('the text is not valid Unicode', offset);
  return value;
}

function offsetOf(node: unknown): number {
  return isCollection(node) || isScalar(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}
