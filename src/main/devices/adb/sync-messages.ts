/**
 * Messages of adb's file transfer, `sync:`: four letters, a 32-bit little-endian number, and bytes
 * (AOSP `packages/modules/adb/SYNC.TXT`, `file_sync_protocol.h`).
 */
export const SYNC_HEADER_BYTES = 8;
/** Largest piece of a file in one DATA message. */
export const MAX_SYNC_DATA = 64 * 1024;
/** Longest path a device takes, in bytes. */
export const MAX_SYNC_PATH = 1_024;
/** Largest file that is copied in either direction: 1 GiB. */
export const MAX_SYNC_FILE = 1_073_741_824;

export type SyncId = 'SEND' | 'RECV' | 'DATA' | 'DONE';

/** A message whose number is `value`. */
export function syncMessage(id: SyncId, value: number): Buffer {
  const bytes = Buffer.alloc(SYNC_HEADER_BYTES);
  bytes.write(id, 0, 'latin1');
  bytes.writeUInt32LE(value >>> 0, 4);
  return bytes;
}

/** A message followed by a text, whose length in bytes is its number. */
export function syncRequest(id: SyncId, text: string): Buffer {
  const content = Buffer.from(text);
  return Buffer.concat([syncMessage(id, content.length), content]);
}

/** What a header says. */
export interface SyncHeader {
  readonly id: string;
  readonly value: number;
}

/** Collects the bytes of headers out of pieces of any size. */
export class SyncHeaderReader {
  private readonly bytes = Buffer.alloc(SYNC_HEADER_BYTES);
  private filled = 0;

  /** Takes what belongs to a header; `rest` is what follows. No header: more bytes are needed. */
  read(piece: Buffer): { readonly header: SyncHeader | undefined; readonly rest: Buffer } {
    const taken = piece.copy(this.bytes, this.filled, 0, SYNC_HEADER_BYTES - this.filled);
    this.filled += taken;
    const rest = piece.subarray(taken);
    if (this.filled < SYNC_HEADER_BYTES) return { header: undefined, rest };
    this.filled = 0;
    return { header: { id: this.bytes.toString('latin1', 0, 4), value: this.bytes.readUInt32LE(4) }, rest };
  }
}
