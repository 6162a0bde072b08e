/**
 * A path to elements, read. A subset of XPath 1.0, with the same meaning but for names: `Button` is any element whose
 * class is `Button` of whatever package, and ids may leave out their app.
 */
export interface NodePath {
  /** What the steps begin at: the elements of a path in brackets, else what is outermost. */
  readonly from: NodePath | null;
  /** Of the elements in brackets, counted over all of them. */
  readonly filters: readonly Predicate[];
  readonly steps: readonly Step[];
}

export interface Step {
  /** After `//`: from every element at or below those before. */
  readonly isDeep: boolean;
  readonly axis: 'child' | 'parent' | 'self';
  /** Class, whole or its last part; null for any. */
  readonly name: string | null;
  readonly predicates: readonly Predicate[];
}

export type Predicate =
  /** From 1; among those of one parent that passed what stands before. */
  | { readonly kind: 'position'; readonly position: number }
  | { readonly kind: 'last'; readonly before: number }
  | { readonly kind: 'test'; readonly test: Test };

export type Test =
  | { readonly kind: 'and' | 'or'; readonly tests: readonly Test[] }
  | { readonly kind: 'not'; readonly test: Test }
  | {
      readonly kind: 'compare';
      readonly attribute: AttributeName;
      readonly how: Comparison;
      readonly value: string;
    };

export type Comparison = '=' | '!=' | 'contains' | 'starts-with' | 'ends-with' | 'matches';

/** As Android's dump calls them. */
export const ATTRIBUTES = [
  ...(['text', 'resource-id', 'class', 'package', 'content-desc'] as const),
  ...(['enabled', 'clickable', 'checked', 'selected', 'focused', 'scrollable'] as const),
] as const;
export type AttributeName = (typeof ATTRIBUTES)[number];

/** Names as conditions of routines have them. */
export const OTHER_NAMES: ReadonlyMap<string, AttributeName> = new Map([
  ['id', 'resource-id'],
  ['description', 'content-desc'],
]);

/** A path that can't be read. */
export class PathError extends Error {
  override readonly name = 'PathError';
  /** Of the path, from 1. */
  readonly column: number;

  constructor(column: number, problem: string) {
    super(`Character ${String(column)}: ${problem}`);
    this.column = column;
  }
}
