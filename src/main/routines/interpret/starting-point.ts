import type { Entrance } from '../action';
import type { LinkedRoutine } from '../compile/link-routines';
import { nestedIn } from '../compile/nested-in';
import { Block, type CompiledStep } from '../compiled-step';
import { RoutineError } from './step-failure';

type Program = LinkedRoutine['program'];
type Library = LinkedRoutine['library'];

/**
 * The step a run begins with, wherever it stands: what comes before it is left out, and what stands around it is
 * entered without asking its conditions. From there on everything runs as ever: a loop goes on with its next pass.
 */
export class StartingPoint {
  readonly path: string;
  #isReached = false;

  constructor(path: string) {
    this.path = path;
  }

  get isReached(): boolean {
    return this.#isReached;
  }

  /** Whether a step is left out on the way there; to come by the step itself is to have reached it. */
  leavesOut(path: string): boolean {
    if (this.#isReached) return false;
    if (path === this.path) this.#isReached = true;
    return !leadsTo(path, this.path);
  }

  /** How a step on the way is entered; undefined where it calls another routine, which begins in its middle then. */
  entranceOf({ action }: CompiledStep, params: CompiledStep['params'], prefix: string): Entrance | undefined {
    if (action.name === 'runRoutine') return undefined;
    const found = action.entrances?.(params).find(({ steps }) => isEntered(steps, this.path, prefix));
    if (!found) throw this.#unreached();
    return found;
  }

  /** Throws after a loop without a pass, or a routine that is another one than it was. */
  assertReached(): void {
    if (!this.#isReached) throw this.#unreached();
  }

  #unreached(): RoutineError {
    return new RoutineError('step_unknown', { step: this.path });
  }
}

/** Where a run begins that was told so by number, `id` or path; undefined where there is no such step or it can't begin there. */
export function startingPath({ program, library }: LinkedRoutine, startAt: string): string | undefined {
  const path = pathOfId(program.steps, startAt) ?? startAt;
  return canBeginAt(program, path, library) ? path : undefined;
}

/** The same when the run begins, where it has failed then. */
export function startingPathOf(routine: LinkedRoutine, startAt: string): string {
  const path = startingPath(routine, startAt);
  if (path === undefined) throw new RoutineError('step_unknown', { step: startAt });
  return path;
}

function pathOfId(block: Block, id: string): string | undefined {
  for (const step of block.steps) {
    if (step.settings.id === id) return step.path;
    for (const nested of nestedIn(step).blocks) {
      const found = pathOfId(nested, id);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function canBeginAt(program: Program, path: string, library: Library): boolean {
  const slash = path.indexOf('/');
  const own = slash < 0 ? path : path.slice(0, slash);
  const step = stepAt(program.steps, own);
  if (!step || slash < 0) return step !== undefined;
  const called: unknown = step.params['runRoutine'];
  if (step.action.name !== 'runRoutine') return false;
  // Which one an expression names shows only when it runs.
  if (typeof called !== 'string') return true;
  const inner = library.get(called);
  return inner !== undefined && canBeginAt(inner, path.slice(slash + 1), library);
}

/** The step of a path, when all that stands around it can be entered. */
function stepAt(block: Block, path: string): CompiledStep | undefined {
  const step = block.steps.find((one) => leadsTo(one.path, path));
  if (!step || step.path === path) return step;
  const entrance = step.action.entrances?.(step.params).find(({ steps }) => isEntered(steps, path, ''));
  return entrance?.steps instanceof Block ? stepAt(entrance.steps, path) : undefined;
}

function isEntered(steps: unknown, target: string, prefix: string): boolean {
  return steps instanceof Block && steps.steps.some(({ path }) => leadsTo(`${prefix}${path}`, target));
}

function leadsTo(path: string, target: string): boolean {
  return target === path || target.startsWith(`${path}.`) || target.startsWith(`${path}/`);
}
