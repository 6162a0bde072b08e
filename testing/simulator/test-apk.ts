import { crc32, deflateRawSync } from 'node:zlib';

/** An APK that says which package it is and holds nothing else; `padding` bytes make it as long as one likes. */
export function createTestApk(packageName: string, padding: Buffer = Buffer.alloc(0)): Buffer {
  return zip([
    { name: 'AndroidManifest.xml', data: manifestOf(packageName) },
    { name: 'assets/padding.bin', data: padding },
  ]);
}

/** `<manifest package="…"/>` as binary XML: a pool of strings and the beginning of one element. */
function manifestOf(packageName: string): Buffer {
  const strings = ['manifest', 'package', packageName];
  const texts = strings.map((text) => {
    const units = Buffer.from(`${text}\0`, 'utf16le');
    return Buffer.concat([uint16(text.length), units]);
  });
  const offsets = texts.map((_, at) => texts.slice(0, at).reduce((sum, text) => sum + text.length, 0));
  const head = 28 + offsets.length * 4;
  const pool = chunk(1, 28, [
    uint32(strings.length, 0, 0, head, 0, ...offsets),
    ...texts,
    Buffer.alloc((4 - (texts.reduce((sum, text) => sum + text.length, 0) % 4)) % 4),
  ]);
  const none = 0xffffffff;
  const attribute = uint32(none, 1, 2, 0x03000008, 2);
  const element = chunk(0x0102, 16, [uint32(1, none, none, 0), uint16(20, 20, 1, 0, 0, 0), attribute]);
  return chunk(3, 8, [pool, element]);
}

function chunk(kind: number, headerBytes: number, parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([uint16(kind, headerBytes), uint32(body.length + 8), body]);
}

function zip(files: readonly { readonly name: string; readonly data: Buffer }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data } of files) {
    const packed = deflateRawSync(data);
    const facts = Buffer.concat([uint16(20, 0, 8, 0, 0), uint32(crc32(data), packed.length, data.length)]);
    const local = Buffer.concat([
      uint32(0x04034b50),
      facts,
      uint16(name.length, 0),
      Buffer.from(name),
      packed,
    ]);
    const entry = [uint32(0x02014b50), uint16(20), facts, uint16(name.length, 0, 0, 0, 0), uint32(0, at)];
    directory.push(...entry, Buffer.from(name));
    locals.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const counts = uint16(0, 0, files.length, files.length);
  return Buffer.concat([...locals, index, uint32(0x06054b50), counts, uint32(index.length, at), uint16(0)]);
}

function uint16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function uint32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}
