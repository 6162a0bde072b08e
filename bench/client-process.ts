import { fork } from 'node:child_process';
import type { z } from 'zod';
import { bundle } from './bundle';
import type { Farm } from './farm';

/** How many rounds, of which ways, and what a round answers. */
interface Rounds<T> {
  /** Names that client-host.ts knows. */
  readonly ways: readonly string[];
  readonly count: number;
  readonly answer: z.ZodType<T>;
}

/**
 * Runs rounds of several ways in turns, each way in a lean process of its own, so that none burdens another. Answers
 * the results of a way by its name.
 */
export async function runRounds<T>(
  farm: Farm,
  { ways, count, answer }: Rounds<T>,
): Promise<(way: string) => readonly T[]> {
  const file = await bundle('client-host');
  const clients = ways.map((way) => startClient(file, [way, String(farm.port), ...farm.serials]));
  const results = new Map<string, T[]>();
  try {
    for (let round = 0; round < count; round += 1) {
      for (const client of clients) {
        const result = answer.parse(await client.round());
        results.set(client.way, [...(results.get(client.way) ?? []), result]);
      }
    }
  } finally {
    await Promise.all(clients.map((client) => client.stop()));
  }
  return (way) => results.get(way) ?? [];
}

interface ClientProcess {
  readonly way: string;
  round(): Promise<unknown>;
  stop(): Promise<void>;
}

function startClient(file: string, args: readonly string[]): ClientProcess {
  const child = fork(file, args, { execArgv: [] });
  const [way = ''] = args;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    way,
    round: () =>
      new Promise((resolve, reject) => {
        const onExit = (): void => reject(new Error(`the client ${way} has ended`));
        child.once('exit', onExit);
        child.once('message', (message) => {
          child.off('exit', onExit);
          resolve(message);
        });
        child.send('round');
      }),
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
