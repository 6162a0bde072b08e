import { z } from 'zod';
import { ExpressionError, type Scope } from './expression/cel-expression';
import { parseText, type Template } from './expression/template-text';
import type { VariableValue } from './ports';

/** How one kind of parameter is read. */
export interface Leaf<T> {
  /** What is expected, in words that fit "Expected …". */
  readonly what: string;
  /** What may be written when it is no expression; for the JSON Schema. */
  readonly literal: z.ZodType;
  /** The value; or none, with a sentence that helps more than what is expected. */
  read(value: unknown): { readonly value: T } | { readonly hint?: string };
  /** The value as it would be written; for defaults in the reference. */
  show?(value: T): string;
  /** Prepares what an expression gave (`"3"` for a number); the value itself when left out. */
  convert?(value: VariableValue): unknown;
}

/** A parameter whose value is known only when its step runs. */
export class Late<T = unknown> {
  readonly template: Template;
  readonly leaf: Leaf<T>;

  constructor(template: Template, leaf: Leaf<T>) {
    this.template = template;
    this.leaf = leaf;
    Object.freeze(this);
  }

  /** Throws `ExpressionError` when the expression has no value or one of the wrong kind. */
  resolve(scope: Scope): T {
    const value = this.template.evaluate(scope);
    const read = this.leaf.read(this.leaf.convert?.(value) ?? value);
    if ('value' in read) return read.value;
    throw new ExpressionError(
      `${this.template.source} gave ${describeValue(value)}; expected ${this.leaf.what}.`,
    );
  }
}

/** Why a leaf refused what was written; travels as `params` of a zod issue. */
export interface LeafRefusal {
  readonly refusal: 'missing' | 'wrong' | 'expression';
  readonly what: string;
}

/** By definition: a schema with a description is a copy that shares it. */
const leafOfSchema = new WeakMap<object, Leaf<unknown>>();

/** The leaf a schema was made from; for the JSON Schema and the reference page. */
export function leafOf(schema: z.core.$ZodType): Leaf<unknown> | undefined {
  return leafOfSchema.get(schema._zod.def);
}

/**
 * The schema of a parameter. Its output is typed as the value, though it may be a `Late` until `resolveParams` has
 * run; that is the contract between the compiler, which stores it, and the interpreter, which resolves it.
 */
export function late<T>(leaf: Leaf<T>): z.ZodType<T> {
  const schema = z.unknown().transform((written, context) => {
    const refuse = (refusal: LeafRefusal['refusal'], message: string): never => {
      context.issues.push({ code: 'custom', input: written, message, params: { refusal, what: leaf.what } });
      return z.NEVER;
    };
    if (written === undefined) return refuse('missing', `Expected ${leaf.what}.`);
    const parsed =
      typeof written === 'string' ? parseText(written) : { kind: 'plain' as const, text: written };
    if (parsed.kind === 'invalid') return refuse('expression', parsed.message);
    if (parsed.kind === 'template') return new Late(parsed.template, leaf);
    const read = leaf.read(parsed.text);
    if ('value' in read) return read.value;
    const hint = (read.hint ?? '') === '' ? '' : ` ${String(read.hint)}`;
    return refuse('wrong', `Expected ${leaf.what}, found ${describeValue(written)}.${hint}`);
  });
  leafOfSchema.set(schema._zod.def, leaf);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see above: what is late is resolved first
  return schema as unknown as z.ZodType<T>;
}

/** Parameters with every `Late` in them replaced by its value. Throws `ExpressionError`. */
export function resolveParams<T>(params: T, scope: Scope): T {
  if (!hasLate(params)) return params;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `T` is the type without `Late`, see `late`
  return resolveNode(params, scope) as T;
}

/** Most steps have no expression: they are looked through once. */
const lateness = new WeakMap<object, boolean>();

function hasLate(node: unknown): boolean {
  if (node instanceof Late) return true;
  if (typeof node !== 'object' || node === null) return false;
  const known = lateness.get(node);
  if (known !== undefined) return known;
  const inner = Array.isArray(node) ? node : isPlainObject(node) ? Object.values(node) : [];
  const found = inner.some(hasLate);
  lateness.set(node, found);
  return found;
}

function resolveNode(node: unknown, scope: Scope): unknown {
  if (node instanceof Late) return node.resolve(scope);
  if (Array.isArray(node)) return node.map((item: unknown) => resolveNode(item, scope));
  if (!isPlainObject(node)) return node;
  const resolved: Record<string, unknown> = {};
  for (const key of Object.keys(node)) resolved[key] = resolveNode(node[key], scope);
  return resolved;
}

/** True for objects made of braces; blocks, conditions and other instances are not looked into. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A value as messages show it: short, and telling text from number. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping (key: value)';
  if (typeof value === 'string') return `the text "${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a ${typeof value}`;
}
