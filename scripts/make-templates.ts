/**
 * Cuts the sample templates out of screens of the simulated apps: `npx tsx scripts/make-templates.ts`. Run it after a
 * change of how the simulator draws; what is written beside the pictures stays.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { createFakeClock } from '../testing/fake-clock';
import { Renderer } from '../src/simulator/graphics/renderer';
import { loadDefaultScenario } from '../src/simulator/scene/load-scenario';
import { ScenePhone } from '../src/simulator/scene/scene-phone';

interface Cut {
  readonly name: string;
  /** Id of the element in the scene. */
  readonly element: string;
  /** The app to open, and what to tap before; the home screen when left out. */
  readonly app?: string;
  readonly taps?: readonly string[];
  /** Time that passes before the picture is taken. */
  readonly afterMs?: number;
  /** Pixels left out at the sides, and above and below; none when left out. */
  readonly inset?: readonly [number, number];
}

const CUTS: readonly Cut[] = [
  { name: 'demo/home-clock', element: 'clock', inset: [12, 12] },
  { name: 'demo/home-rewards', element: 'rewards', inset: [12, 12] },
  { name: 'demo/claim', element: 'claim.0', app: 'rewards', afterMs: 1_500, inset: [20, 4] },
  { name: 'demo/spin', element: 'spin', app: 'rewards', afterMs: 1_500, inset: [170, 10] },
  { name: 'demo/offer-close', element: 'offer_close', app: 'rewards', afterMs: 120_000 },
  { name: 'demo/more-pizza', element: 'more.0', app: 'checkout' },
  { name: 'demo/checkout', element: 'checkout', app: 'checkout', taps: ['more.0'], inset: [140, 14] },
  { name: 'demo/start-timer', element: 'start', app: 'clock', taps: ['tab.1'], inset: [60, 14] },
];

const folder = resolve(import.meta.dirname, '..', 'templates');
const scenario = await loadDefaultScenario();
for (const cut of CUTS) {
  const file = resolve(folder, `${cut.name}.png`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await cutOut(cut));
  process.stdout.write(`wrote templates/${cut.name}.png\n`);
}

async function cutOut({
  element,
  app,
  taps = [],
  afterMs = 0,
  inset: [sides, ends] = [0, 0],
}: Cut): Promise<Buffer> {
  const clock = createFakeClock();
  const phone = new ScenePhone({ index: 1, seed: 1, clock, renderer: new Renderer(), ...scenario });
  const place = (id: string) => {
    const node = phone.nodes().find((one) => one.id === id);
    const ids = phone.nodes().flatMap((one) => one.id ?? []);
    if (!node) throw new Error(`"${id}" is not on the screen; there are ${ids.join(', ')}`);
    return node.bounds;
  };
  if (app !== undefined) phone.launch(`com.example.${app}`, null);
  await clock.advance(afterMs);
  for (const id of taps) {
    const { left, top, right, bottom } = place(id);
    phone.tap((left + right) / 2, (top + bottom) / 2);
  }
  const { left, top, right, bottom } = place(element);
  const { width, height, pixels } = phone.capture();
  return sharp(pixels, { raw: { width, height, channels: 4 } })
    .extract({
      left: Math.ceil(left) + sides,
      top: Math.ceil(top) + ends,
      width: Math.floor(right) - Math.ceil(left) - 2 * sides,
      height: Math.floor(bottom) - Math.ceil(top) - 2 * ends,
    })
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toBuffer();
}
