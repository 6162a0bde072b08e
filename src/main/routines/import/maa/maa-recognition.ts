import { isPlainObject } from '../../late';
import type { Written, WrittenStep } from '../own-text';
import { plain, type MaaContext } from './maa-context';
import { numberIn, numbersIn, partOf, textIn, type MaaNode, type MaaPart } from './maa-node';

type Mapping = Readonly<Record<string, unknown>>;
interface Here {
  readonly node: MaaNode;
  readonly context: MaaContext;
}
type Convert = (params: Mapping, here: Here) => WrittenStep;

const DEEPEST = 16;
const HSV = 40;
const SPECIAL = /[\\^$.|?*+()[\]{}]/;

/** The condition that a node is found. */
export function conditionOf(node: MaaNode, context: MaaContext): WrittenStep {
  const condition = recognise(node.recognition, { node, context }, 0);
  return node.fields['inverse'] === true ? { not: condition } : condition;
}

/** The condition that says where a node is; undefined for one that is nowhere. */
export function placeOf(node: MaaNode, context: MaaContext): WrittenStep | undefined {
  if (node.fields['inverse'] === true) return undefined;
  const { type, params } = node.recognition;
  const list = params[type === 'And' ? 'all_of' : 'any_of'];
  if ((type === 'And' || type === 'Or') && Array.isArray(list)) {
    const index = type === 'And' ? (numberIn(params, 'box_index') ?? 0) : 0;
    const chosen: unknown = list[index];
    if (type === 'Or' && list.length > 1)
      context.note('approximated', node, 'Or', 'It touches the first of its recognitions only.');
    return placed(recognise(elementPart(chosen, context), { node, context }, 1));
  }
  return placed(recognise(node.recognition, { node, context }, 0));
}

/** One thing that has a place: of several templates the first. */
function placed(condition: WrittenStep): WrittenStep | undefined {
  const several = condition['any'];
  if (Array.isArray(several)) return placed(several.find(isStep) ?? {});
  return ['image', 'text', 'color', 'node', 'pixel'].some((key) => key in condition) ? condition : undefined;
}

function isStep(value: unknown): value is WrittenStep {
  return isPlainObject(value);
}

function recognise(part: MaaPart | undefined, here: Here, depth: number): WrittenStep {
  if (!part) return lostRecognition('recognition', here);
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
  const list: readonly unknown[] = Array.isArray(params[key]) ? (params[key] as readonly unknown[]) : [];
  const conditions = list.map((element) => recognise(elementPart(element, here.context), here, depth + 1));
  const [first, second] = conditions;
  if (first === undefined) return { is: type === 'And' };
  return second === undefined ? first : { [type === 'And' ? 'all' : 'any']: conditions };
}

/** An element is a recognition, or the name of a node that has one. */
function elementPart(element: unknown, { nodes }: MaaContext): MaaPart | undefined {
  if (typeof element === 'string') return nodes.get(element)?.recognition;
  return isPlainObject(element) ? partOf(element, 'recognition', 'DirectHit') : undefined;
}

const templates: Convert = (params, here) => {
  const written: unknown = params['template'];
  const names = (Array.isArray(written) ? written : [written]).filter((name) => typeof name === 'string');
  const limits: unknown = params['threshold'];
  const area = areaOf(params, here);
  for (const key of ['order_by', 'index', 'green_mask', 'method', 'detector', 'ratio', 'count'])
    if (params[key] !== undefined)
      here.context.note('approximated', here.node, key, `“${key}” is left out: the best match counts.`);
  const images = names.map((name, index): WrittenStep => {
    const limit: unknown = Array.isArray(limits) ? limits[index] : limits;
    const threshold = typeof limit === 'number' && limit >= 0 && limit <= 1 ? limit : undefined;
    const template = plain(name.replace(/\.png$/i, '')) || 'unnamed';
    return { image: { template, ...area, ...(threshold === undefined ? {} : { threshold }) } };
  });
  const [first, second] = images;
  if (first !== undefined) return second === undefined ? first : { any: images };
  return here.context.lost({ is: false }, here.node, 'template', 'It names no template; it is never found.');
};

const text: Convert = (params, here) => {
  const written: unknown = params['expected'];
  const expected = (Array.isArray(written) ? written : [written]).filter(
    (pattern) => typeof pattern === 'string' && pattern !== '',
  );
  const area = areaOf(params, here);
  for (const key of ['replace', 'order_by', 'index', 'only_rec', 'model', 'threshold'])
    if (params[key] !== undefined)
      here.context.note('approximated', here.node, key, `“${key}” of OCR is left out.`);
  const texts = expected.map((pattern: string): WrittenStep => {
    const how = SPECIAL.test(pattern) ? 'matches' : 'contains';
    return { text: { [how]: plain(pattern), ...area } };
  });
  const [first, second] = texts;
  return first === undefined ? { text: { ...area } } : second === undefined ? first : { any: texts };
};

const color: Convert = (params, here) => {
  const lower = numbersIn(firstList(params['lower']), 3);
  const upper = numbersIn(firstList(params['upper']), 3);
  if (!lower || !upper || numberIn(params, 'method') === HSV) {
    const why = 'Only bounds of red, green and blue can be taken over; it is never found.';
    return here.context.lost({ is: false }, here.node, 'ColorMatch', why);
  }
  const middle = [0, 1, 2].map((index) => Math.round(((lower[index] ?? 0) + (upper[index] ?? 0)) / 2));
  const spread = [0, 1, 2].map((index) => Math.ceil(Math.abs((upper[index] ?? 0) - (lower[index] ?? 0)) / 2));
  const hex = middle.map((value) => Math.min(Math.max(value, 0), 255).toString(16).padStart(2, '0')).join('');
  const area = areaOf(params, here);
  const { width, height } = sizeOf(area['area'], here.context);
  const percent = Math.min(100, Math.max(0.001, ((numberIn(params, 'count') ?? 1) / (width * height)) * 100));
  const condition: WrittenStep = {
    color: {
      color: `#${hex}`,
      tolerance: Math.min(255, Math.max(...spread)),
      ...area,
      percent: Number(percent.toPrecision(3)),
    },
  };
  const why = 'Bounds of each channel became one colour with one tolerance.';
  here.context.note('approximated', here.node, 'ColorMatch', why);
  return condition;
};

function firstList(value: unknown): unknown {
  return Array.isArray(value) && Array.isArray(value[0]) ? (value[0] as unknown) : value;
}

function sizeOf(area: Written | undefined, { screen }: MaaContext): { width: number; height: number } {
  if (!isPlainObject(area)) return screen;
  return { width: Math.max(1, Number(area['width'])), height: Math.max(1, Number(area['height'])) };
}

/** `roi` and `roi_offset` as an area; none for the whole screen. */
function areaOf(params: Mapping, { node, context }: Here): Readonly<Record<string, Written>> {
  const roi = params['roi'];
  if (typeof roi === 'string') {
    context.note(
      'approximated',
      node,
      'roi',
      'An area that was found by another node is the whole screen here.',
    );
    return {};
  }
  const base = numbersIn(roi, 4);
  if (!base) return {};
  const more = numbersIn(params['roi_offset'], 4);
  const at = (index: number): number => (base[index] ?? 0) + (more?.[index] ?? 0);
  const [x, y, width, height] = [at(0), at(1), at(2), at(3)];
  if (Math.min(x, y) >= 0 && Math.min(width, height) > 0) return { area: { x, y, width, height } };
  if (base.some((value) => value !== 0))
    context.note(
      'approximated',
      node,
      'roi',
      'An area counted from the other edge is the whole screen here.',
    );
  return {};
}

const RECOGNITIONS: Readonly<Record<string, Convert>> = {
  DirectHit: () => ({ is: true }),
  TemplateMatch: templates,
  FeatureMatch: (params, here) => {
    here.context.note(
      'approximated',
      here.node,
      'FeatureMatch',
      'It looks for the picture itself, not for its features.',
    );
    return templates(params, here);
  },
  ColorMatch: color,
  OCR: text,
};

/** Whether a node is found whatever is on the screen. */
export function isDirect(node: MaaNode): boolean {
  return node.recognition.type === 'DirectHit' && node.fields['inverse'] !== true;
}

/** Words of `focus` that are told when the node is entered. */
export function focusOf(node: MaaNode): readonly string[] {
  const { focus } = node.fields;
  const words = isPlainObject(focus) ? Object.values(focus) : [focus];
  return words
    .filter((word) => typeof word === 'string' && word !== '')
    .map((word) => plain(String(word).replaceAll('{name}', node.name)));
}

/** The text under a key, ready to be written. */
export function plainText(params: Mapping, key: string): string {
  return plain(textIn(params, key) ?? '');
}
