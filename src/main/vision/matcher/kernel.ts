import { readFile } from 'node:fs/promises';

/** Arguments are numbers throughout: addresses in bytes, sizes in pixels. The sources in `kernel/` say what they mean. */
type Call = (...args: number[]) => number;
type Command = (...args: number[]) => void;

/** What `kernel/index.ts` exports. */
export interface Kernel {
  readonly grayPlane: Command;
  readonly colourPlanes: Command;
  readonly windowVariances: Command;
  readonly cellPairs: Command;
  readonly cellEnergies: Command;
  readonly prefixSums: Command;
  readonly maskedVariances: Command;
  readonly maskedEnergies: Command;
  readonly resetEstimate: Command;
  readonly estimateX: Call;
  readonly estimateY: Call;
  readonly boundRows: Call;
  readonly countReached: Call;
  readonly useTile: Command;
  readonly useRowPlan: Command;
  readonly useColumnPlan: Command;
  readonly spectrumOf: Command;
  readonly multiplySpectra: Command;
  readonly sumsOf: Command;
  readonly useScores: Command;
  readonly scoreWindows: Command;
  readonly scoreMaskedWindows: Command;
  readonly highestScore: Call;
  readonly countScores: Call;
  readonly listScores: Command;
  readonly useFrame: Command;
  readonly useTemplate: Command;
  readonly forgetScores: Command;
  readonly seed: Command;
  readonly limitOf: Call;
  readonly below: Call;
  readonly search: Call;
}

/** Compiles the module that the build made of `kernel/`; a worker loads it once and may make several matchers of it. */
export async function loadKernel(file: URL): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(file));
}

/** An instance of its own on a memory of its own. */
export function startKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the module is built from kernel/ of this folder
  return exports as unknown as Kernel;
}
