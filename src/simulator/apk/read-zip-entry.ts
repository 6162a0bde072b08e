import { inflateRawSync } from 'node:zlib';

/** Marks and sizes of the ZIP format. Source: PKWARE APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. */
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const DEFLATED = 8;
/** More than any manifest has; a bomb stops here. */
const MAX_ENTRY_BYTES = 16 * 1024 * 1024;

/** The bytes of one file in a ZIP archive; undefined when it has none by that name or is no archive. */
export function readZipEntry(archive: Buffer, name: string): Buffer | undefined {
  try {
    const start = findEntry(archive, name);
    return start === undefined ? undefined : unpack(archive, start);
  } catch {
    // Numbers that point outside the archive, or bytes that are not deflated.
    return undefined;
  }
}

/** Position of the directory's entry with this name. */
function findEntry(archive: Buffer, name: string): number | undefined {
  let end = archive.length - END_BYTES;
  const least = Math.max(0, end - MAX_COMMENT_BYTES);
  while (end >= least && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < least) return undefined;
  const entries = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let entry = 0; entry < entries && archive.readUInt32LE(at) === DIRECTORY_ENTRY; entry += 1) {
    const nameBytes = archive.readUInt16LE(at + 28);
    if (archive.toString('utf8', at + 46, at + 46 + nameBytes) === name) return at;
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return undefined;
}

function unpack(archive: Buffer, entry: number): Buffer | undefined {
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const local = archive.readUInt32LE(entry + 42);
  if (archive.readUInt32LE(local) !== LOCAL_ENTRY) return undefined;
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + packedBytes);
  if (method === 0) return packed;
  return method === DEFLATED ? inflateRawSync(packed, { maxOutputLength: MAX_ENTRY_BYTES }) : undefined;
}
