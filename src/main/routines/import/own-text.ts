import { Document, isCollection, isMap, isPair, isScalar, visit, type Node } from 'yaml';
import { arrange, printRoutine } from '../format/format-routine';

/** A step of ours, or anything else that is written down. */
export type Written =
  null | boolean | number | string | readonly Written[] | { readonly [key: string]: Written };
export type WrittenStep = Readonly<Record<string, Written>>;

/** Remarks above steps and entries, by what they speak of. */
export type Remarks = WeakMap<object, readonly string[]>;

/** Widest mapping or list on one line. */
const MAX_FLOW = 84;
/** Keys whose values are easier to read below each other, however short they are. */
const BLOCK_KEYS = new Set(['inputs', 'sentries', 'switch', 'firstOf', 'elseIf']);

/** The text of a routine, as a person would write it. */
export function writeRoutine(root: Readonly<Record<string, Written>>, remarks: Remarks): string {
  const document = new Document(root, { aliasDuplicateObjects: false });
  annotate(document.contents, root, remarks);
  visit(document, {
    Collection: (_, node) => {
      node.flow = flowWidth(node) <= MAX_FLOW;
    },
    Scalar: (_, node) => {
      // A line end of another program's text would end a quoted text in the wrong place.
      if (typeof node.value === 'string' && node.value.includes('\n')) node.type = 'QUOTE_DOUBLE';
    },
  });
  if (isMap(document.contents)) {
    arrange(document.contents);
    openBlocks(document.contents);
    separate(document.contents);
  }
  return printRoutine(document);
}

function annotate(node: unknown, value: unknown, remarks: Remarks): void {
  if (typeof value !== 'object' || value === null || !isCollection(node)) return;
  const said = remarks.get(value) ?? [];
  if (said.length > 0) node.commentBefore = said.map((line) => ` ${line}`).join('\n');
  for (const [index, item] of node.items.entries()) {
    if (!isPair(item)) annotate(item, Reflect.get(value, index), remarks);
    else if (isScalar(item.key)) annotate(item.value, Reflect.get(value, String(item.key.value)), remarks);
  }
}

/** Roughly how wide a node is in braces. Steps and remarks make it too wide. */
function flowWidth(node: unknown): number {
  if (isScalar(node)) return String(node.value).length + 2;
  if (isPair(node)) return flowWidth(node.key) + flowWidth(node.value);
  if (!isCollection(node)) return 0;
  if (typeof node.commentBefore === 'string') return Number.POSITIVE_INFINITY;
  let width = 2;
  for (const item of node.items) {
    width += flowWidth(item) + 1;
    if (width > MAX_FLOW) return width;
  }
  return width;
}

/** Lists of branches and inputs, and whatever holds steps, are written below each other. */
function openBlocks(root: Node): void {
  visit(root, {
    Pair: (_, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const { value } = pair;
      if (!BLOCK_KEYS.has(key) || !isCollection(value) || value.items.length === 0) return;
      value.flow = false;
      if (key === 'inputs' || key === 'sentries') return;
      for (const branch of value.items) if (isCollection(branch)) branch.flow = false;
    },
    Collection: (_, node, path) => {
      if (node.flow === true) return;
      for (const outer of path) if (isCollection(outer)) outer.flow = false;
    },
  });
}

/** An empty line before inputs, sentries and steps. */
function separate(root: Node): void {
  if (!isMap(root)) return;
  for (const [index, { key }] of root.items.entries())
    if (index > 0 && isScalar(key) && ['inputs', 'sentries', 'steps'].includes(String(key.value)))
      key.spaceBefore = true;
}
