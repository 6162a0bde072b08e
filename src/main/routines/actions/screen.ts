import { z } from 'zod';
import { formatDuration } from '../../../shared/routine-duration';
import { areaOn } from '../../../shared/screen-place';
import { defineAction, type StepContext } from '../action';
import { conditionInWords } from '../condition-words';
import { condition } from '../nested';
import { choice, duration, integer, word } from '../params';
import { area } from '../places';

const TURNS = { natural: 0, left: 1, upsideDown: 2, right: 3, auto: null } as const;

export const rotate = defineAction({
  name: 'rotate',
  summary: 'Turns the screen of the device.',
  details:
    '`natural` is how the device is made to be held: upright for a phone, lying for most tablets. `left` is turned anticlockwise by a quarter, `right` clockwise. `auto` lets the screen follow the device again. An app that insists on a direction gets it.',
  schema: z.strictObject({ rotate: choice(['natural', 'left', 'upsideDown', 'right', 'auto']) }),
  example: `
- rotate: left
- rotate: natural
`,
  capabilities: ['input'],
  label: (params) => `rotate ${params.rotate}`,
  run: (params, { device, signal }) => device.rotate(TURNS[params.rotate], signal),
});

const ADDRESS = /^[a-z][a-z0-9+.-]*:\S+$/i;

export const openUrl = defineAction({
  name: 'openUrl',
  summary: 'Opens an address on the device, in the app the device has for it.',
  details:
    'A web page opens in the browser, `market://details?id=…` in the store, an address of an app in that app. This computer opens nothing.',
  schema: z.strictObject({ openUrl: word('an address such as https://example.com/gifts') }),
  example: `
- openUrl: https://example.com/gifts
`,
  capabilities: ['apps'],
  label: (params) => `openUrl ${params.openUrl}`,
  run: async (params, { device, signal }) => {
    if (!ADDRESS.test(params.openUrl))
      throw Object.assign(new Error(`"${params.openUrl.slice(0, 80)}" is no address.`), {
        code: 'step_failed',
      });
    await device.openUrl(params.openUrl, signal);
  },
});

/** From where to where a finger goes for the content to move on; shares of the screen. */
const WAYS = {
  down: { from: { x: 50, y: 70 }, to: { x: 50, y: 30 } },
  up: { from: { x: 50, y: 30 }, to: { x: 50, y: 70 } },
  right: { from: { x: 80, y: 50 }, to: { x: 20, y: 50 } },
  left: { from: { x: 20, y: 50 }, to: { x: 80, y: 50 } },
} as const;

export const scrollUntil = defineAction({
  name: 'scrollUntil',
  summary: 'Scrolls until a condition holds; fails when it does not after so many swipes.',
  details:
    'The condition is looked at first: when it holds already, nothing is scrolled. Where it has a place, that is `match` afterwards. `down` shows what is further down, with a swipe upwards over the middle of the screen. Give `within` where the list is not the whole screen.',
  schema: z.strictObject({
    scrollUntil: condition(),
    direction: choice(['down', 'up', 'left', 'right']).default('down').describe('Where to look further'),
    atMost: integer(1, 1_000).default(20).describe('Swipes before it fails'),
    within: area().optional().describe('Where the finger goes; the whole screen when left out'),
    settle: duration().default(600).describe('Pause after a swipe, until the list stands still'),
  }),
  defaultTimeoutMs: 300_000,
  example: `
- scrollUntil: { text: { contains: Log out } }
  direction: down
  atMost: 10
- tap: { from: match, x: 0, y: 0 }
`,
  capabilities: ['input'],
  label: ({ scrollUntil: { name }, direction }) => `scroll ${direction} until ${name}`,
  run: async ({ scrollUntil: wanted, direction, atMost, within, settle }, context) => {
    const { clock, signal } = context;
    for (let swipes = 0; !(await context.holdsAndFound(wanted)); swipes += 1) {
      if (swipes === atMost) {
        const message = `${conditionInWords(wanted)} was not found after ${String(atMost)} swipes`;
        throw Object.assign(new Error(message), { code: 'not_found' });
      }
      await swipeOver(WAYS[direction], within, context);
      await clock.sleep(settle, signal);
    }
  },
});

const SWIPE_MS = 400;

type Area = z.output<ReturnType<typeof area>>;

async function swipeOver(
  { from, to }: (typeof WAYS)[keyof typeof WAYS],
  within: Area | undefined,
  context: StepContext,
): Promise<void> {
  const { device, signal } = context;
  const screen = await device.screenSize(signal);
  const given = context.area(within);
  const box = given ? areaOn(screen, given) : { x: 0, y: 0, ...screen };
  if (!box) throw Object.assign(new Error('"within" lies outside of the screen.'), { code: 'place_outside' });
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({
    x: Math.round(box.x + (box.width * x) / 100),
    y: Math.round(box.y + (box.height * y) / 100),
  });
  await device.swipe(at(from), at(to), SWIPE_MS, signal);
}

export const waitIdle = defineAction({
  name: 'waitIdle',
  summary: 'Waits until the screen has stood still for a while; fails when it does not in time.',
  details:
    "The step's `timeout` says how long to wait; without one it is 30s. A clock, a video or a blinking cursor keeps a screen from ever standing still: name an `area` without them.",
  schema: z.strictObject({
    waitIdle: z.strictObject({
      for: duration().default(1_000).describe('How long nothing may move'),
      area: area().optional().describe('Where to look; the whole screen when left out'),
    }),
  }),
  defaultTimeoutMs: 30_000,
  example: `
- waitIdle: { for: 2s }
  timeout: 20s
- waitIdle: { area: { x: 0, y: 10%, width: 100%, height: 90% } }
`,
  label: (params) => `waitIdle ${formatDuration(params.waitIdle.for)}`,
  run: async ({ waitIdle: { for: forMs, area: where } }, context) => {
    const ask = { kind: 'frozen', area: context.area(where), forMs } as const;
    // A look at what moves ends at once, so a short rest keeps the device from being asked without pause.
    while (!(await context.ask(ask)).found) {
      context.waitsFor(() => `the screen to stand still for ${formatDuration(forMs)}`);
      await context.clock.sleep(REST_MS, context.signal);
    }
  },
});

const REST_MS = 100;
