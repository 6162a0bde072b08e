import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** This file is bundled into programs of its own too, so it can't know how deep it lies. */
function checkoutOf(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : checkoutOf(dirname(folder));
}

const checkout = checkoutOf(import.meta.dirname);

/** The matcher's kernel, which is built before tests begin. */
export const KERNEL_FILE = join(checkout, '.cache/matcher.wasm');

/**
 * A thread or process that tests start, by the name of its source without extension: bundled before tests begin, by
 * `scripts/build-test-programs.mjs`.
 */
export function programOfTests(name: string): URL {
  return pathToFileURL(join(checkout, '.cache/programs', `${name}.js`));
}

/** The same as a path. */
export const programFileOfTests = (name: string): string => fileURLToPath(programOfTests(name));
