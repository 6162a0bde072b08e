import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { programFileOfTests } from './programs';

export interface TestProcess {
  readonly pid: number;
  /** The next line of its standard output; rejects when it ends without one. */
  nextLine(): Promise<string>;
  /** Kills with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a program of `testing/processes`, by its name, as a process of its own, with arguments. */
export function startTestProcess(name: string, args: readonly string[]): TestProcess {
  const child = spawn(process.execPath, [programFileOfTests(name), ...args]);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    pid: pidOf(child),
    nextLine: async () => {
      const line = await lines.next();
      if (line.done === true) throw new Error(`the process ended without a line: ${complaints}`);
      return line.value;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function pidOf(child: ChildProcessWithoutNullStreams): number {
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}
