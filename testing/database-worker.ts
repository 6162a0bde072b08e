/** The database's thread, run from its TypeScript source. */
export function databaseWorkerFromSource(): { url: URL } {
  return { url: new URL('./database-worker-entry.mjs', import.meta.url) };
}
