import type { Clock } from '../../shared/ports';
import type { VirtualDevice } from '../device/virtual-device';
import type { DeviceState } from '../door/farm';
import { createSeededRandom } from '../seeded-random';
import {
  isAbout,
  isStateFault,
  nextEdge,
  windowAt,
  type CallFault,
  type FaultRule,
  type StateFaultKind,
} from './fault-rule';
import { parseFaults } from './parse-faults';

/** A fault that one call meets, and a roll of its own for what the rule leaves open. */
export interface MetFault {
  readonly fault: CallFault;
  readonly roll: number;
}

/** Sets and lifts faults while the simulator runs. Times in a specification count from the moment it is set. */
export interface FaultControl {
  /** Replaces all faults. @throws FaultSpecError */
  set(spec: string): void;
  /** Adds to the faults there are. @throws FaultSpecError */
  add(spec: string): void;
  clear(): void;
  /** The specifications in force, as they were given. */
  list(): readonly string[];
}

interface ActiveSpec {
  readonly spec: string;
  readonly rules: readonly FaultRule[];
  readonly setAtMs: number;
  readonly number: number;
}

export interface FaultPlanOptions {
  readonly clock: Clock;
  readonly seed: number;
}

/** Decides by seed and clock which fault holds for which device. A timer runs only while a change of state is ahead. */
export class FaultPlan implements FaultControl {
  private readonly options: FaultPlanOptions;
  private readonly listeners = new Set<() => void>();
  private readonly calls = new Map<string, number>();
  private active: readonly ActiveSpec[] = [];
  private specsSet = 0;
  private cancelTimer: (() => void) | undefined;

  constructor(options: FaultPlanOptions) {
    this.options = options;
  }

  set(spec: string): void {
    this.replace([this.read(spec)]);
  }

  add(spec: string): void {
    this.replace([...this.active, this.read(spec)]);
  }

  clear(): void {
    this.replace([]);
  }

  list(): readonly string[] {
    return this.active.map(({ spec }) => spec).filter((spec) => spec.trim() !== '');
  }

  /** What adb's list says of a device. */
  stateOf(device: VirtualDevice): DeviceState {
    for (const { kind } of this.holding(device.index)) {
      if (kind === 'offline' || kind === 'unauthorized' || kind === 'gone') return kind;
    }
    return 'device';
  }

  /** Whether a fault holds for a device, or for the server, now. */
  holds(whom: VirtualDevice | 'server', kind: StateFaultKind): boolean {
    for (const held of this.holding(whom === 'server' ? whom : whom.index))
      if (held.kind === kind) return true;
    return false;
  }

  /** The reboot a device is in; `id` is another one for every reboot. */
  rebootOf(device: VirtualDevice): { readonly id: string; readonly downMs: number } | undefined {
    for (const { kind, id, window } of this.holding(device.index)) {
      if (kind === 'reboot') return { id, downMs: (window?.toMs ?? 0) - (window?.fromMs ?? 0) };
    }
    return undefined;
  }

  /** The faults a new call meets. Every question counts as one call. */
  faultsOfCall(device: VirtualDevice): readonly MetFault[] {
    const met: MetFault[] = [];
    for (const { active, rule, place } of this.rules(device.index)) {
      if (isStateFault(rule.fault) || windowAt(rule.window, this.elapsedMs(active)) === undefined) continue;
      const counter = `${place}/${String(device.index)}`;
      const call = (this.calls.get(counter) ?? 0) + 1;
      this.calls.set(counter, call);
      const names = [place, device.index, 'call', call];
      if (!this.roll(rule, names)) continue;
      met.push({ fault: rule.fault, roll: createSeededRandom(this.options.seed, ...names, 'detail').next() });
    }
    return met;
  }

  onStatesChanged(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends the timer. */
  stop(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
    this.listeners.clear();
  }

  private read(spec: string): ActiveSpec {
    const rules = parseFaults(spec);
    this.specsSet += 1;
    return { spec, rules, setAtMs: this.options.clock.monotonic(), number: this.specsSet };
  }

  private replace(active: readonly ActiveSpec[]): void {
    this.active = active;
    this.tell();
  }

  private tell(): void {
    this.scheduleNextEdge();
    for (const listener of [...this.listeners]) listener();
  }

  private scheduleNextEdge(): void {
    this.cancelTimer?.();
    const waits = this.active.flatMap((active) => {
      const elapsed = this.elapsedMs(active);
      return active.rules
        .filter((rule) => isStateFault(rule.fault))
        .flatMap((rule) => nextEdge(rule.window, elapsed) ?? [])
        .map((edge) => edge - elapsed);
    });
    this.cancelTimer =
      waits.length === 0
        ? undefined
        : this.options.clock.schedule(Math.max(1, Math.ceil(Math.min(...waits))), () => {
            this.tell();
          });
  }

  private elapsedMs(active: ActiveSpec): number {
    return this.options.clock.monotonic() - active.setAtMs;
  }

  private *rules(whom: number | 'server'): Generator<{ active: ActiveSpec; rule: FaultRule; place: string }> {
    for (const active of this.active) {
      for (const [position, rule] of active.rules.entries()) {
        if (isAbout(rule, whom))
          yield { active, rule, place: `${String(active.number)}.${String(position)}` };
      }
    }
  }

  /** State faults whose window is open and whose chance has come. */
  private *holding(whom: number | 'server') {
    for (const { active, rule, place } of this.rules(whom)) {
      if (!isStateFault(rule.fault)) continue;
      const window = windowAt(rule.window, this.elapsedMs(active));
      if (window === undefined || !this.roll(rule, [place, whom, 'window', window])) continue;
      yield { kind: rule.fault.kind, window: rule.window, id: `${place} ${String(window)}` };
    }
  }

  private roll(rule: FaultRule, names: readonly (string | number)[]): boolean {
    return rule.chance >= 1 || createSeededRandom(this.options.seed, ...names).next() < rule.chance;
  }
}
