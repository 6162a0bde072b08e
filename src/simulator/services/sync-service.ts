import type { VirtualFile, VirtualFiles } from '../device/virtual-files';
import { ByteReader } from '../stream/byte-reader';
import type { ByteStream } from '../stream/byte-stream';
import type { ServiceCall } from './service-call';

/** Largest piece of a file in one DATA message, and longest path. Source: AOSP packages/modules/adb/SYNC.TXT. */
const MAX_DATA_BYTES = 64 * 1024;
const MAX_PATH_BYTES = 1024;
const NO_SUCH_FILE = 2;

interface SyncSession {
  readonly reader: ByteReader;
  readonly stream: ByteStream;
  readonly files: VirtualFiles;
}

type SyncRequest = (session: SyncSession, path: string) => Promise<void>;

const REQUESTS: Readonly<Record<string, SyncRequest>> = {
  STAT: (session, path) => session.stream.write(statV1(session.files.stat(path))),
  STA2: (session, path) => session.stream.write(statV2('STA2', session.files.stat(path))),
  LST2: (session, path) => session.stream.write(statV2('LST2', session.files.stat(path))),
  LIST: (session, path) => listV1(session, path),
  LIS2: (session, path) => listV2(session, path),
  RECV: (session, path) => sendFile(session, path),
  SEND: (session, argument) => receiveFile(session, argument),
};

/** `sync:`: file transfer. Source: AOSP packages/modules/adb/SYNC.TXT and file_sync_protocol.h. */
export async function serveSync(call: ServiceCall): Promise<void> {
  const session = { reader: new ByteReader(call.stream), stream: call.stream, files: call.device.files };
  for (;;) {
    const header = await session.reader.readExactlyOrEnd(8);
    if (header === null) return;
    const id = header.toString('latin1', 0, 4);
    const length = header.readUInt32LE(4);
    const request = REQUESTS[id];
    if (id === 'QUIT') return;
    if (request === undefined || length > MAX_PATH_BYTES) {
      return fail(session, request === undefined ? `unknown command ${id}` : 'path too long');
    }
    await request(session, (await session.reader.readExactly(length)).toString('utf8'));
  }
}

function message(id: string, ...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + numbers.length * 4);
  bytes.write(id, 0, 'latin1');
  for (const [index, value] of numbers.entries()) bytes.writeUInt32LE(value >>> 0, 4 + index * 4);
  return bytes;
}

async function fail(session: SyncSession, reason: string): Promise<void> {
  const text = Buffer.from(reason);
  await session.stream.write(Buffer.concat([message('FAIL', text.length), text]));
}

function statV1(file: VirtualFile | undefined): Buffer {
  return message('STAT', file?.mode ?? 0, file?.data.length ?? 0, file?.modifiedAt ?? 0);
}

/** id, error, device, inode, mode, links, user, group, size, access, modification and change time. */
function statV2(id: string, file: VirtualFile | undefined): Buffer {
  const bytes = Buffer.alloc(72);
  bytes.write(id, 0, 'latin1');
  if (file === undefined) {
    bytes.writeUInt32LE(NO_SUCH_FILE, 4);
    return bytes;
  }
  bytes.writeUInt32LE(file.mode, 24);
  bytes.writeUInt32LE(1, 28);
  bytes.writeBigUInt64LE(BigInt(file.data.length), 40);
  for (const at of [48, 56, 64]) bytes.writeBigInt64LE(BigInt(file.modifiedAt), at);
  return bytes;
}

async function listV1(session: SyncSession, path: string): Promise<void> {
  for (const entry of session.files.list(path)) {
    const name = Buffer.from(entry.name);
    const head = message('DENT', entry.mode, entry.data.length, entry.modifiedAt, name.length);
    await session.stream.write(Buffer.concat([head, name]));
  }
  await session.stream.write(message('DONE', 0, 0, 0, 0));
}

async function listV2(session: SyncSession, path: string): Promise<void> {
  for (const entry of session.files.list(path)) {
    const name = Buffer.from(entry.name);
    await session.stream.write(
      Buffer.concat([statV2('DNT2', entry), message('', name.length).subarray(4), name]),
    );
  }
  await session.stream.write(Buffer.concat([message('DONE'), Buffer.alloc(72)]));
}

async function sendFile(session: SyncSession, path: string): Promise<void> {
  if (session.files.isDirectory(path)) return fail(session, `read failed: Is a directory`);
  const data = session.files.read(path);
  if (data === undefined) return fail(session, `failed to open '${path}': No such file or directory`);
  for (let at = 0; at < data.length; at += MAX_DATA_BYTES) {
    const piece = data.subarray(at, at + MAX_DATA_BYTES);
    await session.stream.write(Buffer.concat([message('DATA', piece.length), piece]));
  }
  await session.stream.write(message('DONE', 0));
}

/** The argument is `PATH,MODE`; a refusal is sent only after the whole file has come, as adbd does. */
async function receiveFile(session: SyncSession, argument: string): Promise<void> {
  const comma = argument.lastIndexOf(',');
  const path = comma < 0 ? argument : argument.slice(0, comma);
  const permissions = comma < 0 ? 0o644 : Number(argument.slice(comma + 1)) & 0o777;
  const parts: Buffer[] = [];
  for (;;) {
    const header = await session.reader.readExactly(8);
    const id = header.toString('latin1', 0, 4);
    const value = header.readUInt32LE(4);
    if (id === 'DONE') {
      const written = session.files.write(path, Buffer.concat(parts), { permissions, modifiedAt: value });
      if (!written) return fail(session, `couldn't create file: Is a directory`);
      return session.stream.write(message('OKAY', 0));
    }
    if (id !== 'DATA' || value > MAX_DATA_BYTES) return fail(session, 'invalid data message');
    parts.push(Buffer.from(await session.reader.readExactly(value)));
  }
}
