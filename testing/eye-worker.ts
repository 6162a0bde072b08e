import { fileURLToPath } from 'node:url';

/** A vision thread, run from its TypeScript source; the matcher's kernel is built before tests begin. */
export function eyeWorkerFromSource(): { url: URL; kernel: string } {
  return {
    url: new URL('./eye-worker-entry.mjs', import.meta.url),
    kernel: fileURLToPath(new URL('../.cache/matcher.wasm', import.meta.url)),
  };
}

/** The same, which dies again and again. */
export function mortalEyeWorkerFromSource(): ReturnType<typeof eyeWorkerFromSource> {
  return { ...eyeWorkerFromSource(), url: new URL('./eye-worker-mortal-entry.mjs', import.meta.url) };
}
