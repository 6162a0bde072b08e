import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerCount } from '../main/perception/worker-count';
import { createRandom } from '../main/platform/random';
import { createSystemClock } from '../main/platform/system-clock';
import { loadKernel } from '../main/vision/matcher/kernel';
import { createMatcher } from '../main/vision/matcher/matcher';
import type { MatchOptions } from '../main/vision/matcher/match-result';
import { prepareTemplate } from '../main/vision/matcher/prepared-template';
import type { Frame } from '../shared/frame';
import { cut, drawNoise, drawScreen } from './bench-picture';
import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { hostOptionsOf } from './host-options';
import { asTable } from './output';
import { readPicture } from './picture-file';
import { createTimedReader } from './vision-ocr';

const [WIDTH, HEIGHT] = [1280, 720];
const CUT_AT = { x: 600, y: 330, width: 60, height: 60 };
const PART = { x: 520, y: 280, width: 300, height: 200 };
const ROUNDS = 9;
const THRESHOLD = 0.8;

interface Row {
  readonly what: string;
  /** The middle one of several, milliseconds. */
  readonly ms: number;
}

/** `muster vision bench`: how long this computer takes, with the code bots see with. */
export async function benchVision(context: CommandContext): Promise<ExitCode> {
  context.output.note('This takes a few seconds.');
  const rows = await measure(context);
  if (context.interrupted.aborted) return EXIT.interrupted;
  const threads = workerCount();
  const usual = rows.find(({ what }) => what === USUAL)?.ms ?? 0;
  const perSecond = Math.floor((threads * 1_000) / usual);
  const cores = availableParallelism();
  context.output.result({ cores, threads, rows, searchesPerSecond: perSecond }, () =>
    [
      asTable(rows.map(({ what, ms }) => [what, `${ms.toFixed(ms < 100 ? 1 : 0)} ms`])),
      '',
      `Of ${counted(cores, 'core')}, ${counted(threads, 'thread')} look at screens: about ${String(perSecond)} searches of a whole screen a second.`,
      'What it takes to get the screens from the emulators comes on top. A smaller area makes a search faster.',
    ].join('\n'),
  );
  return EXIT.done;
}

const USUAL = 'find a picture of 60 × 60 on a screen of 1280 × 720: it is not there';

/** Fewer rows when it is interrupted. */
async function measure(context: CommandContext): Promise<Row[]> {
  const matching = await measureMatching(context);
  return context.interrupted.aborted ? matching : [...matching, ...(await measureReading(context))];
}

async function measureMatching({ globals, interrupted }: CommandContext): Promise<Row[]> {
  const kernel = await loadKernel(pathToFileURL(hostOptionsOf(globals).eyeWorker.kernel));
  const matcher = createMatcher({ kernel });
  const random = createRandom();
  const screen = drawScreen(WIDTH, HEIGHT, random);
  const noise = drawNoise(WIDTH, HEIGHT, random);
  const there = cut(screen, CUT_AT);
  const absent = cut(drawScreen(WIDTH, HEIGHT, random), CUT_AT);
  const jobs: readonly (readonly [
    string,
    Frame,
    Frame,
    { colour?: boolean; region?: MatchOptions['region'] },
  ])[] = [
    [USUAL.replace('it is not there', 'it is there'), screen, there, {}],
    [USUAL, screen, absent, {}],
    ['    in color: it is there', screen, there, { colour: true }],
    ['    in an area of 300 × 200: it is there', screen, there, { region: PART }],
    [
      '    in noise, the worst there is: it is not there',
      noise,
      cut(drawNoise(WIDTH, HEIGHT, random), CUT_AT),
      {},
    ],
  ];
  const rows: Row[] = [];
  for (const [what, frame, image, { colour = false, region }] of jobs) {
    const template = prepareTemplate(image, { colour });
    const ms = await middle(
      async () => matcher.match(frame, template, { threshold: THRESHOLD, region }),
      interrupted,
    );
    rows.push({ what, ms });
  }
  return rows;
}

/** One line of a sample's picture; moved by a pixel each time, for what was read is remembered. */
async function measureReading({ globals, interrupted }: CommandContext): Promise<Row[]> {
  const { samplesFolder } = hostOptionsOf(globals);
  const picture = await readPicture(join(samplesFolder ?? '.', 'templates', 'demo', 'checkout.png'));
  if (!picture.ok) return [];
  const { width, height } = picture.value;
  const { reader, startMs } = createTimedReader(null);
  try {
    let moved = 0;
    const read = async (): Promise<unknown> => {
      moved += 1;
      const frame = cut(picture.value, { x: 0, y: 0, width: width - moved, height });
      const box = { x: 0, y: 0, width: frame.width, height };
      return reader.read(frame, { box, language: 'en', chars: null }, interrupted);
    };
    const ms = await middle(read, interrupted);
    return [
      { what: 'read a line of text', ms },
      { what: '    start of the reader, once', ms: startMs() },
    ];
  } catch (error) {
    if (interrupted.aborted) return [];
    throw error;
  } finally {
    await reader.close();
  }
}

/** Of all rounds but the first two, which warm up. */
async function middle(work: () => Promise<unknown>, interrupted: AbortSignal): Promise<number> {
  const clock = createSystemClock();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS + 2 && !interrupted.aborted; round += 1) {
    const began = clock.monotonic();
    await work();
    times.push(clock.monotonic() - began);
  }
  const counted = times.slice(2).sort((one, other) => one - other);
  return counted[Math.floor(counted.length / 2)] ?? 0;
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
