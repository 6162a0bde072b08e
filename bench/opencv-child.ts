import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SCRIPT = fileURLToPath(new URL('match-reference.py', import.meta.url));
const Hello = z.object({
  version: z.string().optional(),
  threads: z.number().optional(),
  absent: z.string().optional(),
});
const Answer = z.object({ ms: z.array(z.number()), x: z.number(), y: z.number(), score: z.number() });

/** What native OpenCV found and how long it took, one figure per round. */
export type NativeMatch = z.infer<typeof Answer>;

/** Native OpenCV in a process of its own. */
export interface OpenCvChild {
  readonly version: string;
  /** How many it computes with. */
  readonly threads: number;
  ask(job: unknown): Promise<NativeMatch>;
  stop(): Promise<void>;
}

/**
 * Pythons there may be, the likeliest first. The first on the PATH need not be the system's, which is the one that has
 * what Debian's python3-opencv brings.
 */
const PYTHONS = [process.env['MUSTER_PYTHON'] ?? 'python3', 'python3', '/usr/bin/python3', 'python'];

/** Starts it; answers what is missing where no Python has OpenCV. */
export async function startOpenCvChild(): Promise<OpenCvChild | string> {
  const reasons: string[] = [];
  for (const python of PYTHONS) {
    const started = await startWith(python);
    if (typeof started !== 'string') return started;
    reasons.push(`${python}: ${started}`);
  }
  return `it needs python3-opencv, or MUSTER_PYTHON to name a Python that has cv2 (${reasons.join('; ')})`;
}

async function startWith(python: string): Promise<OpenCvChild | string> {
  const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const failed = new Promise<string>((resolve) => child.once('error', ({ message }) => resolve(message)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('the reference has ended');
    return JSON.parse(line.value);
  };
  const hello = await Promise.race([next().catch(String), failed]);
  if (typeof hello === 'string') return hello;
  const { version, threads, absent } = Hello.parse(hello);
  if (version === undefined || threads === undefined) return absent ?? 'no answer';
  return {
    ...{ version, threads },
    async ask(job) {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      return Answer.parse(await next());
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
