import { Block, type CompiledCondition, type CompiledStep } from '../compiled-step';
import { Late } from '../late';
import { constantOf } from './constant-condition';
import { conditionsIn, nestedIn, type Nested } from './nested-in';
import type { ProblemSink } from './problem-sink';

/** A loop of so few passes is over at once, with or without a wait. */
const FEW_PASSES = 100;

/** Warns of steps that are never reached, conditions that never change, and loops that don't let time pass. */
export function checkSteps(block: Block, sink: ProblemSink): void {
  reportUnreachable(block, sink);
  for (const step of block.steps) {
    const nested = nestedIn(step);
    reportConstant(step, nested, sink);
    reportLoop(step, nested, sink);
    for (const inner of nested.blocks) checkSteps(inner, sink);
  }
}

/** Once per list: what follows the first step that is never reached is not reached either. */
function reportUnreachable({ steps }: Block, sink: ProblemSink): void {
  const last = steps.findIndex(neverGoesOn);
  const [ending, next] = last < 0 ? [] : [steps[last], steps[last + 1]];
  if (!ending || !next) return;
  const message = `This step is never reached: step ${ending.path} (${ending.action.name}) never goes on to the next. Remove what follows it, or give it a "when".`;
  sink.warningAt({ ...next.at, step: next.path }, 'step_unreachable', message);
}

/** Whether the step after this one is certain not to be reached from it. */
function neverGoesOn(step: CompiledStep): boolean {
  const { action, params, settings } = step;
  if (settings.when && constantOf(settings.when) !== true) return false;
  const isCaught = settings.onError === 'continue' || settings.onError instanceof Block;
  if (action.endsList === true) return action.name !== 'fail' || !isCaught;
  if (isCaught) return false;
  if (action.name === 'if') return allBranchesEnd(params);
  return isEndless(step) && !canBeLeft(loopBody(step), 'break');
}

function allBranchesEnd({ then, elseIf, else: otherwise }: CompiledStep['params']): boolean {
  const further = Array.isArray(elseIf)
    ? elseIf.map((branch: { readonly then?: unknown }) => branch.then)
    : [];
  return [then, ...further, otherwise].every(
    (branch) => branch instanceof Block && branch.steps.some(neverGoesOn),
  );
}

/** A loop whose condition never changes in the way that would end it. */
function isEndless({ action, params }: CompiledStep): boolean {
  const asked = params[action.name];
  if (action.name === 'while') return isCondition(asked) && constantOf(asked) === true;
  return action.name === 'until' && isCondition(asked) && constantOf(asked) === false;
}

function isCondition(value: unknown): value is CompiledCondition {
  return typeof value === 'object' && value !== null && 'entry' in value;
}

function loopBody({ params }: CompiledStep): Block | undefined {
  return params['steps'] instanceof Block ? params['steps'] : undefined;
}

/** Whether a step of the block may leave the loop it is the body of; `any`: also by ending the routine. */
function canBeLeft(body: Block | undefined, how: 'break' | 'any'): boolean {
  return (body?.steps ?? []).some((step) => {
    const { name } = step.action;
    if (name === 'break' || (how === 'any' && (name === 'return' || name === 'fail'))) return true;
    // What breaks a loop inside ends that one, not this.
    return nestedIn(step).blocks.some((block) => !(block.isLoop && how === 'break') && canBeLeft(block, how));
  });
}

/** Conditions of the step itself; a loop that is meant to go on until something in it ends it is no mistake. */
function reportConstant(step: CompiledStep, { conditions }: Nested, sink: ProblemSink): void {
  for (const condition of conditions) {
    const value = constantOf(condition);
    if (value === undefined || (isEndless(step) && condition === step.params[step.action.name])) continue;
    const message = isStandIn(condition) ? STAND_IN : constantWords(value);
    sink.warningAt({ ...step.at, step: step.path }, 'condition_constant', message);
  }
}

function constantWords(value: boolean): string {
  return `This condition ${value ? 'always' : 'never'} holds: nothing in it can change. Put an input, a variable or something of the screen into it, or remove it.`;
}

const STAND_IN =
  'Something is still missing here: "is: false" stands in the place of a condition and never holds. If the routine was imported, the line above says what could not be converted; write a condition of your own instead.';

/** Whether there is a plain `is: false` in a condition, as importers leave it for what they can't convert. */
function isStandIn(condition: CompiledCondition): boolean {
  return condition.name === 'is' ? condition.params === false : conditionsIn(condition).some(isStandIn);
}

function reportLoop(step: CompiledStep, { conditions }: Nested, sink: ProblemSink): void {
  const body = loopBody(step) ?? innerBody(step);
  if (!body?.isLoop) return;
  const at = { ...step.at, step: step.path };
  if (isEndless(step) && !canBeLeft(body, 'any')) {
    const message = `Nothing ends this loop but its "atMost". Put a "break" with a "when" into it, or a condition that can change.`;
    sink.warningAt(at, 'loop_endless', message);
  }
  const passesTime = pauses(step) || conditions.some(looks) || body.steps.some(takesTime);
  if (passesTime || isShort(step)) return;
  reportNoWait(step, sink);
}

function reportNoWait(step: CompiledStep, sink: ProblemSink): void {
  const message = `Nothing in this loop takes time: it turns as fast as the computer can. Put a "wait" into it${'every' in step.params ? ', or give it "every"' : ''}.`;
  sink.warningAt({ ...step.at, step: step.path }, 'loop_without_wait', message);
}

/** `repeat`, `forEach` and `forEachPlace` keep their steps under their own key. */
function innerBody({ action, params }: CompiledStep): Block | undefined {
  const inner = params[action.name];
  const body = typeof inner === 'object' && inner !== null && 'steps' in inner ? inner.steps : undefined;
  return body instanceof Block ? body : undefined;
}

function isShort({ action, params }: CompiledStep): boolean {
  if (action.name === 'forEach' || action.name === 'forEachPlace') return true;
  const inner = params['repeat'];
  const times = typeof inner === 'object' && inner !== null && 'times' in inner ? inner.times : undefined;
  return typeof times === 'number' && times <= FEW_PASSES;
}

function pauses({ params }: CompiledStep): boolean {
  const { every } = params;
  return every instanceof Late || (typeof every === 'number' && every > 0);
}

function takesTime(step: CompiledStep): boolean {
  if (step.action.isInstant !== true || pauses(step)) return true;
  const { blocks, conditions } = nestedIn(step);
  return conditions.some(looks) || blocks.some(({ steps }) => steps.some(takesTime));
}

/** Whether a look at the screen, or anything else that takes time, is needed to answer it. */
function looks(condition: CompiledCondition): boolean {
  return condition.entry.isInstant !== true || conditionsIn(condition).some(looks);
}
