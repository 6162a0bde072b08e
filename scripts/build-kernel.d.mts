/** The compiled kernel's file. */
export function buildKernel(): Promise<string>;
export function setup(): Promise<void>;
export const kernelPlugin: {
  readonly name: string;
  generateBundle(this: { emitFile(file: object): void }): Promise<void>;
};
