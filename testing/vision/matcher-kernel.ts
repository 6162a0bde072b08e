import { pathToFileURL } from 'node:url';
import { buildKernel } from '../../scripts/build-kernel.mjs';
import { loadKernel } from '../../src/main/vision/matcher/kernel';

/** The kernel compiled from the sources, where tests and benches have it. */
export async function kernelFromSource(): Promise<WebAssembly.Module> {
  return loadKernel(pathToFileURL(await buildKernel()));
}
