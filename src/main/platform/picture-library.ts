import { createRequire } from 'node:module';
import type { Sharp, SharpInput, SharpOptions } from 'sharp';

type Open = (input: SharpInput, options?: SharpOptions) => Sharp;

const requireHere = createRequire(import.meta.url);
let open: Open | undefined;

/** The picture library, loaded with the first picture: it takes 18 MB, and most processes never see one. */
export function sharp(input: SharpInput, options?: SharpOptions): Sharp {
  open ??= requireHere('sharp') as Open; // eslint-disable-line @typescript-eslint/no-unsafe-type-assertion -- the package's own types
  return open(input, options);
}
