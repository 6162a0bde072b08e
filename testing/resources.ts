/** Timers, sockets, pipes and processes that keep this process busy, counted by kind. */
export function resourcesInUse(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    // Immediates and the test runner's own timers come and go; what leaks stays: sockets, servers, processes, threads.
    if (kind === 'Immediate' || kind === 'Timeout') continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
