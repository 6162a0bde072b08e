import { NOT_FOUND, type Recogniser, type Recognition } from '../../../shared/recognition';
import type { ConsentCapability } from '../../../shared/routine-summary';
import type { Pixel, ScreenArea } from '../../../shared/screen-place';
import type { ErrorFacts, StepContext } from '../action';
import { Block, CompiledCondition } from '../compiled-step';
import type { NestedCondition, NestedSteps } from '../nested';
import type { WrittenArea, WrittenPoint } from '../places';
import type { Variables, VariableValue } from '../ports';
import type { RememberedScreen } from '../remembered-screen';
import type { RoutineRun } from '../routine-runner';
import { assertIs, firstThatHolds, holds, look, lookAt, see } from './ask-condition';
import { isWayOut } from './control-flow';
import type { Machine, Place } from './machine';
import { OnePicture } from './one-picture';
import { countedArea, countedPlace, pixelOf } from './place-points';
import { runLast } from './run-last';
import { RoutineError } from './step-failure';

type Ports = RoutineRun['context'];

/** The step an action works for, as far as its context has to know it. */
export interface ContextOwner {
  readonly path: string;
  readonly index: number;
  factsOfError(error: unknown): ErrorFacts;
  waitsFor(what: () => string): void;
}

/**
 * What an action sees of the interpreter during one try. A class, since one is made for every step: methods on the
 * prototype cost nothing, while functions of its own for each step were most of what a step cost.
 */
export class TryContext implements StepContext {
  readonly signal: AbortSignal;
  readonly #machine: Machine;
  readonly #place: Place;
  readonly #owner: ContextOwner;

  /** `place` has the signal of this try. */
  constructor(machine: Machine, place: Place, owner: ContextOwner) {
    this.#machine = machine;
    this.#place = place;
    this.#owner = owner;
    this.signal = place.signal;
  }

  get device(): Ports['device'] {
    return this.#machine.ports.device;
  }
  get eye(): Ports['eye'] {
    return this.#machine.ports.eye;
  }
  get evidence(): Ports['evidence'] {
    return this.#machine.ports.evidence;
  }
  get accounts(): Ports['accounts'] {
    return this.#machine.ports.accounts;
  }
  get counters(): Ports['counters'] {
    return this.#machine.ports.counters;
  }
  get files(): Ports['files'] {
    return this.#machine.ports.files;
  }
  get http(): Ports['http'] {
    return this.#machine.ports.http;
  }
  get consents(): Ports['consents'] {
    return this.#machine.ports.consents;
  }
  get clock(): Ports['clock'] {
    return this.#machine.ports.clock;
  }
  get random(): Ports['random'] {
    return this.#machine.ports.random;
  }
  get variables(): Variables {
    return this.#place.frame.variables;
  }

  log(...line: Parameters<Ports['log']>): void {
    this.#machine.ports.log(...line);
  }

  notify(...notice: Parameters<Ports['notify']>): void {
    this.#machine.ports.notify(...notice);
  }

  run(steps: NestedSteps): Promise<void> {
    return this.#machine.runBlock(assertIs(Block, steps), this.#place);
  }

  runLast(steps: NestedSteps): Promise<void> {
    return runLast(this.#machine, assertIs(Block, steps), this.#place);
  }

  runWithError(steps: NestedSteps, error: ErrorFacts): Promise<void> {
    return this.#machine.runBlock(assertIs(Block, steps), { ...this.#place, error });
  }

  runOnOnePicture(steps: NestedSteps): Promise<void> {
    const machine = this.#machine;
    return OnePicture.during(machine.run.context, (picture) =>
      machine.runBlock(assertIs(Block, steps), { ...this.#place, picture }),
    );
  }

  call(name: string, inputs: Readonly<Record<string, VariableValue>>): Promise<VariableValue | undefined> {
    const { path, index } = this.#owner;
    return this.#machine.call(name, inputs, { place: this.#place, path, index });
  }

  holds(condition: NestedCondition): Promise<boolean> {
    return holds(assertIs(CompiledCondition, condition), { machine: this.#machine, place: this.#place });
  }

  see(condition: NestedCondition, how?: { readonly everyPlace: boolean }): Promise<Recognition> {
    return see(assertIs(CompiledCondition, condition), { machine: this.#machine, place: this.#place }, how);
  }

  async holdsAndFound(condition: NestedCondition): Promise<boolean> {
    const sight = { machine: this.#machine, place: this.#place };
    const { held, seen } = await lookAt(assertIs(CompiledCondition, condition), sight);
    if (held && seen?.box) this.found(seen);
    return held;
  }

  firstThatHolds(conditions: readonly NestedCondition[]): Promise<number | undefined> {
    const compiled = conditions.map((condition) => assertIs(CompiledCondition, condition));
    return firstThatHolds(compiled, { machine: this.#machine, place: this.#place });
  }

  async ask(recogniser: Recogniser): Promise<Recognition> {
    const [seen] = await look([recogniser], { machine: this.#machine, place: this.#place });
    this.signal.throwIfAborted();
    return seen ?? NOT_FOUND;
  }

  area(area: WrittenArea | undefined): ScreenArea | null {
    return countedArea(this.#machine, this.#place, area);
  }

  async pixel(point: WrittenPoint): Promise<Pixel> {
    const { device } = this.#machine.run.context;
    return pixelOf(countedPlace(this.#machine, this.#place, point), { device, signal: this.signal });
  }

  found(match: Recognition): void {
    this.#machine.match = match;
  }

  remember(name: string, screen: RememberedScreen): void {
    this.#machine.remembered.set(name, screen);
  }

  factsOf(error: unknown): ErrorFacts | undefined {
    return isWayOut(error) || this.signal.aborted ? undefined : this.#owner.factsOfError(error);
  }

  waitsFor(what: () => string): void {
    this.#owner.waitsFor(what);
  }

  activeMs(): number {
    return this.#machine.time.now();
  }

  holdRoutine(held: boolean): void {
    const { hold } = this.#machine;
    if (!hold) throw new RoutineError('sentry_only', {});
    this.signal.throwIfAborted();
    hold(held);
  }

  /**
   * Consent is given for the bytes of files: of the one a step is written in, and of all that called it, since they say
   * what is put into its expressions. A host is named by the step's own.
   */
  notAllowed(capability: ConsentCapability): string | undefined {
    const { consents } = this.#machine.run.context;
    return this.#place.frame.routines.find(({ hash }) => !consents.allows(hash, capability))?.name;
  }

  allows(capability: ConsentCapability, host: string): boolean {
    const { consents } = this.#machine.run.context;
    const [own] = this.#place.frame.routines;
    return this.notAllowed(capability) === undefined && consents.names?.(own.hash, host) === true;
  }
}
