import { spawn } from 'node:child_process';
import sharp from 'sharp';
import { createAdbkitClient, readAll } from '../testing/simulator/adbkit-client';

/** What people use today, to compare with. All of them give RGBA pixels or do one tap. */
export interface ReferenceClients {
  /** `adb exec-out screencap -p`, decoded by sharp. */
  execOut(serial: string): Promise<Uint8Array>;
  /** adbkit's `shell`, its chunks listed and joined at the end. */
  adbkitChunks(serial: string): Promise<Uint8Array>;
  /** An `adb shell input tap` process. */
  adbTap(serial: string): Promise<void>;
}

/** Creates the references for one adb server. */
export function createReferenceClients(port: number): ReferenceClients {
  const adbkit = createAdbkitClient(port);
  return {
    async execOut(serial) {
      const png = await runAdb(port, ['-s', serial, 'exec-out', 'screencap', '-p']);
      return sharp(png).ensureAlpha().raw().toBuffer();
    },
    async adbkitChunks(serial) {
      const raw = await readAll(await adbkit.getDevice(serial).shell('screencap'));
      return raw.subarray(16);
    },
    async adbTap(serial) {
      await runAdb(port, ['-s', serial, 'shell', 'input', 'tap', '5', '5']);
    },
  };
}

function runAdb(port: number, args: readonly string[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const adb = process.env['MUSTER_ADB'] ?? 'adb';
    const child = spawn(adb, ['-P', String(port), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new Error(`adb ${args.join(' ')} ended with ${String(code)}`));
    });
  });
}
