import { isPlainObject } from '../../late';
import type { Written, WrittenStep } from '../own-text';
import type { EarlierContext } from './context';
import { Fields } from './fields';

/** The window of the earlier program that its places were measured in. */
export const EARLIER_WINDOW = { width: 277, height: 489, titleBar: 44 } as const;
/** What they become; the program's own screen was of this size. */
const SCREEN = { width: 540, height: 960 } as const;
/** How the converted routine says what its pixels count in. */
export const RESOLUTION = `${String(SCREEN.width)}x${String(SCREEN.height)}`;

type Length = number | string;

/** A place of the window as a place of the screen. */
export function point(fields: Fields, context: EarlierContext, keys = { x: 'x', y: 'y' }): WrittenPlace {
  return placeWithin({ width: SCREEN.width - 1, height: SCREEN.height - 1 }, keys, fields, context);
}

interface Keys {
  readonly x: string;
  readonly y: string;
}

function placeWithin(
  most: { readonly width: number; readonly height: number },
  keys: Keys,
  fields: Fields,
  context: EarlierContext,
): WrittenPlace {
  const x = length(context.numberOf(fields, keys.x) ?? 0, 'x');
  const y = length(context.numberOf(fields, keys.y) ?? 0, 'y');
  const written = { x: within(x, most.width), y: within(y, most.height) };
  context.report.once('approximated', fields.at(keys.x), 'places', PLACES);
  if (written.x !== x || written.y !== y)
    context.report.add('approximated', fields.at(keys.y), `${keys.x}, ${keys.y}`, OUTSIDE);
  return written;
}

export type WrittenPlace = { readonly x: Length; readonly y: Length };

const PLACES = `Places were measured in a window of ${String(EARLIER_WINDOW.width)}x${String(EARLIER_WINDOW.height)} with a title bar of ${String(EARLIER_WINDOW.titleBar)}; they are places of a screen of ${RESOLUTION} now. Where that program was set to another size, check them.`;
const OUTSIDE =
  'The place lay in the title bar or outside of the window; the nearest place of the screen was taken.';

/** A distance on the window as one on the screen, counted from what was found last. */
export function offset(fields: Fields): { readonly from: 'match'; readonly x: number; readonly y: number } {
  const x = Math.round(((fields.number('x') ?? 0) * SCREEN.width) / EARLIER_WINDOW.width);
  const y = Math.round(((fields.number('y') ?? 0) * SCREEN.height) / EARLIER_WINDOW.height);
  // Further than that is off the screen from everywhere on it.
  const far = (value: number): number => Math.min(Math.max(value, -SCREEN.height), SCREEN.height);
  return { from: 'match', x: far(x), y: far(y) };
}

function length(value: number | string, axis: 'x' | 'y'): Length {
  if (typeof value === 'string') {
    return axis === 'x'
      ? `\${${value} * ${String(SCREEN.width)} / ${String(EARLIER_WINDOW.width)}}`
      : `\${(${value} - ${String(EARLIER_WINDOW.titleBar)}) * ${String(SCREEN.height)} / ${String(EARLIER_WINDOW.height)}}`;
  }
  return axis === 'x'
    ? Math.round((value * SCREEN.width) / EARLIER_WINDOW.width)
    : Math.round(((value - EARLIER_WINDOW.titleBar) * SCREEN.height) / EARLIER_WINDOW.height);
}

function within(value: Length, most: number): Length {
  return typeof value === 'string' ? value : Math.min(Math.max(value, 0), most);
}

function region(fields: Fields, context: EarlierContext): Written {
  const from = point(fields, context, { x: 'x1', y: 'y1' });
  // The lower right corner of a region may be that of the screen.
  const to = placeWithin(SCREEN, { x: 'x2', y: 'y2' }, fields, context);
  fields.tellRest(context.report, 'A region');
  const size = (a: Length, b: Length): Written => Math.max(1, Number(b) - Number(a) || 1);
  return { ...from, width: size(from.x, to.x), height: size(from.y, to.y) };
}

const THRESHOLD =
  'Thresholds of the earlier program were measured in another way, which let much pass; check this one against real screens.';

/** The condition that an image is there, from the parameters that all image actions share. */
export function imageOf(fields: Fields, context: EarlierContext): WrittenStep {
  const template = fields.text('template')?.trim() ?? '';
  const where = fields.map('region');
  const threshold = thresholdOf(fields, context);
  if (template === '')
    context.report.add(
      'approximated',
      fields.at(),
      'template',
      'No template is named; “unnamed” stands for it.',
    );
  return {
    image: {
      template: context.variables.text(template) || 'unnamed',
      ...(where === undefined ? {} : { area: region(where, context) }),
      ...(threshold === undefined ? {} : { threshold }),
    },
  };
}

/** Thresholds begin above 0. */
const LEAST = 0.01;

/** 0 stood for what the template said itself. */
function thresholdOf(fields: Fields, context: EarlierContext): number | undefined {
  const threshold = fields.number('threshold');
  if (threshold === undefined || threshold <= 0) return undefined;
  context.report.once('approximated', fields.at('threshold'), 'threshold', THRESHOLD);
  return Math.min(Math.max(threshold, LEAST), 1);
}

/** More pictures than anybody asks for at once. */
const MAX_TEMPLATES = 500;
const TOO_MANY = `A step may ask for ${String(MAX_TEMPLATES)} images; the rest is left out.`;

/** Conditions for a list of templates: names, or mappings with their own threshold and region. */
export function imagesOf(fields: Fields, context: EarlierContext): readonly WrittenStep[] {
  const shared = { threshold: fields.any('threshold'), region: fields.any('region') };
  const list = fields.list('templates');
  if (list.length > MAX_TEMPLATES)
    context.report.add('notConverted', fields.at('templates'), 'templates', TOO_MANY);
  return list.slice(0, MAX_TEMPLATES).map((entry) => {
    const own = isPlainObject(entry) ? entry : { template: entry };
    const given = Object.fromEntries(
      Object.entries({ ...shared, ...own }).filter(([, value]) => value != null),
    );
    return imageOf(new Fields(given, () => fields.at('templates')), context);
  });
}

/** `any`, `all` or `none` of several conditions; one alone needs no list. */
export function joined(how: 'all' | 'any' | 'none', list: readonly WrittenStep[]): WrittenStep {
  const [first, second] = list;
  if (first === undefined) return { is: how !== 'any' };
  if (second !== undefined) return { [how]: list };
  return how === 'none' ? { not: first } : first;
}
