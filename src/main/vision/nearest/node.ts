import { NOTHING_NEAR, SEEN_TEXT_LIMIT, type Nearest } from '../../../shared/looked';
import type { NodeMatch } from '../../../shared/recognition';
import type { UiNode } from '../nodes/ui-node';
import type { AskOf, Sight } from '../recogniser';
import { nodeRecogniser } from '../recognisers/node';
import { byLikeness, likeness } from './likeness';

const MOST_TEXTS = 5;
/** A screen that describes more is not compared to its end. */
const MOST_NODES = 3_000;
const ALIKE = 0.3;

/** What is written on elements instead, the likest first. Both are read from one description. */
export async function nearestNode(ask: AskOf<'node'>, sight: Sight, signal: AbortSignal): Promise<Nearest> {
  const there = await nodeRecogniser.recognise(ask, sight, signal);
  const { wanted, read } = comparedBy(ask.node);
  const nodes = nodesOf(await sight.tree(signal)).filter((node) => read(node) !== '');
  const likest = byLikeness(wanted, nodes, read);
  const [first] = likest;
  const isAlike = first !== undefined && likeness(wanted, read(first)) >= ALIKE;
  const texts = [...new Set(likest.map(read))].slice(0, MOST_TEXTS);
  return {
    ...NOTHING_NEAR,
    found: there.found,
    box: there.box ?? (isAlike ? first.box : null),
    instead: texts.map((text) => text.slice(0, SEEN_TEXT_LIMIT)),
    advice: there.found ? 'there_now' : first ? 'other_elements' : 'no_elements',
  };
}

interface Compared {
  readonly wanted: string;
  readonly read: (node: UiNode) => string;
}

/** By what elements are compared: the first that was given of what people read, then of what programs do. */
function comparedBy({ text, description, id, className }: NodeMatch): Compared {
  if (text) return { wanted: text.text, read: (node) => node.text };
  if (description) return { wanted: description.text, read: (node) => node.description };
  if (id !== undefined) return { wanted: id.replace(/^.*:id\//, ''), read: shortId };
  if (className !== undefined) return { wanted: className, read: (node) => node.className };
  return { wanted: '', read: (node) => node.text || node.description };
}

function shortId({ id }: UiNode): string {
  return id.replace(/^.*:id\//, '');
}

/** Those that have a place on the screen. */
function nodesOf(root: UiNode): readonly UiNode[] {
  const nodes: UiNode[] = [];
  const waiting = root.children.toReversed();
  for (let node = waiting.pop(); node && nodes.length < MOST_NODES; node = waiting.pop()) {
    if (node.box.width > 0 && node.box.height > 0) nodes.push(node);
    waiting.push(...node.children.toReversed());
  }
  return nodes;
}
