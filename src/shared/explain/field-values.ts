import type { Json } from '../definition-difference';
import { spokenDuration } from './words';

/** Words for the values a field may have, by its path. They are those of the dialog in which the field is edited. */
const NAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'launchOptions.onConflict': {
    skip: 'Use the other instances',
    ask: 'Ask me',
    abort: 'Do not start',
    queue: 'Wait until it is free',
    takeOver: 'Take it over',
  },
  'launchOptions.stagger.mode': { fixed: 'With a fixed pause' },
  'restartPolicy.mode': { onFailure: 'Try again', never: 'Leave the bot stopped' },
  'loop.kind': {
    once: 'Run once',
    count: 'A number of times',
    until: 'Until a time',
    untilPoolEmpty: 'Until the account pool is empty',
    forever: 'Until it is stopped',
  },
};

type Write = (value: number) => string;
const percent: Write = (value) => `± ${String(Math.round(value * 100))} %`;

/** How numbers of certain fields are written; every other field is a plain number. */
const NUMBERS: Readonly<Record<string, Write>> = {
  'restartPolicy.maxRetries': (value) => (value === -1 ? 'No limit' : String(value)),
  'restartPolicy.factor': (value) => `× ${String(value)}`,
  'restartPolicy.jitter': percent,
};

/** A value of a definition as people write it: `1 min 30 s`, `On`, `Try again`; null when there is none. */
export function fieldValueInWords(path: string, value: Json | undefined): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return textInWords(path, value);
  if (typeof value === 'number') return numberInWords(path, value);
  if (typeof value === 'boolean') return value ? 'On' : 'Off';
  return JSON.stringify(value);
}

function textInWords(path: string, value: string): string {
  const names = NAMED[path];
  if (names && Object.hasOwn(names, value)) return names[value] ?? value;
  const time = path === 'loop.at' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return value;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

function numberInWords(path: string, value: number): string {
  const write = NUMBERS[path];
  if (write) return write(value);
  const isOurs = !path.startsWith('routineConfig.') && path.endsWith('Ms');
  if (!isOurs || value < 0) return String(value);
  return value === 0 ? '0 s' : spokenDuration(value);
}
