import { ReplyError } from './adb-failure';
import { BoundedBytes, type ReplySink } from './reply-sink';

/** What one command printed and how it ended. Without shell v2 a device cannot tell its streams apart. */
export interface ShellOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const HEADER_BYTES = 5;
/** Packet ids and layout (id, 32-bit little-endian length, data): AOSP `adb/shell_protocol.h`. */
const PACKET = { stdout: 1, stderr: 2, exit: 3, closeStdin: 4 };

/** Tells the command that its input is over, as `adb shell < /dev/null` does; else one that reads it hangs. */
export const CLOSE_STDIN = Buffer.from([PACKET.closeStdin, 0, 0, 0, 0]);

/** Reads shell v2 packets; the exit packet is the proof that the output is complete. */
export function createShellV2Sink(): ReplySink<ShellOutput> {
  return new ShellV2Sink();
}

class ShellV2Sink implements ReplySink<ShellOutput> {
  private readonly stdout = new BoundedBytes();
  private readonly stderr = new BoundedBytes();
  private readonly header = Buffer.alloc(HEADER_BYTES);
  private headerBytes = 0;
  private remaining = 0;
  private exitCode: number | undefined;

  write(chunk: Buffer): boolean {
    let rest = chunk;
    while (rest.length > 0 && this.exitCode === undefined) {
      rest = this.headerBytes < HEADER_BYTES ? this.readHeader(rest) : this.readData(rest);
    }
    return this.exitCode !== undefined;
  }

  finish(): ShellOutput {
    if (this.exitCode === undefined) {
      throw new ReplyError('device_reply_cut', 'the output ended without an exit code');
    }
    return { stdout: this.stdout.text(), stderr: this.stderr.text(), exitCode: this.exitCode };
  }

  private readHeader(bytes: Buffer): Buffer {
    const taken = bytes.copy(this.header, this.headerBytes, 0, HEADER_BYTES - this.headerBytes);
    this.headerBytes += taken;
    if (this.headerBytes === HEADER_BYTES) {
      this.remaining = this.header.readUInt32LE(1);
      if (this.remaining === 0) this.headerBytes = 0;
    }
    return bytes.subarray(taken);
  }

  private readData(bytes: Buffer): Buffer {
    const data = bytes.subarray(0, this.remaining);
    this.takeData(data);
    this.remaining -= data.length;
    if (this.remaining === 0) this.headerBytes = 0;
    return bytes.subarray(data.length);
  }

  private takeData(data: Buffer): void {
    const id = this.header[0];
    if (id === PACKET.stdout) this.stdout.add(data);
    else if (id === PACKET.stderr) this.stderr.add(data);
    else if (id === PACKET.exit) this.exitCode = data[0];
    else throw new ReplyError('device_protocol', `unknown shell packet ${String(id)}`);
  }
}
