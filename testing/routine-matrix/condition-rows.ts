import { NOT_FOUND } from '../../src/shared/recognition';
import type { RoutineWorld } from '../routine-world';
import { FOUND } from './action-rows';
import type { ConditionRow } from './matrix-row';

const AREA = 'area: { x: 0, y: 0, width: 50%, height: 9 }';
const HSV = 'hsv: { from: { h: 340, s: 0, v: 90 }, to: { h: 20, s: 10, v: 100 } }';
const MATCH_AREA = 'area: { x: 0, y: 0, width: 5, height: 9, from: match }';
const white = ({ screen }: RoutineWorld): void => void screen.set('5,6', [255, 255, 255]);
const seen =
  (kind: string) =>
  ({ answers }: RoutineWorld): void => {
    answers.recognise = (asked) => (asked.kind === kind ? FOUND : undefined);
  };
const nothing = (): void => undefined;
const WHITE = '{ pixel: { x: 5, y: 6, color: "#ffffff" } }';

/** Wherever in the world the test runs. */
const atHour =
  (hour: number) =>
  ({ clock }: RoutineWorld): void => {
    const now = clock.now.bind(clock);
    const untilThenMs = (hour - new Date(now()).getHours()) * 3_600_000;
    Object.assign(clock, { now: () => now() + untilThenMs });
  };

/** One row for each condition of the registry. */
export const CONDITION_ROWS: Readonly<Record<string, ConditionRow>> = {
  pixel: {
    condition: '{ pixel: { x: 5, y: 6, color: "#ffffff", tolerance: 3 } }',
    also: [
      '{ pixel: { x: 5, y: 6, from: match, color: "#ffffff" } }',
      '{ pixel: { x: 5, y: 6, rgb: { from: "#f0f0f0", to: "#ffffff" } } }',
      `{ pixel: { x: 5, y: 6, ${HSV} } }`,
      '{ pixel: { x: 5, y: 6, gray: { from: 240, to: 255 } } }',
    ],
    holds: white,
    waits: 'look',
  },
  color: {
    condition: `{ color: { color: "#ffffff", tolerance: 3, percent: 2, ${AREA} } }`,
    also: [
      `{ color: { color: "#ffffff", ${MATCH_AREA} } }`,
      '{ color: { rgb: { from: "#f0f0f0", to: "#ffffff" } } }',
      `{ color: { ${HSV} } }`,
      '{ color: { gray: { from: 240, to: 255 } } }',
    ],
    holds: white,
    waits: 'look',
  },
  blackScreen: {
    condition: `{ blackScreen: { ${AREA} } }`,
    also: [`{ blackScreen: { ${MATCH_AREA} } }`],
    holds: seen('black'),
    waits: 'look',
  },
  image: {
    condition: `{ image: { template: claim, threshold: 0.9, all: true, ${AREA} } }`,
    also: [
      `{ image: { template: claim, ${MATCH_AREA} } }`,
      '{ image: { template: claim, order: topToBottom, index: -1 } }',
    ],
    holds: seen('image'),
    waits: 'look',
  },
  text: {
    condition: `{ text: { contains: Claim, language: de, characters: ab, ${AREA} } }`,
    also: ['{ text: { equals: Claim } }', `{ text: { matches: "^C", ${MATCH_AREA} } }`],
    holds: seen('text'),
    waits: 'look',
  },
  node: {
    condition:
      '{ node: { text: a, id: b, class: c, description: d, path: "//E", how: contains, all: true } }',
    holds: seen('node'),
    waits: 'look',
  },
  app: {
    condition: '{ app: a.b }',
    holds: ({ answers }) => {
      answers.app = 'a.b';
    },
    waits: 'look',
  },
  frozen: {
    condition: `{ frozen: { for: 1s, ${AREA} } }`,
    also: [`{ frozen: { ${MATCH_AREA} } }`],
    holds: nothing,
    holdsNot: ({ answers }) => {
      answers.movesFor = 9;
    },
    waits: 'look',
  },
  changed: {
    condition: '{ changed: { since: before } }',
    before: ['rememberScreen: { as: before }'],
    holds: ({ answers }) => {
      answers.recognise = (asked) =>
        asked.kind === 'changed' ? { ...NOT_FOUND, found: asked.since !== null, text: 'a' } : undefined;
    },
    waits: 'look',
  },
  is: {
    condition: '{ is: "${shared.n == 1}" }',
    holds: ({ counters }) => void counters.add('n', 1),
    holdsNot: ({ counters }) => void counters.add('n', 2),
    waits: null,
  },
  equals: {
    condition: '{ equals: { value: "${shared.n}", to: "1" } }',
    holds: ({ counters }) => void counters.add('n', 1),
    holdsNot: ({ counters }) => void counters.add('n', 2),
    waits: null,
  },
  time: {
    condition: '{ time: { from: "00:00", to: "12:00", days: [sun, mon, tue, wed, thu, fri, sat] } }',
    holds: atHour(6),
    holdsNot: atHour(15),
    waits: null,
  },
  accountField: {
    condition: '{ accountField: { name: level, is: atLeast, value: 12 } }',
    before: ['takeAccount: {}'],
    holds: nothing,
    holdsNot: ({ accounts }) => void accounts.left.get('acc-1')?.fields.set('level', 3),
    waits: 'field',
  },
  not: {
    condition: `{ not: ${WHITE} }`,
    holds: nothing,
    holdsNot: white,
    waits: 'look',
  },
  all: { condition: `{ all: [${WHITE}, { is: true }] }`, holds: white, waits: 'look' },
  any: { condition: `{ any: [${WHITE}, { is: false }] }`, holds: white, waits: 'look' },
  none: {
    condition: `{ none: [${WHITE}, { is: false }] }`,
    holds: nothing,
    holdsNot: white,
    waits: 'look',
  },
};
