import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SIMULATOR = fileURLToPath(new URL('../out/node/simulator.js', import.meta.url));
/** The same picture everywhere and always, so that neither drawing nor encoding it is part of a figure. */
const SCENE = fileURLToPath(new URL('still-scene.json', import.meta.url));

/** How devices are reached: over a port each and the real adb server, or over the simulator's own adb server. */
export type DoorKind = 'device' | 'server';

/** The built simulator in a process of its own, so that neither its time nor its memory count as ours. */
export interface SimulatorChild {
  readonly serials: readonly string[];
  /** Port of the simulator's own adb server; null when the devices have a port each. */
  readonly adbPort: number | null;
  stop(): Promise<void>;
}

/** Starts it; rejects with what it said when it ends before it is ready. */
export async function startSimulatorChild(devices: number, door: DoorKind): Promise<SimulatorChild> {
  if (!existsSync(SIMULATOR)) throw new Error(`${SIMULATOR} is not built: npm run build`);
  const args = ['--devices', String(devices), '--door', door, '--scenario', SCENE, '--json'];
  const child = spawn(process.execPath, [SIMULATOR, ...args, '--until-stdin-closes'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const { serials, adbPort } = await readyOf(child, exited);
  return {
    serials,
    adbPort: adbPort ?? null,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const Ready = z.object({ serials: z.array(z.string()), adbPort: z.number().nullish() });

async function readyOf(child: ChildProcess, exited: Promise<number | null>): Promise<z.infer<typeof Ready>> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the simulator has no output');
  let complaints = '';
  stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const line = new Promise<string>((resolve) => createInterface({ input: stdout }).once('line', resolve));
  const early = exited.then((code): never => {
    throw new Error(`the simulator ended with ${String(code)}: ${complaints}`);
  });
  return Ready.parse(JSON.parse(await Promise.race([line, early])));
}
