import { readZipEntry } from './read-zip-entry';

/** Chunks of Android's binary XML. Source: AOSP frameworks/base/libs/androidfw/include/androidfw/ResourceTypes.h. */
const CHUNK = { xml: 0x0003, stringPool: 0x0001, startElement: 0x0102 } as const;
const UTF8_FLAG = 1 << 8;
const ATTRIBUTE_BYTES = 20;

/** The package an APK holds; undefined when the bytes are no APK. */
export function readPackageName(apk: Buffer): string | undefined {
  const manifest = readZipEntry(apk, 'AndroidManifest.xml');
  if (manifest === undefined) return undefined;
  try {
    return packageOf(manifest);
  } catch (error) {
    // Numbers that point outside the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function packageOf(xml: Buffer): string | undefined {
  if (xml.readUInt16LE(0) !== CHUNK.xml) return undefined;
  let strings: readonly string[] = [];
  let at = xml.readUInt16LE(2);
  while (at + 8 <= xml.length) {
    const kind = xml.readUInt16LE(at);
    const length = xml.readUInt32LE(at + 4);
    if (length < 8) return undefined;
    if (kind === CHUNK.stringPool) strings = readStrings(xml.subarray(at, at + length));
    if (kind === CHUNK.startElement) return packageAttribute(xml.subarray(at, at + length), strings);
    at += length;
  }
  return undefined;
}

/** `package` of the first element, which is `manifest`. */
function packageAttribute(element: Buffer, strings: readonly string[]): string | undefined {
  if (strings[element.readUInt32LE(20)] !== 'manifest') return undefined;
  const first = 16 + element.readUInt16LE(24);
  const count = element.readUInt16LE(28);
  for (let index = 0; index < count; index += 1) {
    const at = first + index * ATTRIBUTE_BYTES;
    if (strings[element.readUInt32LE(at + 4)] === 'package') return strings[element.readUInt32LE(at + 8)];
  }
  return undefined;
}

function readStrings(pool: Buffer): readonly string[] {
  const count = pool.readUInt32LE(8);
  const utf8 = (pool.readUInt32LE(16) & UTF8_FLAG) !== 0;
  const start = pool.readUInt32LE(20);
  return Array.from({ length: Math.min(count, pool.length / 4) }, (_, index) => {
    const at = start + pool.readUInt32LE(28 + index * 4);
    return utf8 ? readUtf8(pool, at) : readUtf16(pool, at);
  });
}

function readUtf16(pool: Buffer, at: number): string {
  const units = pool.readUInt16LE(at);
  return pool.toString('utf16le', at + 2, at + 2 + units * 2);
}

/** Its lengths, in characters and then in bytes, take a second byte above 127. */
function readUtf8(pool: Buffer, at: number): string {
  const afterCharacters = at + (pool.readUInt8(at) > 127 ? 2 : 1);
  const first = pool.readUInt8(afterCharacters);
  const bytes = first > 127 ? ((first & 127) << 8) | pool.readUInt8(afterCharacters + 1) : first;
  const start = afterCharacters + (first > 127 ? 2 : 1);
  return pool.toString('utf8', start, start + bytes);
}
