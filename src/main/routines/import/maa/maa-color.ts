import { isPlainObject } from '../../late';
import type { WrittenStep } from '../own-text';
import { areasOf } from './maa-area';
import { anyOf, type Here, type MaaContext } from './maa-context';
import { numberIn, numbersIn } from './maa-node';

/** `method` of ColorMatch for red, green and blue; as OpenCV counts its conversions. */
const RGB = 4;
const LEFT_OUT = ['connected', 'order_by', 'index'];
const APPROXIMATED = 'Bounds of each channel became one colour with one tolerance.';
const LOST = 'Only bounds of red, green and blue can be taken over; it is never found.';

/** ColorMatch: each pair of bounds is a colour with a tolerance that holds all of them. */
export function colorCondition(params: Readonly<Record<string, unknown>>, here: Here): WrittenStep {
  const { node, context } = here;
  const colors = colorsOf(params);
  if (!colors) return context.lost({ is: false }, node, 'ColorMatch', LOST);
  context.note('approximated', node, 'ColorMatch', APPROXIMATED);
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

interface Color {
  readonly color: string;
  readonly tolerance: number;
}

function colorsOf(params: Readonly<Record<string, unknown>>): readonly Color[] | undefined {
  if ((numberIn(params, 'method') ?? RGB) !== RGB) return undefined;
  const [lower, upper] = [boundsOf(params['lower']), boundsOf(params['upper'])];
  const colors = lower.flatMap((low, index) => colorBetween(low, upper[index]) ?? []);
  return colors.length > 0 && colors.length === lower.length && lower.length === upper.length
    ? colors
    : undefined;
}

function boundsOf(written: unknown): readonly unknown[] {
  return Array.isArray(written) && Array.isArray(written[0]) ? (written as readonly unknown[]) : [written];
}

function colorBetween(lower: unknown, upper: unknown): Color | undefined {
  const [low, high] = [numbersIn(lower, 3), numbersIn(upper, 3)];
  if (!low || !high) return undefined;
  const channels = [0, 1, 2].map((index) => [low[index] ?? 0, high[index] ?? 0] as const);
  const middle = channels.map(([a, b]) => Math.min(Math.max(Math.round((a + b) / 2), 0), 255));
  const spread = channels.map(([a, b], index) => {
    const at = middle[index] ?? 0;
    return Math.max(Math.abs(b - at), Math.abs(at - a));
  });
  const hex = middle.map((value) => value.toString(16).padStart(2, '0')).join('');
  return { color: `#${hex}`, tolerance: Math.min(255, Math.max(...spread)) };
}

/** So many pixels as a share of the area that is looked at. */
function percentOf(count: number, area: unknown, { screen }: MaaContext): number {
  const size = isPlainObject(area)
    ? Math.max(1, Number(area['width'])) * Math.max(1, Number(area['height']))
    : screen.width * screen.height;
  return Number(Math.min(100, Math.max(0.001, (count / size) * 100)).toPrecision(3));
}
