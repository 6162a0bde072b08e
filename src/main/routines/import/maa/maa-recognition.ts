import { problemOfPattern } from '../../../vision/text-test';
import { isPlainObject } from '../../late';
import type { WrittenStep } from '../own-text';
import { areasOf } from './maa-area';
import { colorCondition } from './maa-color';
import { anyOf, plain, type Here, type MaaContext } from './maa-context';
import { numberIn, partOf, textIn, type MaaNode, type MaaPart } from './maa-node';

type Mapping = Readonly<Record<string, unknown>>;

type Convert = (params: Mapping, here: Here) => WrittenStep;

const DEEPEST = 16;
const SPECIAL = /[\\^$.|?*+()[\]{}]/;

/** The condition that a node is found. */
export function conditionOf(node: MaaNode, context: MaaContext): WrittenStep {
  const condition = recognise(node.recognition, { node, context }, 0);
  return node.fields['inverse'] === true ? { not: condition } : condition;
}

/** The condition that says where a node is; undefined for one that is nowhere. */
export function placeOf(node: MaaNode, context: MaaContext): WrittenStep | undefined {
  if (node.fields['inverse'] === true) return undefined;
  const condition = recognise(node.recognition, { node, context }, 0);
  return hasPlace(condition) ? condition : undefined;
}

/** Of several it is where the first is that has a place: of `any` one that was found. */
function hasPlace(condition: WrittenStep): boolean {
  const several = condition['any'] ?? condition['all'];
  if (Array.isArray(several)) return several.filter(isStep).some(hasPlace);
  return ['image', 'text', 'color', 'node', 'pixel'].some((key) => key in condition);
}

function isStep(value: unknown): value is WrittenStep {
  return isPlainObject(value);
}

function recognise(part: MaaPart | undefined, here: Here, depth: number): WrittenStep {
  if (!part || !here.context.spend()) return lostRecognition('recognition', here);
  const convert = Object.hasOwn(RECOGNITIONS, part.type) ? RECOGNITIONS[part.type] : undefined;
  if (convert) return convert(part.params, here);
  const joins = part.type === 'And' || part.type === 'Or';
  return joins && depth < DEEPEST ? joinedRecognition(part, here, depth) : lostRecognition(part.type, here);
}

function lostRecognition(type: string, { node, context }: Here): WrittenStep {
  const what = type.slice(0, 60);
  return context.lost({ is: false }, node, what, `There is nothing like ${what} here; it is never found.`);
}

function joinedRecognition({ type, params }: MaaPart, here: Here, depth: number): WrittenStep {
  const key = type === 'And' ? 'all_of' : 'any_of';
  const written: readonly unknown[] = Array.isArray(params[key]) ? (params[key] as readonly unknown[]) : [];
  const list = type === 'And' ? placeFirst(written, numberIn(params, 'box_index') ?? 0) : written;
  const conditions: WrittenStep[] = [];
  for (const element of list) {
    // Nodes that name each other would double at each level.
    if (here.context.isTooLarge()) break;
    conditions.push(recognise(elementPart(element, here), here, depth + 1));
  }
  const [first, second] = conditions;
  if (first === undefined) return { is: type === 'And' };
  return second === undefined ? first : { [type === 'And' ? 'all' : 'any']: conditions };
}

/** The one that says where it is comes first, as `all` takes it. */
function placeFirst(list: readonly unknown[], index: number): readonly unknown[] {
  return index in list ? [list[index], ...list.slice(0, index), ...list.slice(index + 1)] : list;
}

/** An element is a recognition, or the name of a node that has one. Neither is turned round. */
function elementPart(element: unknown, { node, context }: Here): MaaPart | undefined {
  if (typeof element === 'string') return context.nodes.get(element)?.recognition;
  if (!isPlainObject(element)) return undefined;
  if (element['inverse'] === true)
    context.note('approximated', node, 'inverse', '“inverse” of a part of And or Or is left out.');
  return partOf(element, 'recognition', 'DirectHit');
}

/** A text or a list of texts, those that say something. */
function textsOf(written: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  return list.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}

const templates: Convert = (params, here) => {
  const written: unknown = params['template'];
  const names = textsOf(written);
  const limits: unknown = params['threshold'];
  for (const key of ['green_mask', 'method', 'detector', 'ratio', 'count'])
    if (params[key] !== undefined) here.context.note('approximated', here.node, key, `“${key}” is left out.`);
  const which = whichOf(params, here);
  const areas = areasOf(params, here);
  const images = names.flatMap((name, index): WrittenStep[] => {
    const limit: unknown = Array.isArray(limits) ? limits[index] : limits;
    const threshold =
      typeof limit === 'number' && limit >= 0 && limit <= 1 ? Math.max(limit, LEAST) : undefined;
    const template = plain(name.replace(/\.png$/i, '')).trim() || 'unnamed';
    return areas.map((area) => ({
      image: { template, ...area, ...(threshold === undefined ? {} : { threshold }), ...which },
    }));
  });
  const lost = 'It names no template; it is never found.';
  return anyOf(images) ?? here.context.lost({ is: false }, here.node, 'template', lost);
};

/** Thresholds begin above 0. */
const LEAST = 0.01;
const ORDERS: ReadonlyMap<string, string> = new Map([
  ['Horizontal', 'leftToRight'],
  ['Vertical', 'topToBottom'],
  ['Score', 'best'],
]);
/** A look tells no more places. */
const MOST_PLACES = 100;

/** Which of several places counts. Where nothing is said of it that is the best one here, and was the leftmost there. */
function whichOf(params: Mapping, { node, context }: Here): WrittenStep {
  const { order_by: written } = params;
  const index = Math.trunc(numberIn(params, 'index') ?? 0);
  if (written === undefined && index === 0) return {};
  const order = ORDERS.get(written === undefined ? 'Horizontal' : (textIn(params, 'order_by') ?? ''));
  if (order === undefined || Math.abs(index) >= MOST_PLACES) {
    context.note('approximated', node, 'order_by', 'Such an order is not known: the best match counts.');
    return {};
  }
  return { order, ...(index === 0 ? {} : { index }) };
}

/** The first version of the format called `expected` `text`. */
const text: Convert = (params, here) => {
  const written: unknown = params['expected'] ?? params['text'];
  const expected = textsOf(written);
  for (const key of ['replace', 'order_by', 'index', 'only_rec', 'model', 'threshold', 'color_filter'])
    if (params[key] !== undefined)
      here.context.note('approximated', here.node, key, `“${key}” of OCR is left out.`);
  const areas = areasOf(params, here);
  const texts = expected.flatMap((pattern): WrittenStep[] => {
    const how = howToRead(pattern, here);
    return areas.map((area) => ({ text: { [how]: plain(pattern), ...area } }));
  });
  return anyOf(texts) ?? anyOf(areas.map((area) => ({ text: { ...area } }))) ?? { text: {} };
};

function howToRead(pattern: string, { node, context }: Here): 'matches' | 'contains' {
  if (!SPECIAL.test(pattern)) return 'contains';
  if (problemOfPattern(pattern) === undefined) return 'matches';
  const why = `“${pattern.slice(0, 60)}” can’t be read as a pattern; it is looked for as it stands.`;
  context.note('approximated', node, 'expected', why);
  return 'contains';
}

const RECOGNITIONS: Readonly<Record<string, Convert>> = {
  DirectHit: () => ({ is: true }),
  TemplateMatch: templates,
  FeatureMatch: (params, here) => {
    const why = 'It looks for the picture itself, not for its features.';
    here.context.note('approximated', here.node, 'FeatureMatch', why);
    return templates(params, here);
  },
  ColorMatch: colorCondition,
  OCR: text,
};

/** @internal Kinds of recognition there is something like. */
export const MAA_RECOGNITIONS: readonly string[] = [...Object.keys(RECOGNITIONS), 'And', 'Or'];

/** Whether a node is found whatever is on the screen. */
export function isDirect(node: MaaNode): boolean {
  return node.recognition.type === 'DirectHit' && node.fields['inverse'] !== true;
}

const TOLD = /Starting$|Succeeded$/i;

/**
 * Words of `focus` that are told when the node is entered: a text, `{ content, display }`, or these by message. Those
 * for what failed, and for lists of nodes, have no place here.
 */
export function focusOf(node: MaaNode, context: MaaContext): readonly string[] {
  const { focus } = node.fields;
  if (focus === undefined || focus === null || typeof focus === 'boolean') return [];
  const byMessage = isPlainObject(focus) && !('content' in focus) ? focus : { Starting: focus };
  const entries = Object.entries(byMessage);
  const told = entries.filter(([message]) => TOLD.test(message));
  const why =
    told.length < entries.length
      ? 'What it says when the node is found is written into the log; what it says otherwise is left out.'
      : 'Its words are written into the log.';
  context.note('approximated', node, 'focus', why);
  return told.flatMap(([, said]) => {
    const word = isPlainObject(said) ? said['content'] : said;
    return textsOf(word).map((one) => plain(one.replaceAll('{name}', () => node.name)));
  });
}

/** The text under a key, ready to be written. */
export function plainText(params: Mapping, key: string): string {
  return plain(textIn(params, key) ?? '');
}
