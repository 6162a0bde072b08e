import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';

export interface AdbStart {
  readonly path: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the server says goes there; written anew at every start. */
  readonly logFile: string;
}

export interface StartedAdb {
  readonly pid: number;
  /** Resolves with the reason when the server has ended, however long it ran. */
  readonly ended: Promise<string>;
}

/**
 * Starts one adb server. It is asked to be the server itself instead of `start-server`, which ends a server of another
 * version that may have come meanwhile: this one only fails to take the port then. It outlives this process, as adb
 * servers do, because other programs use it too. Rejects when the program cannot be run.
 */
export async function startAdb({ path, port, env, logFile }: AdbStart): Promise<StartedAdb> {
  const log = await open(logFile, 'w', 0o600);
  try {
    const child = spawn(path, ['-P', String(port), 'nodaemon', 'server'], {
      detached: true,
      env,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    const ended = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => void lastWords(logFile, code, signal).then(resolve));
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    child.unref();
    return { pid: child.pid ?? 0, ended };
  } finally {
    await log.close();
  }
}

async function lastWords(logFile: string, code: number | null, signal: string | null): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const line = text.trim().split('\n').at(-1)?.trim() ?? '';
  if (line !== '') return line.slice(0, 300);
  return signal === null ? `it ended with exit code ${String(code)}` : `it was ended by ${signal}`;
}
