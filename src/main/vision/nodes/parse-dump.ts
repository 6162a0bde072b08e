import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Box } from '../../../shared/screen-place';
import { RecognitionError } from '../recognition-error';
import type { UiNode } from './ui-node';

const MAX_NODES = 20_000;
/** Apps made of web pages or React come to some eighty. */
const MAX_DEPTH = 250;
/** A text field may hold a whole document; what follows can't be looked for. */
const MAX_TEXT = 10_000;
const MAX_NAME = 500;
const MAX_COORDINATE = 100_000;
/** Characters XML does not have; each costs an error object. */
const MAX_FLAWS = 10_000;

/** `[left,top][right,bottom]`; Android's `Rect.toShortString`. */
const BOUNDS = /^\[(-?\d{1,6}),(-?\d{1,6})\]\[(-?\d{1,6}),(-?\d{1,6})\]$/;
const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

interface OpenNode extends UiNode {
  readonly children: UiNode[];
}

/**
 * Reads what `uiautomator dump` wrote: `<hierarchy>` with `<node>` in one another, here and there with windows and displays
 * between them. Answers a root that stands for the whole screen and is no element. A part of the file that no version
 * knows is passed over. The text is an app's: its size, depth and number of elements are limited, a document type is
 * refused, and no entity but XML's own is ever expanded. Throws `RecognitionError`.
 */
export function parseDump(xml: string): UiNode {
  const root = rootNode();
  const open: (OpenNode | null)[] = [];
  let count = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  let flaws = 0;
  parser.on('error', ({ message }) => {
    // A character XML does not have, such as half an emoji written as two, is no reason to know nothing at all.
    flaws += 1;
    if (!/character/.test(message) || flaws > MAX_FLAWS) throw broken(message);
  });
  parser.on('doctype', () => {
    throw broken('a document type');
  });
  parser.on('opentag', (tag) => {
    if (open.length >= MAX_DEPTH)
      throw new RecognitionError("the app's elements lie too deep in one another");
    count += 1;
    if (count > MAX_NODES) throw new RecognitionError(`the app has more than ${String(MAX_NODES)} elements`);
    if (tag.name !== 'node') {
      open.push(null);
      return;
    }
    const node = nodeOf(tag.attributes);
    (open.findLast((one) => one !== null) ?? root).children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root;
}

function broken(words: string): RecognitionError {
  return new RecognitionError(`Android's description of the screen can't be read: ${words.slice(0, 200)}`);
}

function rootNode(): OpenNode {
  return { ...nodeOf({}), className: 'hierarchy' };
}

function nodeOf(attributes: SaxesTagPlain['attributes']): OpenNode {
  const read = (name: string, limit: number): string => (attributes[name] ?? '').slice(0, limit);
  const is = (name: string): boolean => attributes[name] === 'true';
  return {
    text: read('text', MAX_TEXT),
    id: read('resource-id', MAX_NAME),
    className: read('class', MAX_NAME),
    packageName: read('package', MAX_NAME),
    description: read('content-desc', MAX_TEXT),
    isEnabled: is('enabled'),
    isClickable: is('clickable'),
    isChecked: is('checked'),
    isSelected: is('selected'),
    isFocused: is('focused'),
    isScrollable: is('scrollable'),
    box: boxOf(attributes['bounds'] ?? ''),
    children: [],
  };
}

/** Already pixels of the screen as it is turned; what lies left of it or above is cut off. */
function boxOf(bounds: string): Box {
  const found = BOUNDS.exec(bounds);
  if (!found) return NOWHERE;
  const [left = 0, top = 0, right = 0, bottom = 0] = found
    .slice(1)
    .map((digits) => Math.min(MAX_COORDINATE, Math.max(0, Number(digits))));
  if (right <= left || bottom <= top) return { ...NOWHERE, x: left, y: top };
  return { x: left, y: top, width: right - left, height: bottom - top };
}
