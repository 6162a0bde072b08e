import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';

/** The calls of adbkit that tests use; its own types name Bluebird, which brings none. */
export interface AdbkitClient {
  listDevices(): PromiseLike<readonly { readonly id: string; readonly type: string }[]>;
  trackDevices(): PromiseLike<AdbkitTracker>;
  getDevice(serial: string): AdbkitDevice;
}

export interface AdbkitTracker {
  on(event: 'change', listener: (device: { readonly id: string; readonly type: string }) => void): unknown;
  end(): unknown;
}

export interface AdbkitDevice {
  shell(command: string): PromiseLike<Readable>;
  getProperties(): PromiseLike<Readonly<Record<string, string>>>;
  getPackages(): PromiseLike<readonly string[]>;
  screencap(): PromiseLike<Readable>;
  push(file: string, path: string): PromiseLike<NodeJS.EventEmitter>;
  pull(path: string): PromiseLike<Readable>;
  stat(path: string): PromiseLike<{ readonly size: number }>;
  readdir(path: string): PromiseLike<readonly { readonly name: string }[]>;
}

/** adbkit's own client, for an adb server on 127.0.0.1. */
export function createAdbkitClient(port: number): AdbkitClient {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- adbkit is CommonJS; required, it has the same shape everywhere
  const { Adb }: { Adb: { createClient(options: { host: string; port: number }): AdbkitClient } } =
    createRequire(import.meta.url)('@devicefarmer/adbkit');
  return Adb.createClient({ host: '127.0.0.1', port });
}

/** All bytes of a stream. */
export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
