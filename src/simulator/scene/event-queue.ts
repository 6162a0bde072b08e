interface QueuedEvent {
  readonly at: number;
  readonly owner: { readonly alive: boolean };
  readonly run: () => void;
}

/**
 * What will happen by itself on a device, in order of time. Nobody waits for it: whoever looks at the device first lets
 * happen what is due. So a device nobody looks at costs nothing, and what it does never depends on when it is looked at.
 */
export class EventQueue {
  private events: QueuedEvent[] = [];

  /** Adds an event; it is dropped when its owner is no longer alive by then. */
  add(event: QueuedEvent): void {
    const index = this.events.findIndex((other) => other.at > event.at);
    if (index < 0) this.events.push(event);
    else this.events.splice(index, 0, event);
  }

  /** Runs everything due at `now`, telling before each event what time it is. */
  runDue(now: number, setTime: (at: number) => void): boolean {
    let ran = false;
    for (;;) {
      const [next] = this.events;
      if (next === undefined || next.at > now) return ran;
      this.events.shift();
      if (!next.owner.alive) continue;
      setTime(next.at);
      next.run();
      ran = true;
    }
  }
}
