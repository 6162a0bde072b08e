import { spawn } from 'node:child_process';
import { CLI } from '../testing/serve-process';

/** One call of the built command line. */
export interface MusterProcess {
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
  /** Resolves once the text is on stdout. */
  saw(text: string): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** Calls the built command line as a shell does. */
export function startMuster(args: readonly string[]): MusterProcess {
  const child = spawn(process.execPath, [CLI, ...args], {
    // Nobody listens there: these tests never touch the machine's own adb server.
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const lookers = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const look of lookers) look();
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return {
    ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr }))),
    saw: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!stdout.includes(text)) return;
          lookers.delete(look);
          resolve();
        };
        lookers.add(look);
        child.once('close', () =>
          reject(new Error(`ended without ${text}: ${stdout.slice(-500)} ${stderr}`)),
        );
        look();
      }),
    signal: (name) => void child.kill(name),
  };
}
