import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * node scripts/build-kernel.mjs: compiles the matcher's kernel, AssemblyScript in src/main/vision/matcher/kernel, into
 * .cache/matcher.wasm unless that is newer than its sources. Tests and benches load it from there; the build puts a
 * copy beside the bundles.
 */

const root = path.resolve(import.meta.dirname, '..');
const sources = path.join(root, 'src/main/vision/matcher/kernel');
const kernelFile = path.join(root, '.cache/matcher.wasm');
const FLAGS = [
  '-O3',
  '--runtime',
  'stub',
  '--noAssert',
  '--enable',
  'simd',
  '--importMemory',
  '--use',
  'abort=',
];

/** Whether the sources, or how they are compiled, changed since. */
function isStale() {
  const built = statSync(kernelFile, { throwIfNoEntry: false });
  if (!built) return true;
  const inputs = [
    fileURLToPath(import.meta.url),
    sources,
    ...readdirSync(sources).map((name) => path.join(sources, name)),
  ];
  return inputs.some((input) => statSync(input).mtimeMs > built.mtimeMs);
}

/** Compiles if needed; answers the file. Throws with the compiler's words. */
export async function buildKernel() {
  if (!isStale()) return kernelFile;
  mkdirSync(path.dirname(kernelFile), { recursive: true });
  const asc = await import('assemblyscript/asc');
  // Others may compile at the same time: what is there is always whole.
  const own = `${kernelFile}.${process.pid}`;
  const entry = path.relative(root, path.join(sources, 'index.ts'));
  const args = [entry, '--outFile', path.relative(root, own), '--baseDir', root, ...FLAGS];
  const { error, stderr } = await asc.main(args);
  if (error) throw new Error(`the matcher's kernel does not compile: ${stderr.toString()}`, { cause: error });
  renameSync(own, kernelFile);
  return kernelFile;
}

/** For the build: emits the kernel beside the bundles, where `programFilesBeside` looks for it. */
export const kernelPlugin = {
  name: 'muster-matcher-kernel',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'matcher.wasm', source: readFileSync(await buildKernel()) });
  },
};

/** Vitest's global setup. */
export async function setup() {
  await buildKernel();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildKernel();
