import { formatDuration } from '../../../../shared/routine-duration';
import { keyName } from '../maa/maa-keys';
import type { WrittenStep } from '../own-text';
import type { EarlierContext } from './context';
import type { Fields } from './fields';
import { imageOf, offset, point } from './screen';

/** One action of the earlier program as steps of ours. */
export type ConvertAction = (fields: Fields, context: EarlierContext) => readonly WrittenStep[];

/** What `Delay` was counted in unless its settings said otherwise. */
const GLOBAL_DELAY_MS = 250;
/** Nobody waits so long for an image in seconds: such a number was meant in milliseconds. */
const SURELY_MS = 1_000;
const MAX_MS = 30 * 86_400_000;

/** A duration of ours. */
export function duration(ms: number): string {
  return formatDuration(Math.min(Math.max(ms, 0), MAX_MS));
}

const wait: ConvertAction = (fields, context) => {
  const ms = context.numberOf(fields, 'duration');
  if (typeof ms !== 'string') return [{ wait: duration(ms ?? 0) }];
  return [{ wait: `\${string(int(${ms})) + "ms"}` }];
};

const delay: ConvertAction = (fields, context) => {
  const count = fields.number('count') ?? 1;
  const why = `Delay ${String(count)}: counted in the delay of the program's settings, taken as ${duration(GLOBAL_DELAY_MS)}.`;
  return [context.nearly({ wait: duration(count * GLOBAL_DELAY_MS) }, fields.at(), 'Delay', why)];
};

const type: ConvertAction = (fields, context) => {
  const text = fields.text('text') ?? '';
  const step = { type: context.variables.text(text) };
  if (step.type === text) return [step];
  const why = 'The earlier program typed ${…} as it stood; here the value of the variable is typed.';
  return [context.nearly(step, fields.at('text'), 'Input', why)];
};

const clickIfFound: ConvertAction = (fields, context) => {
  const image = imageOf(fields, context);
  const place = fields.map('point');
  const distance = fields.map('offset');
  if (place !== undefined) return [{ tap: point(place, context), when: image }];
  if (distance === undefined) return [{ tapOn: image, when: image }];
  return [{ if: image, then: [{ find: image }, { tap: offset(distance) }] }];
};

/** `timeout` is in seconds here, unlike the limit of every other step. */
const waitForImage: ConvertAction = (fields, context) => {
  const given = fields.number('timeout');
  const isMs = given !== undefined && given >= SURELY_MS;
  const ms = given === undefined ? 30_000 : isMs ? given : given * 1_000;
  const step = { waitFor: imageOf(fields, context), every: '50ms', timeout: duration(Math.max(ms, 1)) };
  if (given !== undefined && !isMs) return [step];
  const why = isMs
    ? `A timeout of ${String(given)} can't be meant in seconds; it was taken as milliseconds.`
    : 'It has no timeout; 30s were taken.';
  return [context.nearly(step, fields.at('timeout'), 'WaitForImage', why)];
};

/** A number is one of Android's key codes; as a name it would be the key with that digit. */
const sendKey: ConvertAction = (fields, context) => {
  const written = fields.text('key')?.trim() ?? '';
  const name = /^\d+$/.test(written) ? keyName(Number(written)) : written;
  if (name !== undefined && KEY_NAME.test(name)) return [{ key: name }];
  const why = `There is no key “${written.slice(0, 60)}”; the routine fails here.`;
  context.report.add('notConverted', fields.at('key'), 'key', why);
  const step = { fail: context.variables.text(`There is no key “${written.slice(0, 60)}”`) };
  context.remark(step, why);
  return [step];
};

const KEY_NAME = /^(?:KEYCODE_)?[A-Z0-9_]+$/i;

export const SCREEN_ACTIONS: Readonly<Record<string, ConvertAction>> = {
  click: (fields, context) => [{ tap: point(fields, context) }],
  swipe: (fields, context) => [
    {
      swipe: {
        from: point(fields, context, { x: 'x1', y: 'y1' }),
        to: point(fields, context, { x: 'x2', y: 'y2' }),
        duration: duration(fields.number('duration') ?? 300),
      },
    },
  ],
  input: type,
  send_key: sendKey,
  sleep: wait,
  delay,
  findimage: (fields, context) => [{ find: imageOf(fields, context) }],
  clickifimagefound: clickIfFound,
  clickifimagenotfound: (fields, context) => [
    { tap: point(fields, context), when: { not: imageOf(fields, context) } },
  ],
  waitforimage: waitForImage,
};
