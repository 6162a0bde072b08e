/** The compiled kernel's file. */
export function buildKernel(): Promise<string>;
export function setup(): Promise<string>;
export const kernelPlugin: { readonly name: string; generateBundle(this: { emitFile(file: object): void }): Promise<void> };
