import {
  createRoutineWorld,
  hang,
  type Behaviour,
  type RoutineWorld,
  type StartedRoutine,
} from '../routine-world';
import type { ActionRow, Left } from './matrix-row';

/** How long what a step waits for takes when nobody can hurry it. */
const LATE_MS = 5_000;
/** The step before the one that is looked at; until then nothing is scripted. */
const FIRST_WAIT_MS = 1_000;

/** A row's routine; `marker` is a step after it that must not be reached. */
export function textOfRow(row: ActionRow, step = row.step, marker?: string): string {
  const target = row.inLoop === true ? `{ repeat: { times: 2, steps: [${step}, { key: NEVER }] } }` : step;
  const wait = marker === undefined ? [] : ['wait: 1s'];
  const after = marker === undefined ? (row.after ?? []) : [marker];
  const steps = [...(row.before ?? []), ...wait, target, ...after];
  return ['steps:', ...steps.map((line) => `  - ${line}`)].join('\n');
}

function start(row: ActionRow, text: string): { world: RoutineWorld; run: StartedRoutine } {
  const world = createRoutineWorld();
  row.world?.(world);
  if (row.inSentry !== true) return { world, run: world.start(text, { others: row.others ?? {} }) };
  const main = 'sentries: [{ run: guard, every: 1s }]\nsteps: [{ wait: 1500ms }]';
  return { world, run: world.start(main, { others: { ...row.others, guard: text } }) };
}

/** Runs a row to its end and tells what it left behind. */
export async function leftByRow(row: ActionRow): Promise<Left> {
  const { world, run } = start(row, textOfRow(row));
  await world.clock.advance(120_000);
  const end = await run.end;
  return {
    end: end.ok ? 'ok' : end.failure.code,
    calls: world.calls,
    logs: world.logs,
    notices: world.notices.map(({ level, title, text }) => `${level} ${title}: ${text}`),
    requests: world.requests.map(({ method, url, body }) => `${method} ${url} ${String(body)}`),
    screenshots: world.screenshots,
    accounts: world.accounts.ends,
    counters: world.counters.all(),
  };
}

/** What a step waits for, made endless, or slow and deaf to a stop. */
export interface Waiting {
  readonly what: string;
  readonly kind: 'stoppable' | 'deaf';
}

/** Each thing a row's step waits for, both ways; work on accounts takes no signal and so is never stoppable. */
export function waitingsOf({ waits }: Pick<ActionRow, 'waits'>): readonly Waiting[] {
  return waits.flatMap((what): readonly Waiting[] => {
    const stoppable: Waiting = { what, kind: 'stoppable' };
    if (what === 'clock') return [stoppable];
    const deaf: Waiting = { what, kind: 'deaf' };
    return ACCOUNT_WORK.has(what) ? [deaf] : [stoppable, deaf];
  });
}

const ACCOUNT_WORK: ReadonlySet<string> = new Set([
  ...['complete', 'fail', 'giveBack', 'quarantine', 'field', 'setField', 'incrementField', 'secret'],
]);

/** A row whose step waits in the middle of its work. */
export interface InTheMiddle {
  readonly world: RoutineWorld;
  readonly run: StartedRoutine;
  /** Everything sent, looked at and said so far. */
  readonly sent: () => readonly string[];
}

/** Runs a row until its step waits. */
export async function upToWait(row: ActionRow, waiting: Waiting, step = row.step): Promise<InTheMiddle> {
  const { world, run } = start(row, textOfRow(row, step, 'key: NEVER'));
  await world.clock.advance(FIRST_WAIT_MS / 2);
  if (waiting.what !== 'clock')
    script(world, waiting.what, waiting.kind === 'deaf' ? () => world.clock.sleep(LATE_MS) : hang);
  await world.clock.advance(FIRST_WAIT_MS / 2 + 100);
  const sent = (): readonly string[] => [
    // A picture that is let go of is nothing that is sent.
    ...world.calls.filter((call) => call !== 'release'),
    ...world.logs,
    ...world.screenshots,
    ...world.notices.map(({ text }) => text),
    ...world.requests.map(({ url }) => url),
    `${String(world.looks())} looks`,
  ];
  return { world, run, sent };
}

function script(world: RoutineWorld, what: string, behaviour: Behaviour): void {
  const { ofBot } = world.accounts;
  const own: unknown = Reflect.get(ofBot, what);
  if (typeof own !== 'function') {
    world.behaviours.set(what, behaviour);
    return;
  }
  const slow = async (...given: readonly unknown[]): Promise<unknown> => {
    const signal = given.find((one) => one instanceof AbortSignal);
    await behaviour(signal ?? new AbortController().signal);
    const answer: unknown = await Reflect.apply(own, ofBot, given);
    return answer;
  };
  Object.assign(ofBot, { [what]: slow });
}

/** The step of a row with a time limit of its own. */
export const withTimeout = (step: string, timeout: string): string =>
  step.replace(/\s*\}$/, `, timeout: ${timeout} }`);
