/** Timers, sockets, pipes, processes and threads that keep this process busy, counted by kind. */
export function resourcesInUse(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    // Immediates are over with the next turn of the loop.
    if (kind !== 'Immediate') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
