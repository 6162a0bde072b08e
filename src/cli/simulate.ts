import { spawn } from 'node:child_process';
import type { Command } from 'commander';
import { action, type CommandContext, type Finish } from './command-context';
import { EXIT, type ExitCode } from './exit-code';
import { hostOptionsOf } from './host-options';

interface SimulateFlags {
  readonly devices?: string;
  readonly port?: string;
  readonly door?: string;
  readonly scenario?: string;
  readonly faults?: string;
  readonly seed?: string;
}

/** `muster simulate`: virtual devices until Ctrl-C, in a process of their own. */
export function addSimulateCommand(program: Command, finish: Finish): void {
  program
    .command('simulate')
    .description('run simulated emulators until Ctrl-C')
    .option('--devices <n>', 'how many', '4')
    .option('--door <door>', 'server: acts as an adb server; device: waits for "adb connect"', 'server')
    .option('--port <port>', 'port, 0 for any; with --door device the first of several', '0')
    .option('--scenario <file>', 'what the devices show')
    .option('--faults <spec>', 'what goes wrong, such as "2:offline@5s..12s"')
    .option('--seed <n>', 'same seed, same behaviour')
    .action(action(finish, simulate));
}

async function simulate({ globals, interrupted }: CommandContext, flags: SimulateFlags): Promise<ExitCode> {
  const { simulator } = hostOptionsOf({ ...globals, scenario: undefined, seed: undefined });
  const passed = (['devices', 'door', 'port', 'scenario', 'faults', 'seed'] as const).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [`--${name}`, value];
  });
  const args = [...simulator.args, ...passed, ...(globals.json ? ['--json'] : []), '--until-stdin-closes'];
  // The pipe closes when this process dies, however it dies, and the simulator ends with it.
  const child = spawn(simulator.file, args, { stdio: ['pipe', 'inherit', 'inherit'] });
  const onInterrupt = (): void => void child.kill('SIGTERM');
  interrupted.addEventListener('abort', onInterrupt, { once: true });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (interrupted.aborted) return EXIT.done;
  return code === 2 ? EXIT.usage : code === 0 ? EXIT.done : EXIT.failed;
}
