import type { Entrance } from '../action';
import type { NestedCondition } from '../nested';
import type { Machine, Place } from './machine';
import { TryContext, type ContextOwner } from './step-context';

/**
 * What an action sees that is entered in its middle: conditions are not asked but answered so that it runs the steps on
 * the way. Once the run has begun, it is as any other.
 */
export class EnteringContext extends TryContext {
  readonly #answers: readonly boolean[];
  readonly #place: Place;
  #asked = 0;

  constructor(
    machine: Machine,
    place: Place,
    { owner, entrance }: { readonly owner: ContextOwner; readonly entrance: Entrance | undefined },
  ) {
    super(machine, place, owner);
    this.#place = place;
    this.#answers = entrance?.holds ?? [];
  }

  override holds(condition: NestedCondition): Promise<boolean> {
    if (this.#place.start?.isReached !== false) return super.holds(condition);
    this.#asked += 1;
    return Promise.resolve(this.#answers[this.#asked - 1] ?? false);
  }

  override firstThatHolds(conditions: readonly NestedCondition[]): Promise<number | undefined> {
    if (this.#place.start?.isReached !== false) return super.firstThatHolds(conditions);
    const first = this.#answers.indexOf(true);
    return Promise.resolve(first < 0 ? undefined : first);
  }
}
