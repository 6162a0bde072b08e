import { ReplyError } from './adb-failure';
import { BoundedBytes, type ReplySink } from './reply-sink';
import { MAX_SYNC_DATA, MAX_SYNC_FILE, SyncHeaderReader, type SyncHeader } from './sync-messages';

/** Longest text of a refusal that is read. */
const MAX_REASON = 4 * 1024;

/** Where the bytes of a pulled file go; a piece is valid during the call only. */
export interface SyncTarget {
  add(piece: Buffer): void;
  busy(): Promise<void> | undefined;
}

/**
 * Reads the device's side of a transfer up to its end: `OKAY` after a push, `DONE` after a pull, whose pieces go to
 * the target. A refusal is `device_command_failed` with the device's own words.
 */
export class SyncSink implements ReplySink<void> {
  readonly isBulk = true;
  private readonly headers = new SyncHeaderReader();
  private readonly target: SyncTarget | null;
  private reason: BoundedBytes | undefined;
  private remaining = 0;
  private received = 0;
  private isOver = false;

  constructor(target: SyncTarget | null) {
    this.target = target;
  }

  write(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0 && !this.isOver) {
      if (this.remaining > 0) rest = this.readContent(rest);
      else {
        const read = this.headers.read(rest);
        rest = read.rest;
        if (read.header) this.begin(read.header);
      }
    }
    return this.isOver;
  }

  finish(): void {
    if (!this.isOver) throw new ReplyError('device_reply_cut', 'the transfer ended without its end mark');
    if (this.reason) throw new ReplyError('device_command_failed', this.reason.text());
  }

  busy(): Promise<void> | undefined {
    return this.target?.busy();
  }

  private begin({ id, value }: SyncHeader): void {
    if (id === (this.target ? 'DONE' : 'OKAY')) this.isOver = true;
    else if (id === 'FAIL') {
      this.reason = new BoundedBytes(MAX_REASON);
      this.remaining = value;
      this.isOver = value === 0;
    } else if (id === 'DATA' && this.target && value <= MAX_SYNC_DATA) {
      this.remaining = value;
      this.received += value;
      if (this.received > MAX_SYNC_FILE)
        throw new ReplyError('device_command_failed', 'the file is larger than 1 GB');
    } else throw new ReplyError('device_protocol', `unexpected answer ${JSON.stringify(id)} to a transfer`);
  }

  private readContent(bytes: Buffer): Buffer {
    const piece = bytes.subarray(0, this.remaining);
    (this.reason ?? this.target)?.add(piece);
    this.remaining -= piece.length;
    if (this.remaining === 0 && this.reason) this.isOver = true;
    return bytes.subarray(piece.length);
  }
}
