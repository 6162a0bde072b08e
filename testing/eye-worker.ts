import { KERNEL_FILE, programOfTests } from './programs';

/** A vision thread, bundled from its sources. */
export function eyeWorkerFromSource(): { url: URL; kernel: string } {
  return { url: programOfTests('eye.worker'), kernel: KERNEL_FILE };
}

/** The same, which dies again and again. */
export function mortalEyeWorkerFromSource(): ReturnType<typeof eyeWorkerFromSource> {
  return { ...eyeWorkerFromSource(), url: programOfTests('eye-worker-mortal-entry') };
}
