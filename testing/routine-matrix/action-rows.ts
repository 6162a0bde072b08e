import { NOT_FOUND } from '../../src/shared/recognition';
import type { RoutineWorld } from '../routine-world';
import type { ActionRow } from './matrix-row';

const WHITE = '{ pixel: { x: 5, y: 6, color: "#ffffff" } }';
const white = ({ screen }: RoutineWorld): void => void screen.set('5,6', [255, 255, 255]);
const agreed = ({ consents }: RoutineWorld): void => void consents.add('shell').add('network');
const idle = ({ answers }: RoutineWorld): void => {
  answers.movesFor = 2;
};
const TAKE = 'takeAccount: {}';
const AREA = 'area: { x: 0, y: 0, width: 50%, height: 9 }';
const MATCH_AREA = 'area: { x: 0, y: 0, width: 5, height: 9, from: match }';

/** One row for each action of the registry. */
export const ACTION_ROWS: Readonly<Record<string, ActionRow>> = {
  tap: {
    step: '{ tap: { x: 50%, y: 700 } }',
    also: ['{ tap: { x: 1, y: 2, from: match } }'],
    left: { calls: ['tap 270 700'] },
    waits: ['tap'],
  },
  longPress: {
    step: '{ longPress: { x: 1, y: 2, duration: 2s } }',
    also: ['{ longPress: { x: 1, y: 2, from: match } }'],
    left: { calls: ['longPress 1 2 2000'] },
    waits: ['longPress'],
  },
  swipe: {
    step: '{ swipe: { from: { x: 1, y: 2 }, to: { x: 3, y: 4 }, duration: 1s } }',
    also: ['{ swipe: { from: { x: 1, y: 2, from: match }, to: { x: 3, y: 4, from: match } } }'],
    left: { calls: ['swipe 1 2 3 4 1000'] },
    waits: ['swipe'],
  },
  drag: {
    step: '{ drag: { points: [{ x: 1, y: 2 }, { x: 3, y: 4 }], duration: 1s } }',
    also: ['{ drag: { points: [{ x: 1, y: 2, from: match }, { x: 3, y: 4 }] } }'],
    left: { calls: ['drag 1 2 3 4 1000'] },
    waits: ['drag'],
  },
  pinch: {
    step: '{ pinch: apart, at: { x: 270, y: 480 }, reach: 50, duration: 1s }',
    also: ['{ pinch: together, at: { x: 1, y: 2, from: match } }'],
    left: { calls: ['touch 251,499>175,575 289,461>365,385 1000'] },
    waits: ['touch'],
  },
  fingers: {
    step: '{ fingers: [[{ x: 1, y: 2 }, { x: 3, y: 4 }], [{ x: 5, y: 6 }]], duration: 1s }',
    also: ['{ fingers: [[{ x: 1, y: 2, from: match }], [{ x: 5, y: 6 }]] }'],
    left: { calls: ['touch 1,2>3,4 5,6 1000'] },
    waits: ['touch'],
  },
  scrollUntil: {
    step: `{ scrollUntil: ${WHITE}, direction: up, atMost: 2, within: { x: 0, y: 0, width: 100, height: 100 }, settle: 5s }`,
    also: [`{ scrollUntil: ${WHITE}, within: { x: 0, y: 0, width: 10, height: 9, from: match } }`],
    left: { end: 'not_found', calls: ['swipe 50 30 50 70 400', 'swipe 50 30 50 70 400'] },
    waits: ['look', 'swipe', 'clock'],
  },
  type: {
    step: '{ type: Ada, replace: true, enter: true }',
    left: { calls: ['keys CTRL_LEFT+A', 'key DEL', 'type Ada', 'key ENTER'] },
    waits: ['keys', 'key', 'type'],
  },
  key: {
    step: '{ key: BACK }',
    also: ['{ key: [CTRL_LEFT, A] }'],
    left: { calls: ['key BACK'] },
    waits: ['key'],
  },
  setClipboard: {
    step: '{ setClipboard: hello }',
    left: { calls: ['setClipboard hello'] },
    waits: ['setClipboard'],
  },
  getClipboard: {
    step: '{ getClipboard: {}, into: t }',
    after: ['{ log: "${t}" }'],
    world: ({ answers }) => {
      answers.clipboard = 'hello';
    },
    left: { calls: ['getClipboard'], logs: ['info: hello'] },
    waits: ['getClipboard'],
  },
  rotate: { step: '{ rotate: left }', left: { calls: ['rotate 1'] }, waits: ['rotate'] },
  launchApp: {
    step: '{ launchApp: a.b, activity: .Settings }',
    left: { calls: ['startApp a.b .Settings'] },
    waits: ['startApp'],
  },
  stopApp: { step: '{ stopApp: a.b }', left: { calls: ['stopApp a.b'] }, waits: ['stopApp'] },
  openUrl: {
    step: '{ openUrl: "https://example.com/a" }',
    left: { calls: ['openUrl https://example.com/a'] },
    waits: ['openUrl'],
  },
  installApp: {
    step: '{ installApp: apps/a.apk }',
    left: { calls: ['install /files/apps/a.apk'] },
    waits: ['install'],
  },
  uninstallApp: { step: '{ uninstallApp: a.b }', left: { calls: ['uninstall a.b'] }, waits: ['uninstall'] },
  clearApp: { step: '{ clearApp: a.b }', left: { calls: ['clear a.b'] }, waits: ['clear'] },
  wait: { step: '{ wait: 10s }', left: {}, waits: ['clock'] },
  pause: { step: '{ pause: { from: 9s, to: 10s, spread: human } }', left: {}, waits: ['clock'] },
  waitFor: {
    step: `{ waitFor: ${WHITE}, every: 10s }`,
    left: { end: 'condition_not_met' },
    waits: ['look', 'clock'],
    endsInVain: ['clock'],
  },
  waitIdle: {
    step: `{ waitIdle: { for: 1s, ${AREA} } }`,
    also: [`{ waitIdle: { ${MATCH_AREA} } }`],
    world: idle,
    left: {},
    waits: ['look'],
  },
  find: {
    step: `{ find: ${WHITE}, within: 20s, every: 10s }`,
    after: ['{ tap: { from: match, x: 1, y: 1 } }'],
    world: white,
    left: { calls: ['tap 6 7'] },
    waits: ['look'],
  },
  tapOn: {
    step: `{ tapOn: ${WHITE}, within: 20s, every: 10s }`,
    world: white,
    left: { calls: ['tap 5 6'] },
    waits: ['look', 'tap'],
  },
  countPlaces: {
    step: `{ countPlaces: ${WHITE}, into: n }`,
    after: ['{ log: "${n}" }'],
    world: white,
    left: { logs: ['info: 1'] },
    waits: ['look'],
  },
  readText: {
    step: `{ readText: { ${AREA}, language: de, characters: "0123", number: true }, into: t }`,
    also: [`{ readText: { ${MATCH_AREA} }, into: t }`],
    after: ['{ log: "${t}" }'],
    world: ({ answers }) => {
      answers.text = '12';
    },
    left: { logs: ['info: 12'] },
    waits: ['look'],
  },
  readColor: {
    step: '{ readColor: { x: 5, y: 6 }, into: c }',
    also: ['{ readColor: { x: 1, y: 2, from: match }, into: c }'],
    after: ['{ log: "${c}" }'],
    world: ({ screen }) => {
      screen.set('5,6', [43, 138, 62]);
    },
    left: { logs: ['info: #2b8a3e'] },
    waits: ['look'],
  },
  rememberScreen: {
    step: `{ rememberScreen: { as: before, ${AREA} } }`,
    also: [`{ rememberScreen: { ${MATCH_AREA} } }`],
    after: ['{ if: { changed: { since: before } }, then: [{ key: A }], else: [{ key: B }] }'],
    left: { calls: ['key B'] },
    waits: ['look'],
  },
  if: {
    step: `{ if: ${WHITE}, then: [{ key: A }], elseIf: [{ if: { is: false }, then: [{ key: B }] }], else: [{ tap: { x: 1, y: 1 } }] }`,
    left: { calls: ['tap 1 1'] },
    waits: ['look', 'tap'],
  },
  switch: {
    step: `{ switch: [{ when: ${WHITE}, then: [{ key: A }] }], else: [{ tap: { x: 1, y: 1 } }] }`,
    left: { calls: ['tap 1 1'] },
    waits: ['look', 'tap'],
  },
  firstOf: {
    step: `{ firstOf: [{ when: ${WHITE}, then: [{ key: A }] }], within: 20s, every: 10s, else: [{ tap: { x: 1, y: 1 } }] }`,
    left: { calls: ['tap 1 1'] },
    waits: ['look', 'clock'],
  },
  repeat: {
    step: '{ repeat: { times: 2, as: n, steps: [{ tap: { x: 1, y: "${n}" } }] } }',
    left: { calls: ['tap 1 1', 'tap 1 2'] },
    waits: ['tap'],
  },
  while: {
    step: `{ while: { not: ${WHITE} }, steps: [{ tap: { x: 1, y: 1 } }], atMost: 1, every: 10s }`,
    left: { end: 'loop_endless', calls: ['tap 1 1'] },
    waits: ['look', 'tap', 'clock'],
  },
  until: {
    step: `{ until: ${WHITE}, steps: [{ tap: { x: 1, y: 1 } }], atMost: 1, every: 10s }`,
    left: { end: 'loop_endless', calls: ['tap 1 1'] },
    waits: ['look', 'tap', 'clock'],
  },
  forEach: {
    step: '{ forEach: { in: [3, 4], as: n, steps: [{ tap: { x: 1, y: "${n}" } }] } }',
    left: { calls: ['tap 1 3', 'tap 1 4'] },
    waits: ['tap'],
  },
  forEachPlace: {
    step: '{ forEachPlace: { of: { image: { template: gift } }, steps: [{ tap: { from: match, x: 0, y: 1 } }] } }',
    world: ({ answers }) => {
      const box = { x: 10, y: 20, width: 4, height: 2 };
      const all = [box, { ...box, x: 110 }];
      answers.recognise = ({ kind }) =>
        kind === 'image' ? { ...NOT_FOUND, found: true, box, all } : undefined;
    },
    left: { calls: ['tap 12 22', 'tap 112 22'] },
    waits: ['look', 'tap'],
  },
  break: { step: '{ break: null }', inLoop: true, left: {}, waits: [] },
  continue: { step: '{ continue: null }', inLoop: true, left: {}, waits: [] },
  try: {
    step: '{ try: [{ tap: { x: 1, y: 1 } }, { fail: no }], catch: [{ key: A }], finally: [{ stopApp: a.b }] }',
    left: { calls: ['tap 1 1', 'key A', 'stopApp a.b'] },
    afterItsTime: ['stopApp a.b'],
    waits: ['tap', 'key', 'stopApp'],
  },
  fail: { step: '{ fail: no }', left: { end: 'routine_failed' }, waits: [] },
  return: { step: '{ return: 5 }', after: ['{ key: NEVER }'], left: {}, waits: [] },
  sameFrame: {
    step: `{ sameFrame: [{ if: ${WHITE}, then: [{ key: A }] }, { tap: { x: 1, y: 1 } }] }`,
    world: white,
    left: { calls: ['key A', 'tap 1 1', 'release'] },
    waits: ['look', 'tap'],
  },
  runRoutine: {
    step: '{ runRoutine: called, inputs: { n: 3 }, into: r }',
    after: ['{ log: "${r}" }'],
    others: {
      called:
        'inputs: { n: { type: integer } }\nsteps: [{ tap: { x: 1, y: "${n}" } }, { return: "${n + 1}" }]',
    },
    left: { calls: ['tap 1 3'], logs: ['info: 4'] },
    waits: ['tap'],
  },
  holdRoutine: {
    step: '{ holdRoutine: null }',
    also: ['{ holdRoutine: {} }'],
    inSentry: true,
    left: {},
    waits: [],
  },
  releaseRoutine: {
    step: '{ releaseRoutine: null }',
    also: ['{ releaseRoutine: {} }'],
    inSentry: true,
    left: {},
    waits: [],
  },
  set: {
    step: '{ set: { a: 1, b: "${[1, 2]}" }, keep: true }',
    after: ['{ log: "${a} ${b}" }'],
    left: { logs: ['info: 1 1, 2'] },
    waits: [],
  },
  count: {
    step: '{ count: gifts, by: 3, into: n }',
    after: ['{ log: "${n}" }'],
    left: { logs: ['info: 3'], counters: { gifts: 3 } },
    waits: [],
  },
  takeAccount: {
    step: '{ takeAccount: { into: who } }',
    after: ['{ log: "${who}" }'],
    left: { logs: ['info: acc-1'] },
    waits: ['take'],
  },
  completeAccount: {
    before: [TAKE],
    step: '{ completeAccount: { numbers: { coins: 2 } } }',
    left: { accounts: ['completed acc-1 {"coins":2}'] },
    waits: ['complete'],
  },
  failAccount: {
    before: [TAKE],
    step: '{ failAccount: { reason: why, goOn: false } }',
    left: { end: 'account_refused', accounts: ['failed acc-1 why {}'] },
    waits: ['fail'],
  },
  returnAccount: {
    before: [TAKE],
    step: '{ returnAccount: { reason: why } }',
    left: { accounts: ['returned acc-1 why {}'] },
    waits: ['giveBack'],
  },
  quarantineAccount: {
    before: [TAKE],
    step: '{ quarantineAccount: { reason: why, goOn: false } }',
    left: { end: 'account_refused', accounts: ['quarantined acc-1 why {}'] },
    waits: ['quarantine'],
  },
  reportNumbers: {
    before: [TAKE],
    step: '{ reportNumbers: { coins: 2 } }',
    after: ['{ returnAccount: {} }'],
    left: { accounts: ['returned acc-1 {"coins":2}'] },
    waits: [],
  },
  getAccountField: {
    before: [TAKE],
    step: '{ getAccountField: { name: lastReward, into: v, default: none } }',
    after: ['{ log: "${v}" }'],
    left: { logs: ['info: none'] },
    waits: ['field'],
  },
  setAccountField: {
    before: [TAKE],
    step: '{ setAccountField: { name: level, value: 20, now: false } }',
    after: ['{ getAccountField: { name: level, into: v } }', '{ log: "${v}" }'],
    left: { logs: ['info: 20'] },
    waits: ['setField'],
  },
  incrementAccountField: {
    before: [TAKE],
    step: '{ incrementAccountField: { name: level, by: 2, into: v } }',
    after: ['{ log: "${v}" }'],
    left: { logs: ['info: 14'] },
    waits: ['incrementField'],
  },
  typeSecret: {
    before: [TAKE],
    step: '{ typeSecret: { name: password } }',
    left: { calls: ['type s3cret word'] },
    waits: ['secret', 'type'],
  },
  pushFile: {
    step: '{ pushFile: { from: a/b, to: /sdcard/b } }',
    left: { calls: ['push /files/a/b /sdcard/b'] },
    waits: ['push'],
  },
  pullFile: {
    step: '{ pullFile: { from: /sdcard/b, to: a/b } }',
    left: { calls: ['pull /sdcard/b /files/a/b'] },
    waits: ['pull'],
  },
  http: {
    step: '{ http: { url: "https://example.com/", method: POST, headers: { a: b }, body: c, maxBytes: 9 }, into: r, status: s }',
    after: ['{ log: "${s}" }'],
    world: agreed,
    left: {
      calls: ['http POST https://example.com/'],
      logs: ['info: 200'],
      requests: ['POST https://example.com/ c'],
    },
    waits: ['http'],
  },
  shell: {
    step: '{ shell: [echo, a], into: r, exitCode: e, maxLength: 9 }',
    after: ['{ log: "${e}" }'],
    world: agreed,
    left: { calls: ['shell ["echo","a"]'], logs: ['info: 0'] },
    waits: ['shell'],
  },
  log: { step: '{ log: hello, level: warn }', left: { logs: ['warn: hello'] }, waits: [] },
  notify: {
    step: '{ notify: hello, title: t, level: error }',
    left: { notices: ['error t: hello'] },
    waits: [],
  },
  screenshot: {
    step: '{ screenshot: shot }',
    left: { calls: ['capture'], screenshots: ['shot'], logs: ['info: Screenshot: evidence/shot.png'] },
    waits: ['capture'],
  },
};

/** Something that is found wherever it is looked for. */
export const FOUND = { ...NOT_FOUND, found: true, box: { x: 10, y: 20, width: 4, height: 4 } };
