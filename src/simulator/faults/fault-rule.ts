/** What can go wrong. State faults hold for a device as a whole; the others happen to one service call. */
export type Fault = { readonly kind: StateFaultKind } | CallFault;

/**
 * `offline`, `unauthorized` and `gone` are what adb's list says; a `freeze` shows nowhere, the device just does nothing;
 * a device that is `moved` is at another address; `reboot` begins with its window and is over at its end.
 */
export type StateFaultKind = (typeof STATE_FAULTS)[number];
export const STATE_FAULTS = ['offline', 'unauthorized', 'gone', 'freeze', 'moved', 'reboot'] as const;

export type CallFault =
  | { readonly kind: 'refuse' | 'hang' }
  | { readonly kind: 'slow'; readonly latencyMs: number; readonly bytesPerSecond: number | null }
  | { readonly kind: 'cut'; readonly afterBytes: number | null }
  /** Noise instead of a reply's bytes, or instead of the protocol that carries them. */
  | { readonly kind: 'garbage'; readonly of: 'reply' | 'protocol' };

export interface FaultRule {
  /** Numbers of the devices it is about; null for all; `server` for the adb server in front of them. */
  readonly devices: readonly (readonly [from: number, to: number])[] | 'server' | null;
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

/** True for faults of a device as a whole. */
export function isStateFault(fault: Fault): fault is { readonly kind: StateFaultKind } {
  return STATE_FAULTS.some((kind) => kind === fault.kind);
}

/** Whether a rule is about a device, by its number, or about the server. */
export function isAbout(rule: FaultRule, whom: number | 'server'): boolean {
  if (rule.devices === 'server' || whom === 'server') return rule.devices === whom;
  return rule.devices === null || rule.devices.some(([from, to]) => whom >= from && whom <= to);
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
