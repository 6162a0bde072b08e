import { currentLocale, msg, t } from '../catalogue/translate';
import type { Json } from '../definition-difference';
import { labelOfPath } from './field-labels';
import { lateTexts, spokenDuration } from './words';

/** Words for the values a field may have, by its path. They are those of the dialog in which the field is edited. */
const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'launchOptions.onConflict': lateTexts({
    skip: msg('Use the other instances'),
    ask: msg('Ask me'),
    abort: msg('Do not start'),
    queue: msg('Wait until it is free'),
    takeOver: msg('Take it over'),
  }),
  'launchOptions.stagger.mode': lateTexts({ fixed: msg('With a fixed pause') }),
  'restartPolicy.mode': lateTexts({ onFailure: msg('Try again'), never: msg('Leave the bot stopped') }),
  'loop.kind': lateTexts({
    once: msg('Run once'),
    count: msg('A number of times'),
    until: msg('Until a time'),
    untilPoolEmpty: msg('Until the account pool is empty'),
    forever: msg('Until it is stopped'),
  }),
};

type Write = (value: number) => string;
const percent: Write = (value) => `± ${String(Math.round(value * 100))} %`;

/** How numbers of certain fields are written; every other field is a plain number. */
const NUMBERS: Readonly<Record<string, Write>> = {
  'restartPolicy.maxRetries': (value) => (value === -1 ? t('No limit') : String(value)),
  'restartPolicy.factor': (value) => `× ${String(value)}`,
  'restartPolicy.jitter': percent,
};

/** A value of a definition as people write it: `1 min 30 s`, `On`, `Try again`; null when there is none. */
export function fieldValueInWords(path: string, value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return textInWords(path, value);
  if (typeof value === 'number') return numberInWords(path, value);
  if (typeof value === 'boolean') return onOrOff(value);
  if (isList(value)) return value.length === 0 ? null : value.map(plain).join(', ');
  return PARTS.has(path) ? partsInWords(path, value) : JSON.stringify(value);
}

function onOrOff(value: boolean): string {
  return value ? t('On') : t('Off');
}

/** Objects that are one field to a person; their parts have labels of their own. */
const PARTS = new Set(['launchOptions.stagger', 'restartPolicy.giveUp', 'loop']);

/** `Repeat: A number of times; Iterations: 3`. */
function partsInWords(path: string, value: object): string {
  return Object.entries(value)
    .flatMap(([key, part]: [string, Json]) => {
      const words = fieldValueInWords(`${path}.${key}`, part);
      return words === null ? [] : [`${labelOfPath(`${path}.${key}`)}: ${words}`];
    })
    .join('; ');
}

function plain(item: Json): string {
  return typeof item === 'string' ? item : JSON.stringify(item);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textInWords(path: string, value: string): string {
  const names = NAMED[path];
  if (names && Object.hasOwn(names, value)) return names[value] ?? value;
  const time = path === 'loop.at' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return value;
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

function numberInWords(path: string, value: number): string {
  const write = NUMBERS[path];
  if (write) return write(value);
  const isOurs = !path.startsWith('routineConfig.') && path.endsWith('Ms');
  if (!isOurs || value < 0) return String(value);
  return value === 0 ? '0 s' : spokenDuration(value);
}
