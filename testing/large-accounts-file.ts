import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { CLI } from './serve-process';

/** Writes a table of about so many bytes, with a secret column; answers how many accounts are in it. */
export async function writeLargeAccountsFile(path: string, bytes: number): Promise<number> {
  const file = await open(path, 'w');
  const notes = 'n'.repeat(1_500);
  let written = 0;
  let rows = 0;
  await file.appendFile('key,label,level,since,password,notes\n');
  while (written < bytes) {
    const lines: string[] = [];
    for (const until = rows + 1_000; rows < until; rows += 1)
      lines.push(
        `user${String(rows)},User,${String(rows % 90)},2026-11-21,secret${String(rows)},"${notes}"\n`,
      );
    const text = lines.join('');
    written += text.length;
    await file.appendFile(text);
  }
  await file.close();
  return rows;
}

export interface MeasuredImport {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Largest resident memory of the process, MB; null where the system does not tell (only Linux does). */
  readonly peakMb: number | null;
}

/** `muster accounts …` of the built program as a process of its own, its memory watched. */
export function runAccountsCommand(dataFolder: string, args: readonly string[]): Promise<MeasuredImport> {
  const child = spawn(process.execPath, [CLI, 'accounts', ...args, '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ANDROID_ADB_SERVER_PORT: '1' },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  let peakMb: number | null = null;
  const watch = setInterval(() => (peakMb = peakOf(child.pid) ?? peakMb), 100);
  return new Promise((resolve) =>
    child.once('close', (exitCode) => {
      clearInterval(watch);
      resolve({ exitCode, ...said, peakMb });
    }),
  );
}

/** The system keeps the largest value itself, so that no moment between two looks is missed. */
function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const kilobytes = /VmHWM:\s*(\d+)/.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024;
  } catch {
    return null;
  }
}
