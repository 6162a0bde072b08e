import type { CommandContext } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import type { Session } from './session';

/** Starts `--simulate N` devices; undefined when the command may go on, else the code to exit with. */
export async function simulateFirst(
  { output, interrupted }: CommandContext,
  { client }: Session,
  devices: string | undefined,
): Promise<ExitCode | undefined> {
  if (devices === undefined) return undefined;
  const started = await client.call('simulator.start', { devices: Number(devices) }, interrupted);
  if (started.ok) return undefined;
  output.error(started.error);
  return started.error.code === 'invalid_input' ? EXIT.usage : EXIT.failed;
}
