import { crc32, deflateSync } from 'node:zlib';

/** A PNG put together by hand, with whatever picture libraries would not write. Sizes in pixels. */
export interface RawPng {
  readonly width: number;
  readonly height: number;
  /** 1, 2, 4, 8 or 16. */
  readonly depth?: number;
  /** 0 gray, 2 RGB, 3 palette, 4 gray with opacity, 6 RGBA. */
  readonly color?: number;
  /** Rows, each with the filter's byte before it. */
  readonly rows: Uint8Array;
  /** Chunks between header and pixels: name and content. */
  readonly chunks?: readonly (readonly [string, Uint8Array])[];
}

/** The bytes of such a PNG. Source: PNG, third edition, 5 (chunks) and 11 (their contents). */
export function rawPng({ width, height, depth = 8, color = 6, rows, chunks = [] }: RawPng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks.map(([name, content]) => pngChunk(name, content)),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array()),
  ]);
}

/** Length, name, content and checksum. */
export function pngChunk(name: string, content: Uint8Array): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
