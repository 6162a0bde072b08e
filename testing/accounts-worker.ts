/** The thread of accounts, run from its TypeScript source. */
export function accountsWorkerFromSource(): { url: URL } {
  return { url: new URL('./accounts-worker-entry.mjs', import.meta.url) };
}
