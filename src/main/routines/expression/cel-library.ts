import { createRequire } from 'node:module';
import type * as Cel from '@bufbuild/cel';
import type * as Extensions from '@bufbuild/cel/ext';

/** The library of expressions, as far as it is used here. */
export type CelLibrary = typeof Cel & Pick<typeof Extensions, 'strings'>;

const requireHere = createRequire(import.meta.url);
let library: CelLibrary | undefined;

/** Loaded with the first expression: it takes 16 MB, which a process that only imports accounts has better use for. */
export function celLibrary(): CelLibrary {
  if (library) return library;
  const cel = requireHere('@bufbuild/cel') as typeof Cel; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- the package's own types
  const { strings } = requireHere('@bufbuild/cel/ext') as typeof Extensions; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- the package's own types
  library = { ...cel, strings };
  return library;
}

/** Whether a value of the library is a list. */
export const isCelList = (value: unknown) => celLibrary().isCelList(value);
