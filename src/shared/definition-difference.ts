/** A value of a definition, as it stands in its file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value that is another, is new (`before` undefined) or is gone (`after` undefined). */
export interface Difference {
  /** Dotted path, like that of a problem: `launchOptions.stagger.delayMs`. */
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Kept by Muster: they say when and by whom a file was written, not what the group is. */
const NOT_COMPARED = new Set(['$schema', 'schemaVersion', 'updatedAt']);

/**
 * What differs between two versions of a definition, value by value, in the order of `after`. Lists (instances, tags)
 * are one value, since their order counts. `updatedAt` does not.
 */
export function definitionDifference(before: object, after: object): readonly Difference[] {
  return differencesIn('', without(asJson(before)), without(asJson(after)));
}

type JsonObject = Readonly<Record<string, Json>>;

function without(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !NOT_COMPARED.has(key)));
}

function differencesIn(prefix: string, before: JsonObject, after: JsonObject): Difference[] {
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...keys].flatMap((key) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return differenceAt(path, own(before, key), own(after, key));
  });
}

function differenceAt(path: string, before: Json | undefined, after: Json | undefined): Difference[] {
  if (sameJson(before, after)) return [];
  const [one, other] = [objectOf(before), objectOf(after)];
  // An object that is new or gone is told value by value as well; an empty one as itself.
  if (one && other) return differencesIn(path, one, other);
  if (one && after === undefined && Object.keys(one).length > 0) return differencesIn(path, one, {});
  if (other && before === undefined && Object.keys(other).length > 0) return differencesIn(path, {}, other);
  return [{ path, before, after }];
}

/** Whether two values say the same; the order of an object's keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a) && isList(b))
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  const [one, other] = [objectOf(a), objectOf(b)];
  if (!one || !other) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(own(one, key), own(other, key)))
  );
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function objectOf(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined;
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What would stand in the file: a key whose value is undefined would not. */
function asJson(value: object): JsonObject {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- JSON.parse of an object's JSON is one
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
