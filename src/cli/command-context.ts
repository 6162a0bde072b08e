import { Command } from 'commander';
import { EXIT, type ExitCode } from './exit-code';
import { globalOptionsOf, type GlobalOptions } from './options';
import { createOutput, type Output } from './output';
import { openSession, type Session } from './session';

/** What a command works with. */
export interface CommandContext {
  readonly globals: GlobalOptions;
  readonly output: Output;
  /** Aborts with the first Ctrl-C, SIGTERM or SIGHUP. */
  readonly interrupted: AbortSignal;
}

/** Told how a command ended; the entry exits with it. */
export type Finish = (code: ExitCode) => void;

/** Turns a command's work into a commander action, which gets the command itself as its last argument. */
export function action<A extends unknown[]>(
  finish: Finish,
  work: (context: CommandContext, ...args: A) => Promise<ExitCode>,
): (...args: [...A, Command]) => Promise<void> {
  return async (...args) => {
    const command = args.pop();
    if (!(command instanceof Command)) throw new Error('commander calls an action with its command last');
    const globals = globalOptionsOf(command);
    const output = createOutput(globals, process);
    const interrupt = listenForInterrupt();
    try {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- what is left are the arguments of `work`
      finish(await work({ globals, output, interrupted: interrupt.signal }, ...(args as unknown[] as A)));
    } finally {
      interrupt.stop();
    }
  };
}

/** Runs `work` with a line to the host and closes that line afterwards, whatever happens. */
export async function withSession(
  context: CommandContext,
  work: (session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  const opened = await openSession(context);
  if (!opened.ok) {
    const code = context.output.error(opened.error);
    return context.interrupted.aborted ? EXIT.interrupted : code;
  }
  try {
    return await work(opened.value);
  } catch (error) {
    if (context.interrupted.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    await opened.value.close();
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function listenForInterrupt(): { readonly signal: AbortSignal; stop(): void } {
  const abort = new AbortController();
  const onSignal = (): void => abort.abort();
  for (const name of SIGNALS) process.on(name, onSignal);
  return {
    signal: abort.signal,
    stop: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
    },
  };
}
