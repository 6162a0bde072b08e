import type { Clock } from '../../../shared/ports';
import type { StepGate } from '../routine-runner';

/**
 * The time a run has really worked: a pause at the gate does not count, so that a bot paused for an hour does not
 * find every time limit over when it goes on.
 */
export class ActiveTime {
  private readonly clock: Clock;
  private readonly gate: StepGate;
  private pausedMs = 0;
  private pausedSince: number | undefined;
  /** Reasons it stands still for now: the gate, and being held. */
  private pauses = 0;
  private readonly onResume = new Set<() => void>();

  constructor(clock: Clock, gate: StepGate) {
    this.clock = clock;
    this.gate = gate;
  }

  /** Milliseconds worked since some fixed moment. */
  now(): number {
    return (this.pausedSince ?? this.clock.monotonic()) - this.pausedMs;
  }

  /** Passes the gate; the time spent there is a pause. Undefined when it is open. */
  pass(signal: AbortSignal): Promise<void> | undefined {
    const opened = this.gate(signal);
    return opened && this.#standStill(opened);
  }

  async #standStill(opened: Promise<void>): Promise<void> {
    this.pause();
    try {
      await opened;
    } finally {
      this.resume();
    }
  }

  /** Time stands still until `resume` was called as often. */
  pause(): void {
    this.pauses += 1;
    this.pausedSince ??= this.clock.monotonic();
  }

  resume(): void {
    this.pauses -= 1;
    if (this.pauses > 0 || this.pausedSince === undefined) return;
    this.pausedMs += this.clock.monotonic() - this.pausedSince;
    this.pausedSince = undefined;
    if (this.onResume.size === 0) return;
    const waiting = [...this.onResume];
    this.onResume.clear();
    for (const resume of waiting) resume();
  }

  /** Calls once after `ms` of work, unless the returned function was called before. */
  schedule(ms: number, callback: () => void): () => void {
    const dueAt = this.now() + ms;
    let cancel = (): void => undefined;
    const arm = (): void => {
      const leftMs = dueAt - this.now();
      if (leftMs <= 0) callback();
      else cancel = this.clock.schedule(leftMs, check);
    };
    const check = (): void => {
      if (this.pausedSince === undefined) {
        arm();
        return;
      }
      this.onResume.add(arm);
      cancel = () => this.onResume.delete(arm);
    };
    cancel = this.clock.schedule(ms, check);
    return () => {
      cancel();
    };
  }
}
