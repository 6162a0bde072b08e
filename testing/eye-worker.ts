import { fileURLToPath } from 'node:url';

/** A vision thread, run from its TypeScript source; the matcher's kernel is built before tests begin. */
export function eyeWorkerFromSource(): { url: URL; kernel: string } {
  return {
    url: new URL('./eye-worker-entry.mjs', import.meta.url),
    kernel: fileURLToPath(new URL('../.cache/matcher.wasm', import.meta.url)),
  };
}
