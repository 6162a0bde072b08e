import type { Clock } from '../../../shared/ports';
import type { CaptureMethodId } from '../../../shared/view';
import { DeviceError, type DeviceErrorCode } from '../../devices/device';

/** One method that could be used on a device. */
export interface Candidate {
  readonly id: CaptureMethodId;
  /** Takes one picture and gives its memory back. */
  readonly capture: (signal: AbortSignal) => Promise<void>;
}

/**
 * What the methods of one device take in milliseconds, and why the others can't be used. Of one that takes much longer
 * than the fastest it is only known to take that long at least.
 */
export interface Measurement {
  readonly ms: ReadonlyMap<CaptureMethodId, number>;
  readonly failed: ReadonlyMap<CaptureMethodId, string>;
}

const ROUNDS = 3;
/** One picture of one method; a look may take longer, but a method that does is none to choose. */
const TIMEOUT_MS = 3_000;
/** Once may be the device, twice is the method. */
const FAILURES = 2;
/** A method whose best picture took this many times the best of all need not be measured again. */
const HOPELESS = 2;
/** Nor is its first waited for, once it is later than that by more than chance: the device has other things to do. */
const CHANCE_MS = 10;
/** What is preferred stays while it takes no more than this many times the fastest. */
const HARDLY_SLOWER = 1.1;

/** Says that the device can't be reached, which is no method's fault. */
const UNREACHABLE: ReadonlySet<DeviceErrorCode> = new Set<DeviceErrorCode>([
  ...(['device_gone', 'device_offline', 'device_unauthorized', 'device_refused', 'adb_server_gone'] as const),
]);

export function isUnreachable(error: unknown): boolean {
  return error instanceof DeviceError && UNREACHABLE.has(error.code);
}

/**
 * Takes pictures in every way, in rounds, one after the other, so that what slows the device down meets all of them. Of
 * a method with several pictures the middle time counts. `kept`, which is in use, is measured in every round. Throws what
 * the device throws when it can't be reached or when no method gives a picture, and the signal's reason.
 */
export async function measureMethods(
  candidates: readonly Candidate[],
  { kept, clock }: { readonly kept: CaptureMethodId; readonly clock: Clock },
  signal: AbortSignal,
): Promise<Measurement> {
  const trials = candidates.map((candidate) => new Trial(candidate));
  for (let round = 0; round < ROUNDS; round += 1) {
    const running = trials.filter((trial) => trial.isRunning);
    // None is always the first, which may have to wake something up.
    const first = round % running.length;
    for (const trial of [...running.slice(first), ...running.slice(0, first)]) {
      const bestMs = Math.min(...trials.flatMap(({ times }) => times));
      const hasTime = trial.candidate.id === kept || trial.hasFailed;
      const limitMs = hasTime ? TIMEOUT_MS : Math.min(bestMs * HOPELESS + CHANCE_MS, TIMEOUT_MS);
      await trial.run(clock, limitMs, signal);
    }
    if (trials.every(({ times }) => times.length === 0))
      throw new Error(trials.map(({ why }) => why).join('; '));
    const best = Math.min(...trials.flatMap(({ times }) => times));
    for (const trial of trials) if (trial.candidate.id !== kept) trial.endIfSlower(best * HOPELESS);
    if (isDecided(trials)) break;
  }
  return {
    ms: new Map(trials.filter(({ isUsable }) => isUsable).map(({ candidate: { id }, ms }) => [id, ms])),
    failed: new Map(
      trials.filter(({ isUsable }) => !isUsable).map(({ candidate: { id }, why }) => [id, why]),
    ),
  };
}

/** The fastest, and the first of the order where it is hardly slower. */
export function bestMethod(
  order: readonly CaptureMethodId[],
  ms: ReadonlyMap<CaptureMethodId, number>,
): CaptureMethodId | undefined {
  const least = Math.min(...ms.values());
  const [preferred] = order;
  const preferredMs = preferred === undefined ? undefined : ms.get(preferred);
  if (preferredMs !== undefined && preferredMs <= least * HARDLY_SLOWER) return preferred;
  return order.find((id) => ms.get(id) === least);
}

/** Only one is still measured, and the middle of its times is the least. */
function isDecided(trials: readonly Trial[]): boolean {
  const [last, ...others] = trials.filter(({ isRunning }) => isRunning);
  if (last === undefined || others.length > 0) return last === undefined;
  const leastMs = Math.min(...trials.filter(({ isUsable }) => isUsable).map(({ ms }) => ms));
  return last.isUsable && last.ms <= leastMs;
}

/** One method on trial. */
class Trial {
  readonly candidate: Candidate;
  readonly times: number[] = [];
  error: unknown;
  #failures = 0;
  #isHopeless = false;

  constructor(candidate: Candidate) {
    this.candidate = candidate;
  }

  get isRunning(): boolean {
    return !this.#isHopeless && this.#failures < FAILURES;
  }

  get hasFailed(): boolean {
    return this.#failures > 0;
  }

  get isUsable(): boolean {
    return this.#failures < FAILURES && this.times.length > 0;
  }

  get ms(): number {
    return median(this.times);
  }

  get why(): string {
    return this.error instanceof Error ? this.error.message : String(this.error);
  }

  async run(clock: Clock, limitMs: number, signal: AbortSignal): Promise<void> {
    const late = new AbortController();
    const words = `no picture within ${String(TIMEOUT_MS / 1_000)} s`;
    const cancel = clock.schedule(limitMs, () => late.abort(new Error(words)));
    const began = clock.monotonic();
    try {
      await this.candidate.capture(AbortSignal.any([signal, late.signal]));
      this.times.push(clock.monotonic() - began);
    } catch (error) {
      signal.throwIfAborted();
      if (isUnreachable(error)) throw error;
      if (late.signal.aborted && limitMs < TIMEOUT_MS) {
        this.times.push(clock.monotonic() - began);
        return;
      }
      this.error = error;
      this.#failures += 1;
    } finally {
      cancel();
    }
  }

  endIfSlower(limitMs: number): void {
    if (this.times.length > 0 && Math.min(...this.times) > limitMs) this.#isHopeless = true;
  }
}

/** Middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? 0)) / 2;
}
