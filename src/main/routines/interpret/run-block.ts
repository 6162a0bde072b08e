import type { FailedLook } from '../../../shared/looked';
import type { Block, CompiledStep } from '../compiled-step';
import { ActiveStep } from './active-step';
import { holds } from './ask-condition';
import { isWayOut, RoutineRestart } from './control-flow';
import type { Machine, Place } from './machine';
import { StepFailure } from './step-failure';

/** Runs the steps of a block in order. Rejects with a `StepFailure`, a way out, or with the signal's reason. */
export async function runBlock(machine: Machine, block: Block, place: Place): Promise<void> {
  const { start, frame } = place;
  for (const step of block.steps)
    if (start?.leavesOut(`${frame.prefix}${step.path}`) !== true) await runStep(machine, step, place);
}

async function runStep(machine: Machine, step: CompiledStep, place: Place): Promise<void> {
  const boundary = passBoundary(machine, place.signal);
  if (boundary) await boundary;
  machine.variables.backTo(place.frame.depth);
  const active = new ActiveStep(machine, step, place);
  try {
    if (step.settings.when && !isOnTheWay(place) && (await isLeftOut(machine, step, place)))
      active.tell('skipped');
    else await tryStep(machine, active, place);
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
    await afterLastTry(machine, step, { failure: error, place, active });
  }
}

async function tryStep(machine: Machine, active: ActiveStep, place: Place): Promise<void> {
  const { retries, delayOf } = active.prepare();
  for (let failures = 0; ; failures += 1) {
    try {
      await active.attempt();
      place.start?.assertReached();
      active.tell('finished');
      return;
    } catch (error) {
      if (isWayOut(error)) {
        active.tell('finished');
        throw error;
      }
      const retriesLeft = failures < retries;
      const look = retriesLeft ? undefined : active.whyNot(error);
      active.afterFailure(error, retriesLeft, look ? await lookedAgain(look) : null);
      await active.untilNextTry(delayOf(failures), () => passBoundary(machine, place.signal));
    }
  }
}

/** A stop meanwhile is told by whoever asks next. */
async function lookedAgain(look: Promise<FailedLook | null>): Promise<FailedLook | null> {
  try {
    return await look;
  } catch {
    return null;
  }
}

/** A step around the one a run begins with is entered, whatever its guard would say. */
const isOnTheWay = ({ start }: Place): boolean => start?.isReached === false;

/** A condition that can't be looked at is a failure of its step. */
async function isLeftOut(machine: Machine, step: CompiledStep, place: Place): Promise<boolean> {
  const { when } = step.settings;
  if (!when) return false;
  const active = new ActiveStep(machine, step, place);
  try {
    return !(await holds(when, { machine, place }));
  } catch (error) {
    place.signal.throwIfAborted();
    active.tell('started');
    active.tell('failed');
    throw active.failureOf(error);
  }
}

interface LastTry {
  readonly failure: StepFailure;
  readonly place: Place;
  readonly active: ActiveStep;
}

/** What the step's `onError` says; the failure goes on where it says nothing. */
async function afterLastTry(
  machine: Machine,
  step: CompiledStep,
  { failure, place, active }: LastTry,
): Promise<void> {
  const { onError } = step.settings;
  if (onError === undefined || onError === 'fail') throw failure;
  if (onError === 'restart') throw new RoutineRestart(failure);
  if (onError === 'continue') return;
  await runBlock(machine, onError, { ...place, error: active.factsOf(failure) });
}

/** Between two steps: here a bot is paused, is stopped, and lets others work. Undefined when it can go on at once. */
function passBoundary(machine: Machine, signal: AbortSignal): Promise<void> | undefined {
  signal.throwIfAborted();
  const othersTurn = machine.turn.next(signal);
  const opened = othersTurn ?? machine.time.pass(signal);
  return opened && waitAtBoundary(machine, { isTurn: othersTurn !== undefined, opened }, signal);
}

async function waitAtBoundary(
  { time }: Machine,
  { isTurn, opened }: { readonly isTurn: boolean; readonly opened: Promise<void> },
  signal: AbortSignal,
): Promise<void> {
  await opened;
  if (isTurn) await time.pass(signal);
  signal.throwIfAborted();
}
