import type { Clock } from '../../shared/ports';

export interface HostLoad {
  /** Share of one core this process used since the last sample, 0 to 100 per core. */
  readonly cpuPercent: number;
  readonly memoryMb: number;
}

/** Tells the load of this process every `everyMs` until stopped. */
export function watchHostLoad(
  clock: Clock,
  everyMs: number,
  listener: (load: HostLoad) => void,
): { stop(): void } {
  let before = process.cpuUsage();
  let beforeMs = clock.monotonic();
  let cancel: () => void;
  const sample = (): void => {
    const used = process.cpuUsage(before);
    const nowMs = clock.monotonic();
    const elapsedMs = Math.max(nowMs - beforeMs, 1);
    before = process.cpuUsage();
    beforeMs = nowMs;
    listener({
      cpuPercent: Math.round(((used.user + used.system) / 1000 / elapsedMs) * 100),
      memoryMb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    });
    cancel = clock.schedule(everyMs, sample);
  };
  cancel = clock.schedule(everyMs, sample);
  return { stop: () => cancel() };
}
