interface Turn {
  readonly begin: () => Promise<void>;
  readonly reject: (reason: unknown) => void;
}

/** Runs tasks one after the other; who no longer waits is left out. */
export class TurnQueue {
  private readonly turns = new Set<Turn>();
  private isBusy = false;
  private closedBy: Error | undefined;

  /** How many wait, the one that runs left out. */
  get waiting(): number {
    return this.turns.size;
  }

  /**
   * Rejects with the signal's reason as soon as it aborts: a task that has not begun then never does, one that has runs on
   * for itself, and the next waits for it.
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.closedBy) {
        reject(this.closedBy);
        return;
      }
      const abort = (): void => {
        this.turns.delete(turn);
        reject(reasonOf(signal));
      };
      const turn: Turn = {
        reject,
        begin: async () => {
          try {
            resolve(await task());
          } catch (error) {
            reject(error);
          } finally {
            signal.removeEventListener('abort', abort);
          }
        },
      };
      if (signal.aborted) return abort();
      signal.addEventListener('abort', abort, { once: true });
      this.turns.add(turn);
      void this.work();
    });
  }

  /** Rejects all that have not begun, and whatever comes. */
  close(reason: Error): void {
    this.closedBy = reason;
    for (const { reject } of this.turns) reject(reason);
    this.turns.clear();
  }

  private async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    for (const turn of this.turns) {
      this.turns.delete(turn);
      await turn.begin();
    }
    this.isBusy = false;
  }
}

function reasonOf({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
