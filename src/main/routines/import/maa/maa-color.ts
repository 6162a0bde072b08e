import { isPlainObject } from '../../late';
import type { WrittenStep } from '../own-text';
import { areasOf } from './maa-area';
import { anyOf, type Here, type MaaContext } from './maa-context';
import { numberIn, numbersIn } from './maa-node';

const LEFT_OUT = ['connected', 'order_by', 'index'];
const LOST =
  'Bounds are known of red, green and blue (method 4), HSV (40) and gray (6) only; it is never found.';
const COUNT = 'A number of pixels became a share of the area, which fits screens of any size.';

/** ColorMatch: each pair of bounds is a range of colours. */
export function colorCondition(params: Readonly<Record<string, unknown>>, here: Here): WrittenStep {
  const { node, context } = here;
  const colors = colorsOf(params);
  if (!colors) return context.lost({ is: false }, node, 'ColorMatch', LOST);
  if (params['count'] !== undefined) context.note('approximated', node, 'count', COUNT);
  for (const key of LEFT_OUT)
    if (params[key] !== undefined && params[key] !== false)
      context.note('approximated', node, key, `“${key}” of ColorMatch is left out.`);
  const count = numberIn(params, 'count') ?? 1;
  const conditions = areasOf(params, here).flatMap((area) => {
    const percent = percentOf(count, area['area'], context);
    return colors.map((color): WrittenStep => ({ color: { ...color, ...area, percent } }));
  });
  return anyOf(conditions) ?? { is: false };
}

type Bounds = readonly [low: readonly number[], high: readonly number[]];

interface Method {
  readonly channels: number;
  readonly write: (...bounds: Bounds) => WrittenStep;
}

/** Conversions by OpenCV's numbers of them: COLOR_BGR2RGB, COLOR_BGR2GRAY, COLOR_BGR2HSV. */
const METHODS: ReadonlyMap<number, Method> = new Map([
  [4, { channels: 3, write: (low, high) => ({ rgb: { from: hex(low), to: hex(high) } }) }],
  [6, { channels: 1, write: (low, high) => ({ gray: { from: byte(low[0]), to: byte(high[0]) } }) }],
  [40, { channels: 3, write: (low, high) => ({ hsv: { from: hsv(low, -1), to: hsv(high, 1) } }) }],
]);
const RGB = 4;

function colorsOf(params: Readonly<Record<string, unknown>>): readonly WrittenStep[] | undefined {
  const method = METHODS.get(numberIn(params, 'method') ?? RGB);
  if (!method) return undefined;
  const [lower, upper] = [boundsOf(params['lower']), boundsOf(params['upper'])];
  const colors = lower
    .map((low, index) => colorBetween(low, upper[index], method))
    .filter((color) => color !== undefined);
  return colors.length > 0 && colors.length === lower.length && lower.length === upper.length
    ? colors
    : undefined;
}

function boundsOf(written: unknown): readonly unknown[] {
  return Array.isArray(written) && Array.isArray(written[0]) ? (written as readonly unknown[]) : [written];
}

function colorBetween(lower: unknown, upper: unknown, { channels, write }: Method): WrittenStep | undefined {
  const [low, high] = [numbersIn(lower, channels), numbersIn(upper, channels)];
  return low && high && write(low, high);
}

function byte(value = 0): number {
  return Math.min(Math.max(value, 0), 255);
}

function hex(channels: readonly number[]): string {
  const digits = [0, 1, 2].map((index) => byte(channels[index]).toString(16).padStart(2, '0'));
  return `#${digits.join('')}`;
}

/** There a hue is half of its degrees and the others reach to 255, all rounded: half a step more holds what was meant. */
function hsv([h = 0, s = 0, v = 0]: readonly number[], side: -1 | 1): WrittenStep {
  const within = (value: number, most: number): number =>
    Math.min(Math.max(Math.round(value * 10) / 10, 0), most);
  const percent = (value: number): number => within(((value + side / 2) * 100) / 255, 100);
  return { h: within(h * 2 + side, 360), s: percent(s), v: percent(v) };
}

/** So many pixels as a share of the area that is looked at. */
function percentOf(count: number, area: unknown, { screen }: MaaContext): number {
  const size = isPlainObject(area)
    ? Math.max(1, Number(area['width'])) * Math.max(1, Number(area['height']))
    : screen.width * screen.height;
  return Number(Math.min(100, Math.max(0.001, (count / size) * 100)).toPrecision(3));
}
