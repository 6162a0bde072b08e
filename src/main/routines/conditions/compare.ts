import { z } from 'zod';
import { defineCondition } from '../condition';
import { boolean, choice, scalar } from '../params';

export const equals = defineCondition({
  name: 'equals',
  isInstant: true,
  summary: 'Holds when two values are the same.',
  details:
    'Values are compared as they would be shown: the number `3` equals the text `"3"`. For anything else use `is`.',
  schema: z.strictObject({
    value: scalar().describe('Usually a variable or input'),
    to: scalar().describe('What it is compared with'),
  }),
  example: `equals: { value: "\${mode}", to: fast }`,
  ask: ({ value, to }) => ({ asks: [], holds: () => String(value) === String(to) }),
});

export const is = defineCondition({
  name: 'is',
  isInstant: true,
  summary: 'Holds when an expression is true.',
  details:
    'Compare with `==`, `!=`, `<`, `<=`, `>`, `>=`; join with `&&`, `||`, `!`; texts have `contains`, `startsWith`, `endsWith`, `matches`; `"a" in list` and `list.exists(x, …)` ask a list. The [expressions](../reference.md#expressions) show all of them.',
  schema: boolean(),
  example: `is: \${mode == "fast" || mode.startsWith("f")}`,
  ask: (value) => ({ asks: [], holds: () => value }),
});

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const time = z.string().regex(TIME, 'Expected a time of day such as "22:30", in quotes.');

export const timeOfDay = defineCondition({
  name: 'time',
  isInstant: true,
  summary: 'Holds at certain times of the day and days of the week.',
  details:
    'Times are those of the computer Muster runs on. From a later to an earlier time goes over midnight; the days are those on which it begins.',
  schema: z.strictObject({
    from: time.default('00:00').describe('Such as "22:00", in quotes'),
    to: time.default('00:00').describe('Until just before this time'),
    days: z
      .array(choice(DAYS))
      .min(1)
      .optional()
      .describe('sun, mon, tue, wed, thu, fri, sat; all when left out'),
  }),
  example: `time: { from: "22:00", to: "06:00", days: [fri, sat] }`,
  ask: ({ from, to, days }, { nowMs }) => ({
    asks: [],
    holds: () => isWithin({ from, to, days }, new Date(nowMs)),
  }),
});

interface Times {
  readonly from: string;
  readonly to: string;
  readonly days: readonly (typeof DAYS)[number][] | undefined;
}

function isWithin({ from, to, days }: Times, now: Date): boolean {
  const minute = now.getHours() * 60 + now.getMinutes();
  const [start, end] = [minuteOf(from), minuteOf(to)];
  const isNextDay = end <= start && minute < end;
  const isInside = end <= start ? minute >= start || isNextDay : minute >= start && minute < end;
  const day = DAYS[(now.getDay() + (isNextDay ? 6 : 0)) % 7];
  return isInside && (days === undefined || (day !== undefined && days.includes(day)));
}

function minuteOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
