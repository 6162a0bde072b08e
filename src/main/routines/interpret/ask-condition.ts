import { CompiledCondition } from '../compiled-step';
import { seenOf, type AskedFields, type Question } from '../condition';
import { RecognitionError } from '../../vision/recognition-error';
import { resolveParams } from '../late';
import type { AnsweredLook } from '../looks';
import type { VariableValue } from '../ports';
import type { RememberedScreen } from '../remembered-screen';
import { NOT_FOUND, type Recogniser, type Recognition } from '../../../shared/recognition';
import { RoutineError } from './step-failure';
import { scopeAt, type Machine, type Place } from './machine';
import { countedArea, countedPlace } from './place-points';

/** Where and with what conditions are looked at. */
export interface Sight {
  readonly machine: Machine;
  readonly place: Place;
}

/**
 * Whether a condition holds now: at most one look at the screen, with all that the condition asks on it, and each field
 * of the account read once.
 */
export async function holds(condition: CompiledCondition, sight: Sight): Promise<boolean> {
  return (await firstThatHolds([condition], sight)) === 0;
}

async function readFields(
  names: readonly string[],
  { machine, place: { signal } }: Sight,
): Promise<AskedFields> {
  const fields = new Map<string, VariableValue | null>();
  for (const name of new Set(names)) {
    fields.set(name, await machine.run.context.accounts.field(name));
    signal.throwIfAborted();
  }
  return fields;
}

/** The first of several conditions that holds now, by its place; all are asked of the same look. */
export async function firstThatHolds(
  conditions: readonly CompiledCondition[],
  sight: Sight,
): Promise<number | undefined> {
  const { signal } = sight.place;
  signal.throwIfAborted();
  const questions = conditions.map((condition) => toQuestion(condition, sight));
  const asks = questions.flatMap((question) => question.asks);
  const fields = await readFields(
    questions.flatMap((question) => question.fields ?? []),
    sight,
  );
  const answers = asks.length === 0 ? [] : await look(asks, sight);
  signal.throwIfAborted();
  let taken = 0;
  for (const [index, question] of questions.entries()) {
    const own = answers.slice(taken, taken + question.asks.length);
    taken += question.asks.length;
    if (question.holds(own, fields)) return index;
  }
  return undefined;
}

/** Whether a condition holds now, and what it has found; null for what has no place. */
export interface LookedAt {
  readonly held: boolean;
  readonly seen: Recognition | null;
}

/** Looks once. With `everyPlace` all places of what may be there several times are told. */
export async function lookAt(
  condition: CompiledCondition,
  sight: Sight,
  { everyPlace = false }: { readonly everyPlace?: boolean } = {},
): Promise<LookedAt> {
  const { signal } = sight.place;
  signal.throwIfAborted();
  const question = toQuestion(condition, sight);
  const fields = await readFields(question.fields ?? [], sight);
  const asks = everyPlace ? question.asks.map(askingForAll) : question.asks;
  const answers = asks.length === 0 ? [] : await look(asks, sight);
  signal.throwIfAborted();
  return { held: question.holds(answers, fields), seen: seenOf(question)?.(answers, fields) ?? null };
}

/** What a condition that has a place sees now. */
export async function see(
  condition: CompiledCondition,
  sight: Sight,
  how: Parameters<typeof lookAt>[2] = {},
): Promise<Recognition> {
  if (seenOf(toQuestion(condition, sight)) === null)
    throw new RoutineError('no_place', { condition: condition.name });
  const { seen } = await lookAt(condition, sight, how);
  return seen ?? NOT_FOUND;
}

function askingForAll(ask: Recogniser): Recogniser {
  return ask.kind === 'image' || ask.kind === 'node' ? { ...ask, all: true } : ask;
}

/** Asks the screen: the picture several steps share, or a new one. */
export async function look(asks: readonly Recogniser[], sight: Sight): Promise<readonly Recognition[]> {
  const { machine, place } = sight;
  const { context, observer } = machine.run;
  const { clock } = context;
  const beganMs = clock.monotonic();
  const begun: AnsweredLook = {
    ...{ asks, answers: null, routineName: place.frame.routines[0].name, atMs: clock.now(), tookMs: 0 },
    hide: machine.variables.hide,
  };
  machine.lastLook = begun;
  const answers = await answersTo(asks, sight);
  const answered = { ...begun, answers, tookMs: clock.monotonic() - beganMs };
  machine.lastLook = answered;
  observer.looked?.(answered);
  return answers;
}

function answersTo(
  asks: readonly Recogniser[],
  { machine, place: { picture, signal } }: Sight,
): Promise<readonly Recognition[]> {
  if (picture) return picture.look(asks, signal);
  const { eye, device } = machine.run.context;
  return eye.look(device, asks, signal);
}

function toQuestion({ entry, params }: CompiledCondition, sight: Sight): Question {
  const { machine, place } = sight;
  return entry.ask(resolveParams(params, scopeAt(machine, place)), {
    nested: (nested) => toQuestion(assertIs(CompiledCondition, nested), sight),
    place: (point) => countedPlace(machine, place, point),
    area: (area) => countedArea(machine, place, area),
    remembered: (name) => rememberedIn(machine, name),
    nowMs: machine.run.context.clock.now(),
  });
}

function rememberedIn({ remembered }: Machine, name: string): RememberedScreen {
  const screen = remembered.get(name);
  if (screen) return screen;
  throw new RecognitionError(`no screen was remembered as “${name}”; put a rememberScreen before it`);
}

/** What an action hands back to the interpreter is what the compiler once gave it. */
export function assertIs<T>(kind: abstract new (...args: never[]) => T, nested: unknown): T {
  if (nested instanceof kind) return nested;
  throw new TypeError('Only what the compiler made can be run');
}
