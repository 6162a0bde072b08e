const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Takes away the signal listeners that packages set up when they were imported; called once, first thing, by the
 * entries that listen themselves. `when-exit` (below conf and electron-store) answers every signal by sending it to
 * this process again, so that one Ctrl-C would count as two. It cleans up at `exit` as well.
 */
export function dropForeignSignalListeners(): void {
  for (const signal of SIGNALS) process.removeAllListeners(signal);
}
