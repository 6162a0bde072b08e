import { RecognitionError } from '../../recognition-error';
import { createTextTest, type TextTest } from '../../text-test';
import { hasClass, hasId } from '../node-names';
import type { UiNode } from '../ui-node';
import type { AttributeName, NodePath, Predicate, Step, Test } from './node-path';

/** Elements one path may look at in all: a large screen has some thousand. */
const MAX_VISITS = 1_000_000;

/**
 * The elements a path leads to, in the order of the screen's description. `root` is not one of them; `/` leads to what is
 * right inside it. Throws `RecognitionError` when the path asks for too much.
 */
export function findByPath(path: NodePath, root: UiNode): readonly UiNode[] {
  return new PathWalk(root).follow(path);
}

class PathWalk {
  /** What a path begins at; `root` is the only one inside. */
  readonly #document: UiNode;
  readonly #root: UiNode;
  readonly #parents = new Map<UiNode, UiNode>();
  readonly #places = new Map<UiNode, number>();
  readonly #patterns = new Map<Test, TextTest>();
  #visits = 0;

  constructor(root: UiNode) {
    this.#root = root;
    this.#document = { ...root, className: '', children: [root] };
    const waiting = [this.#document];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      this.#places.set(node, this.#places.size);
      for (const child of node.children.toReversed()) {
        this.#parents.set(child, node);
        waiting.push(child);
      }
    }
  }

  follow({ from, filters, steps }: NodePath): readonly UiNode[] {
    const begin = from ? this.#filter(this.follow(from), filters) : [this.#begin(steps[0])];
    const led = steps.reduce((nodes, step) => this.#inOrder(this.#step(nodes, step)), begin);
    return led.filter((node) => node !== this.#root && node !== this.#document);
  }

  /** `/hierarchy/…`, as Appium's inspector writes it, or `/…` for what is right inside of that. */
  #begin(first: Step | undefined): UiNode {
    return first && !first.isDeep && first.name !== 'hierarchy' ? this.#root : this.#document;
  }

  #step(nodes: readonly UiNode[], step: Step): Set<UiNode> {
    const found = new Set<UiNode>();
    for (const node of step.isDeep ? this.#atOrBelow(nodes) : nodes)
      for (const one of this.#filter(this.#along(node, step), step.predicates)) found.add(one);
    return found;
  }

  #along(node: UiNode, { axis, name }: Step): readonly UiNode[] {
    if (axis === 'self') return this.#visited([node]);
    if (axis === 'child')
      return this.#visited(node.children).filter((child) => name === null || hasClass(child, name));
    const parent = this.#parents.get(node);
    return parent ? this.#visited([parent]) : [];
  }

  #atOrBelow(nodes: readonly UiNode[]): ReadonlySet<UiNode> {
    const found = new Set<UiNode>();
    const waiting = [...nodes];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (found.has(node)) continue;
      found.add(node);
      waiting.push(...this.#visited(node.children));
    }
    return found;
  }

  #filter(nodes: readonly UiNode[], predicates: readonly Predicate[]): readonly UiNode[] {
    return predicates.reduce((left, predicate) => {
      if (predicate.kind === 'position') return left.slice(predicate.position - 1, predicate.position);
      if (predicate.kind === 'test')
        return this.#visited(left).filter((node) => this.#holds(predicate.test, node));
      const last = left.length - 1 - predicate.before;
      return last < 0 ? [] : left.slice(last, last + 1);
    }, nodes);
  }

  #holds(test: Test, node: UiNode): boolean {
    switch (test.kind) {
      case 'not':
        return !this.#holds(test.test, node);
      case 'and':
        return test.tests.every((one) => this.#holds(one, node));
      case 'or':
        return test.tests.some((one) => this.#holds(one, node));
      case 'compare':
        return test.how === 'matches'
          ? this.#patternOf(test, test.value)(attributeOf(node, test.attribute))
          : compares(test, node);
    }
  }

  #patternOf(test: Test, source: string): TextTest {
    const known = this.#patterns.get(test);
    if (known) return known;
    const made = createTextTest({ how: 'matches', text: source });
    this.#patterns.set(test, made);
    return made;
  }

  #inOrder(nodes: ReadonlySet<UiNode>): readonly UiNode[] {
    const placeOf = (node: UiNode): number => this.#places.get(node) ?? 0;
    return [...nodes].sort((a, b) => placeOf(a) - placeOf(b));
  }

  #visited(nodes: readonly UiNode[]): readonly UiNode[] {
    this.#visits += nodes.length + 1;
    if (this.#visits > MAX_VISITS)
      throw new RecognitionError('the path asks for too much on this screen; make it simpler');
    return nodes;
  }
}

type Compare = Extract<Test, { kind: 'compare' }>;

function compares({ attribute, how, value }: Compare, node: UiNode): boolean {
  const seen = attributeOf(node, attribute);
  switch (how) {
    case '=':
      return isNamed(node, attribute, value) || seen === value;
    case '!=':
      return !isNamed(node, attribute, value) && seen !== value;
    case 'contains':
      return seen.includes(value);
    case 'starts-with':
      return seen.startsWith(value);
    default:
      return seen.endsWith(value);
  }
}

function isNamed(node: UiNode, attribute: AttributeName, value: string): boolean {
  if (attribute === 'resource-id') return hasId(node, value);
  return attribute === 'class' && hasClass(node, value);
}

const READ: Readonly<Record<AttributeName, (node: UiNode) => string>> = {
  text: (node) => node.text,
  'resource-id': (node) => node.id,
  class: (node) => node.className,
  package: (node) => node.packageName,
  'content-desc': (node) => node.description,
  enabled: (node) => String(node.isEnabled),
  clickable: (node) => String(node.isClickable),
  checked: (node) => String(node.isChecked),
  selected: (node) => String(node.isSelected),
  focused: (node) => String(node.isFocused),
  scrollable: (node) => String(node.isScrollable),
};

function attributeOf(node: UiNode, attribute: AttributeName): string {
  return READ[attribute](node);
}
