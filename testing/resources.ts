/** Timers, sockets, pipes, processes and threads that keep this process busy, counted by kind. */
export function resourcesInUse(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    // Immediates are over with the next turn of the loop.
    if (kind !== 'Immediate') counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/**
 * The same once no file is being read or written: what was saved a moment ago is still kept as a version on the side, and
 * is no resource that stays.
 */
export async function resourcesAtRest(): Promise<Readonly<Record<string, number>>> {
  for (;;) {
    const counts = resourcesInUse();
    if (!Object.keys(counts).some((kind) => kind.startsWith('FSReq'))) return counts;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
