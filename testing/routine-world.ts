import { compileRoutine, type CompiledFile } from '../src/main/routines/compile/compile-routine';
import { linkRoutines, type LinkedRoutine } from '../src/main/routines/compile/link-routines';
import { runRoutine } from '../src/main/routines/interpret/run-routine';
import { createSharedCounters } from '../src/main/routines/shared-counters';
import type {
  ActionDevice,
  Eye,
  HttpAnswer,
  HttpRequest,
  Notice,
  SharedCounters,
} from '../src/main/routines/ports';
import {
  NOT_FOUND,
  type Recogniser,
  type Recognition,
  type Rgb,
  type WantedColor,
} from '../src/shared/recognition';
import { placeOn } from '../src/shared/screen-place';
import { colourTest } from '../src/main/vision/colour';
import type { RoutineEnd, RoutineRun, StepEvent, StepGate } from '../src/main/routines/routine-runner';
import type { RoutineConfig } from '../src/shared/definition';
import { InstanceRef } from '../src/shared/instance-reference';
import type { RoutineProblem } from '../src/shared/routine-summary';
import { createFakeClock, type FakeClock } from './fake-clock';
import { createFakeRandom } from './fake-random';
import { createRoutineAccounts, type RoutineAccounts } from './routine-accounts';

/** What a device call or a look does instead of ending at once. */
export type Behaviour = (signal: AbortSignal) => Promise<void>;

/** A device, a screen and a log that a test can script and read. */
export interface RoutineWorld {
  readonly clock: FakeClock;
  /** Device calls as `tap 270 700`, in order, each noted when it begins. */
  readonly calls: string[];
  readonly events: StepEvent[];
  readonly logs: string[];
  readonly screenshots: string[];
  /** Those of the world's group. */
  readonly counters: SharedCounters;
  /** The pool its bot draws from, and what became of the accounts. */
  readonly accounts: RoutineAccounts;
  /** Number of looks so far. */
  looks(): number;
  /** What people have agreed to, `network` and `shell`, and hosts they read: `host:192.168.1.2`. */
  readonly consents: Set<string>;
  readonly notices: Notice[];
  readonly requests: HttpRequest[];
  readonly answers: WorldAnswers;
  /** Colours by `x,y`; elsewhere the screen is black. */
  readonly screen: Map<string, Rgb>;
  /** Scripts calls that begin with a word: `tap`, `startApp`, `look` … */
  readonly behaviours: Map<string, Behaviour>;
  /** Replaces the gate that lets everything through. */
  gate: StepGate;
  /** Runs a routine given as YAML. */
  start(text: string, options?: StartOptions): StartedRoutine;
  startLinked(routine: LinkedRoutine, options?: StartOptions): StartedRoutine;
}

/** What the world answers beside the screen. */
export interface WorldAnswers {
  shell: { stdout: string; exitCode: number };
  http: HttpAnswer | Error;
  /** The app in front. */
  app: string | null;
  /** In the clipboard of the device. */
  clipboard?: string;
  /** Looks on which something still moves. */
  movesFor: number;
  text: string | Error;
  /** Looks instead of the scripted screen. */
  eye?: Pick<Eye, 'look'>;
  /** Asked before all else: what it answers counts. */
  recognise?: (asked: Recogniser) => Recognition | undefined;
}

export interface StartOptions {
  readonly config?: RoutineConfig;
  readonly kept?: RoutineRun['kept'];
  readonly facts?: RoutineRun['facts'];
  readonly startAt?: string;
  readonly sentries?: RoutineRun['sentries'];
  readonly whyNot?: RoutineRun['whyNot'];
  /** Hears of each step, after it was noted. */
  readonly onStep?: (event: StepEvent) => void;
  /** Which files people have agreed to, by hash; those in `consents` of the world for all files when left out. */
  readonly consents?: (hash: string) => boolean;
  /** Further routines by name. */
  readonly others?: Readonly<Record<string, string>>;
}

export interface StartedRoutine {
  readonly end: Promise<RoutineEnd>;
  readonly abort: (reason?: unknown) => void;
  /** Undefined while it works; never throws. */
  readonly outcome: () => RoutineEnd | { readonly rejected: unknown } | undefined;
}

/** Compiles and links routines given as YAML by name. */
export function linkTexts(texts: Readonly<Record<string, string>>): ReturnType<typeof linkRoutines> {
  const files = Object.entries(texts).map(([name, text]): [string, CompiledFile] => [
    name,
    compileRoutine({ name, file: `${name}.yaml`, text }),
  ]);
  return linkRoutines(new Map(files));
}

/** Problems of one routine given as YAML, other routines unknown. */
export function problemsOf(text: string): readonly RoutineProblem[] {
  return linkTexts({ main: text }).get('main')?.summary.problems ?? [];
}

/** Compiles one routine that must have no errors. */
export function linkText(text: string, others: Readonly<Record<string, string>> = {}): LinkedRoutine {
  const linked = linkTexts({ ...others, main: text }).get('main');
  if (linked?.routine) return linked.routine;
  throw new Error(
    `The routine of this test has problems: ${JSON.stringify(linked?.summary.problems, null, 2)}`,
  );
}

/** A routine of the given steps; each line is one line of YAML under `steps:`. */
export function stepsText(...lines: readonly string[]): string {
  return ['steps:', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** Makes a world with a fake clock in which everything works at once. */
export function createRoutineWorld(): RoutineWorld {
  const clock = createFakeClock();
  const calls: string[] = [];
  const behaviours = new Map<string, Behaviour>();
  const screen = new Map<string, Rgb>();
  const screenshots: string[] = [];
  const logs: string[] = [];
  const events: StepEvent[] = [];
  const accounts = createRoutineAccounts();
  let looks = 0;
  const call = async (name: string, args: readonly unknown[], signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    calls.push([name, ...args.map(String)].join(' '));
    await behaviours.get(name)?.(signal);
  };
  const eye: Eye = {
    look: async (device, recognisers, signal) => {
      signal.throwIfAborted();
      looks += 1;
      await behaviours.get('look')?.(signal);
      if (world.answers.eye) return world.answers.eye.look(device, recognisers, signal);
      return recognisers.map((recogniser) => answerTo(recogniser, screen, world.answers));
    },
    picture: async (_device, signal) => {
      signal.throwIfAborted();
      looks += 1;
      await behaviours.get('look')?.(signal);
      const taken = new Map(screen);
      return {
        look: (recognisers) =>
          Promise.resolve(recognisers.map((asked) => answerTo(asked, taken, world.answers))),
        release: () => void calls.push('release'),
      };
    },
    capture: async (_device, signal) => {
      await call('capture', [], signal);
      return { width: 1, height: 1, pixels: new Uint8Array(4) };
    },
  };
  const world: RoutineWorld = {
    clock,
    calls,
    events,
    logs,
    screenshots,
    accounts,
    screen,
    behaviours,
    consents: new Set(),
    notices: [],
    requests: [],
    answers: {
      shell: { stdout: '', exitCode: 0 },
      http: { status: 200, body: '' },
      app: null,
      movesFor: 0,
      text: '',
    },
    counters: createSharedCounters(),
    looks: () => looks,
    gate: () => Promise.resolve(),
    start: (text, options = {}) => world.startLinked(linkText(text, options.others), options),
    startLinked: (routine, { config = {}, consents, onStep, ...options } = {}) => {
      const controller = new AbortController();
      const context = {
        device: createDevice(world.answers, call),
        eye,
        evidence: {
          saveScreenshot: (name: string) => {
            screenshots.push(name);
            return Promise.resolve(`evidence/${name}.png`);
          },
        },
        counters: world.counters,
        accounts: accounts.ofBot,
        files: {
          toSend: (name: string) => Promise.resolve(`/files/${name}`),
          toKeep: (name: string) => Promise.resolve(`/files/${name}`),
        },
        clock,
        http: {
          send: async (request: HttpRequest, signal: AbortSignal) => {
            world.requests.push(request);
            await call('http', [request.method, request.url], signal);
            if (world.answers.http instanceof Error) throw world.answers.http;
            return world.answers.http;
          },
        },
        consents: {
          allows: (hash: string, capability: string) => consents?.(hash) ?? world.consents.has(capability),
          names: (_hash: string, host: string) => world.consents.has(`host:${host}`),
        },
        notify: (notice: Notice) => void world.notices.push(notice),
        random: createFakeRandom(),
        log: (level: string, message: string) => {
          logs.push(`${level}: ${message}`);
        },
      };
      const observer = {
        step: (event: StepEvent) => {
          events.push(event);
          onStep?.(event);
        },
      };
      const gate: StepGate = (signal) => world.gate(signal);
      return track(
        runRoutine(routine, { config, context, gate, observer, ...options }, controller.signal),
        controller,
      );
    },
  };
  return world;
}

function createDevice(
  answers: WorldAnswers,
  call: (name: string, args: readonly unknown[], signal: AbortSignal) => Promise<void>,
): ActionDevice {
  return {
    ref: InstanceRef.parse('sim:1'),
    tap: (x, y, signal) => call('tap', [x, y], signal),
    longPress: (x, y, durationMs, signal) => call('longPress', [x, y, durationMs], signal),
    swipe: (from, to, durationMs, signal) => call('swipe', [from.x, from.y, to.x, to.y, durationMs], signal),
    drag: (points, durationMs, signal) =>
      call('drag', [...points.flatMap(({ x, y }) => [x, y]), durationMs], signal),
    touch: (fingers, durationMs, signal) =>
      call(
        'touch',
        [
          ...fingers.map((points) => points.map(({ x, y }) => `${String(x)},${String(y)}`).join('>')),
          durationMs,
        ],
        signal,
      ),
    typeText: (text, signal) => call('type', [text], signal),
    pressKey: (key, signal) => call('key', [key], signal),
    pressKeys: (keys, signal) => call('keys', [keys.join('+')], signal),
    installApp: (path, signal) => call('install', [path], signal),
    uninstallApp: (name, signal) => call('uninstall', [name], signal),
    clearApp: (name, signal) => call('clear', [name], signal),
    openUrl: (url, signal) => call('openUrl', [url], signal),
    rotate: (turns, signal) => call('rotate', [turns], signal),
    shell: async (args, signal) => {
      await call('shell', [JSON.stringify(args)], signal);
      return { stdout: answers.shell.stdout, exitCode: answers.shell.exitCode };
    },
    setClipboard: (text, signal) => call('setClipboard', [text], signal),
    getClipboard: async (signal) => {
      await call('getClipboard', [], signal);
      return answers.clipboard ?? '';
    },
    startApp: (name, activity, signal) => call('startApp', [name, activity], signal),
    stopApp: (name, signal) => call('stopApp', [name], signal),
    pushFile: (from, to, signal) => call('push', [from, to], signal),
    pullFile: (from, to, signal) => call('pull', [from, to], signal),
    screenSize: () => Promise.resolve(SCREEN),
  };
}

function track(end: Promise<RoutineEnd>, controller: AbortController): StartedRoutine {
  let outcome: ReturnType<StartedRoutine['outcome']>;
  end.then(
    (value) => {
      outcome = value;
    },
    (rejected: unknown) => {
      outcome = { rejected };
    },
  );
  return {
    end,
    abort: (reason = new Error('stopped')) => {
      controller.abort(reason);
    },
    outcome: () => outcome,
  };
}

/** A call that never ends by itself, as a hung device's; it rejects with the signal's reason. */
export const hang: Behaviour = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const SCREEN = { width: 540, height: 960 };

/** What the test answers itself, or what is on the scripted screen. */
function answerTo(
  recogniser: Recogniser,
  screen: RoutineWorld['screen'],
  answers: WorldAnswers,
): Recognition {
  const answer = answers.recognise?.(recogniser);
  if (answer || recogniser.kind !== 'changed') return answer ?? recognise(recogniser, screen, answers);
  const now = JSON.stringify([...screen]);
  return { ...NOT_FOUND, found: recogniser.since !== null && recogniser.since !== now, text: now };
}

/** Single pixels of a scripted screen; all else is not there. */
function recognise(
  recogniser: Recogniser,
  screen: RoutineWorld['screen'],
  answers: WorldAnswers,
): Recognition {
  if (recogniser.kind === 'app')
    return { ...NOT_FOUND, found: answers.app === recogniser.packageName, text: answers.app };
  if (recogniser.kind === 'frozen') return { ...NOT_FOUND, found: (answers.movesFor -= 1) < 0 };
  if (recogniser.kind === 'text') {
    if (answers.text instanceof Error) throw answers.text;
    return { ...NOT_FOUND, found: answers.text !== '', text: answers.text };
  }
  if (recogniser.kind === 'color') {
    const found = [...screen.values()].some((seen) => isLike(seen, recogniser));
    return { ...NOT_FOUND, found, box: found ? { x: 100, y: 200, width: 20, height: 10 } : null };
  }
  if (recogniser.kind !== 'pixel') return NOT_FOUND;
  const { x, y } = placeOn(SCREEN, recogniser.at);
  const seen = screen.get(`${String(x)},${String(y)}`) ?? [0, 0, 0];
  const found = isLike(seen, recogniser);
  return { ...NOT_FOUND, found, color: seen, box: found ? { x, y, width: 1, height: 1 } : null };
}

function isLike(seen: Rgb, wanted: WantedColor): boolean {
  return colourTest(wanted)(...seen);
}
