import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Session } from './session';

/** Starts `--simulate N` devices; undefined when the command may go on, else the code to exit with. */
export async function simulateFirst(
  { output, interrupted }: CommandContext,
  { client }: Pick<Session, 'client'>,
  devices: string | undefined,
): Promise<ExitCode | undefined> {
  if (devices === undefined) return undefined;
  const count = Number(devices);
  if (!Number.isInteger(count) || count < 1) {
    output.error({
      code: 'invalid_input',
      issues: [{ path: '--simulate', message: 'takes a whole number from 1' }],
    });
    return EXIT.usage;
  }
  const started = await client.call('simulator.start', { devices: count }, interrupted);
  if (started.ok) return undefined;
  output.error(started.error);
  if (interrupted.aborted) return EXIT.interrupted;
  return started.error.code === 'invalid_input' ? EXIT.usage : EXIT.failed;
}
