import type { NodeMatch, TextMatch } from '../../../shared/recognition';
import { RecognitionError } from '../recognition-error';
import { createTextTest } from '../text-test';
import { hasClass, hasId } from './node-names';
import { findByPath } from './path/find-by-path';
import { parsePath } from './path/parse-path';
import { PathError } from './path/node-path';
import type { UiNode } from './ui-node';

/**
 * The elements that are as asked for in every way, in the order of the screen's description; `root` itself is none.
 * Throws `RecognitionError` for a path or a pattern that can't be read, or that asks for too much.
 */
export function selectNodes(root: UiNode, match: NodeMatch): readonly UiNode[] {
  const { id, className } = match;
  const tests: ((node: UiNode) => boolean)[] = [];
  if (id !== undefined) tests.push((node) => hasId(node, id));
  if (className !== undefined) tests.push((node) => hasClass(node, className));
  if (match.text) tests.push(textTest(match.text, (node) => node.text));
  if (match.description) tests.push(textTest(match.description, (node) => node.description));
  const nodes = match.path === undefined ? everyNode(root) : findByPath(pathOf(match.path), root);
  return nodes.filter((node) => tests.every((test) => test(node)));
}

function textTest(match: TextMatch, read: (node: UiNode) => string): (node: UiNode) => boolean {
  const test = createTextTest(match);
  return (node) => test(read(node));
}

function pathOf(source: string): ReturnType<typeof parsePath> {
  try {
    return parsePath(source);
  } catch (error) {
    if (error instanceof PathError) throw new RecognitionError(`the path can't be read: ${error.message}`);
    throw error;
  }
}

function everyNode(root: UiNode): readonly UiNode[] {
  const nodes: UiNode[] = [];
  const waiting = root.children.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node);
    waiting.push(...node.children.toReversed());
  }
  return nodes;
}
