import type { DefinitionId, OrchestrationId } from '../../shared/ids';
import type { LastRun } from '../../shared/view';

/** The last ended run of each definition there is. One that comes back (undo of a delete) is asked for again. */
export class LastRuns {
  readonly #runs: Map<DefinitionId, LastRun>;
  readonly #known: Set<DefinitionId>;
  readonly #recall: () => Promise<ReadonlyMap<DefinitionId, LastRun>>;
  #reading: Promise<void> = Promise.resolve();
  /** The reading that begins when the one under way is done. */
  #next: Promise<void> | undefined;

  /** `recall` answers those of all definitions, from the journal. */
  constructor(
    runs: ReadonlyMap<DefinitionId, LastRun>,
    known: Iterable<DefinitionId>,
    recall: () => Promise<ReadonlyMap<DefinitionId, LastRun>>,
  ) {
    this.#known = new Set(known);
    this.#runs = new Map([...runs].filter(([definitionId]) => this.#known.has(definitionId)));
    this.#recall = recall;
  }

  of(definitionId: DefinitionId): LastRun | null {
    return this.#runs.get(definitionId) ?? null;
  }

  set(definitionId: DefinitionId, run: LastRun): void {
    if (this.#known.has(definitionId)) this.#runs.set(definitionId, run);
  }

  /** An interrupted run can't be resumed any more. */
  settle(orchestrationId: OrchestrationId): void {
    for (const [definitionId, run] of this.#runs) {
      if (run.orchestrationId === orchestrationId) this.#runs.set(definitionId, { ...run, resumable: false });
    }
  }

  forget(definitionId: DefinitionId): void {
    this.#known.delete(definitionId);
    this.#runs.delete(definitionId);
  }

  /** A definition is there. Resolves once its last run of an earlier life is known; many at once are asked for together. */
  async appeared(definitionId: DefinitionId): Promise<void> {
    if (this.#known.has(definitionId)) return;
    this.#known.add(definitionId);
    // One at a time, however many appear meanwhile: each asks for those of all.
    await (this.#next ??= this.#reading.then(
      () => this.#readNext(),
      () => this.#readNext(),
    ));
  }

  #readNext(): Promise<void> {
    this.#next = undefined;
    this.#reading = this.#readAll();
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    for (const [definitionId, run] of await this.#recall())
      if (this.#known.has(definitionId) && !this.#runs.has(definitionId)) this.#runs.set(definitionId, run);
  }
}
