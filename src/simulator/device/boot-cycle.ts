import type { Clock } from '../../shared/ports';

/** How long a device is down that is told to reboot and not how. */
export const DEFAULT_REBOOT_MS = 5000;

/** Boots of a device: how often it has booted, whether it is down now. A timer runs only while it is. */
export class BootCycle {
  private readonly clock: Clock;
  private readonly listeners = new Set<() => void>();
  private cancelTimer: (() => void) | undefined;
  private boots = 1;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get count(): number {
    return this.boots;
  }

  get isDown(): boolean {
    return this.cancelTimer !== undefined;
  }

  /** Goes down and comes back with another boot; one that comes while the device is down makes that longer. */
  restart(downMs: number): void {
    this.cancelTimer?.();
    this.boots += 1;
    this.cancelTimer = this.clock.schedule(downMs, () => {
      this.cancelTimer = undefined;
      this.tell();
    });
    this.tell();
  }

  /** Hears of going down and coming back; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the timer; the device stays as it is. */
  stop(): void {
    this.cancelTimer?.();
    this.listeners.clear();
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
