import { ShellSession } from '../shell/shell-session';
import type { CommandIo } from '../shell/command';
import { ByteReader } from '../stream/byte-reader';
import type { ByteStream } from '../stream/byte-stream';
import type { ServiceCall } from './service-call';

/** Kinds of packet of the shell protocol, version 2. Source: AOSP packages/modules/adb/shell_protocol.h. */
const PACKET = { stdin: 0, stdout: 1, stderr: 2, exit: 3, closeStdin: 4 } as const;
const HEADER_BYTES = 5;

/** `shell:` and `exec:`: output and errors on one stream, the end of the stream is the end of the command, no exit code. */
export async function serveLegacyShell(call: ServiceCall): Promise<void> {
  const io = plainIo(call.stream);
  if (call.argument === '') await runInteractively(call, io);
  else await sessionOf(call).run(call.argument, io);
}

/** `shell,v2:`: packets with separate output, errors and exit code. */
export async function serveShellV2(call: ServiceCall): Promise<void> {
  const { stream } = call;
  const reader = new ByteReader(stream);
  const send = async (kind: number, chunk: Uint8Array): Promise<void> => {
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt8(kind, 0);
    header.writeUInt32LE(chunk.length, 1);
    // A small packet goes out in one piece, a large one is not copied.
    if (chunk.length < 4096) return stream.write(Buffer.concat([header, chunk]));
    await stream.write(header);
    return stream.write(chunk);
  };
  const io: CommandIo = {
    read: () => readStdinPacket(reader),
    write: (chunk) => send(PACKET.stdout, chunk),
    writeError: (chunk) => send(PACKET.stderr, chunk),
  };
  const code =
    call.argument === '' ? await runInteractively(call, io) : await sessionOf(call).run(call.argument, io);
  await send(PACKET.exit, Buffer.from([code & 0xff]));
}

function sessionOf(call: ServiceCall): ShellSession {
  const { device, connection, stream } = call;
  return new ShellSession({ device, connection, signal: stream.closed });
}

function plainIo(stream: ByteStream): CommandIo {
  return {
    read: () => stream.read(),
    write: (chunk) => stream.write(chunk),
    writeError: (chunk) => stream.write(chunk),
  };
}

/** A shell without a command: runs the lines that arrive, until the input ends or one of them is `exit`. */
async function runInteractively(call: ServiceCall, io: CommandIo): Promise<number> {
  const session = sessionOf(call);
  let pending = '';
  let status = 0;
  for (;;) {
    const chunk = await io.read();
    if (chunk === null) return status;
    pending += chunk.toString('utf8').replaceAll('\r', '\n');
    let newline = pending.indexOf('\n');
    while (newline >= 0) {
      const line = pending.slice(0, newline).trim();
      pending = pending.slice(newline + 1);
      status = await session.run(line, { ...io, read: () => Promise.resolve(null) });
      if (/^exit\b/.test(line)) return status;
      newline = pending.indexOf('\n');
    }
  }
}

/** Standard input out of its packets; other kinds (window size) are skipped. */
async function readStdinPacket(reader: ByteReader): Promise<Buffer | null> {
  for (;;) {
    const header = await reader.readExactlyOrEnd(HEADER_BYTES);
    if (header === null) return null;
    const kind = header.readUInt8(0);
    const payload = await reader.readExactly(header.readUInt32LE(1));
    if (kind === PACKET.closeStdin) return null;
    if (kind === PACKET.stdin && payload.length > 0) return payload;
  }
}
