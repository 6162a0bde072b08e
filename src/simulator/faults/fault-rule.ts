/** What can go wrong. State faults change what adb's list says; the others happen to one service call. */
export type Fault =
  | { readonly kind: StateFaultKind }
  | { readonly kind: 'refuse' | 'hang' }
  | { readonly kind: 'slow'; readonly latencyMs: number; readonly bytesPerSecond: number | null }
  | { readonly kind: 'cut'; readonly afterBytes: number | null };

export type StateFaultKind = 'offline' | 'unauthorized' | 'gone';
export type CallFault = Exclude<Fault, { kind: StateFaultKind }>;

export interface FaultRule {
  /** Numbers of the devices it is about; null for all. */
  readonly devices: readonly (readonly [from: number, to: number])[] | null;
  readonly fault: Fault;
  /** When it holds, in milliseconds since the faults were set; null for always. */
  readonly window: FaultWindow | null;
  /** 0 to 1. Rolled per call, or for a state fault once per window. */
  readonly chance: number;
}

export interface FaultWindow {
  readonly fromMs: number;
  /** Exclusive; null for ever. */
  readonly toMs: number | null;
  /** The window comes again after this; null when it comes once. */
  readonly everyMs: number | null;
}

/** True for faults that show in the device list. */
export function isStateFault(fault: Fault): fault is { readonly kind: StateFaultKind } {
  return fault.kind === 'offline' || fault.kind === 'unauthorized' || fault.kind === 'gone';
}

/** Number of the window that holds at `atMs` (0 for the first), or undefined between windows. */
export function windowAt(window: FaultWindow | null, atMs: number): number | undefined {
  if (window === null) return 0;
  if (atMs < window.fromMs) return undefined;
  const round = window.everyMs === null ? 0 : Math.floor((atMs - window.fromMs) / window.everyMs);
  const start = window.fromMs + round * (window.everyMs ?? 0);
  return window.toMs === null || atMs < start + (window.toMs - window.fromMs) ? round : undefined;
}

/** The next moment after `atMs` at which a window opens or closes; undefined when none does any more. */
export function nextEdge(window: FaultWindow | null, atMs: number): number | undefined {
  if (window === null) return undefined;
  const { fromMs, toMs, everyMs } = window;
  const round = everyMs === null ? 0 : Math.max(0, Math.floor((atMs - fromMs) / everyMs));
  const edges = [round, round + 1].flatMap((number) => {
    const shift = everyMs === null ? 0 : number * everyMs;
    return [fromMs + shift, ...(toMs === null ? [] : [toMs + shift])];
  });
  return edges.filter((edge) => edge > atMs).sort((a, b) => a - b)[0];
}
