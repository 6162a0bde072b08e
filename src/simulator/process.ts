import type { ProcessOptions } from './command-line';
import { loadScenarioFile } from './scene/load-scenario';
import { startDeviceSimulator, type DeviceSimulator } from './device-simulator';
import { startSimulator, type Simulator } from './simulator';

/** Runs the simulator until it is told to end; answers the exit code. */
export async function runSimulatorProcess(options: ProcessOptions): Promise<number> {
  const ending = untilToldToEnd(options.untilStdinCloses);
  let simulator: Simulator | DeviceSimulator;
  try {
    const scenario = options.scenario === null ? {} : { scenario: await loadScenarioFile(options.scenario) };
    const { devices, first, port, seed, faults } = options;
    const farm = { devices, first, seed, faults, ...scenario };
    simulator =
      options.door === 'device'
        ? await startDeviceSimulator({ ...farm, door: { port }, onError: reportDefect })
        : await startSimulator({ ...farm, port, onError: reportDefect });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stdin.destroy();
    return 1;
  }
  process.stdout.write(`${readyLine(simulator, options.json)}\n`);
  await ending;
  await simulator.stop();
  process.stdin.destroy();
  return 0;
}

function reportDefect(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

function readyLine(simulator: Simulator | DeviceSimulator, json: boolean): string {
  const { serials } = simulator;
  const port = 'port' in simulator ? simulator.port : null;
  if (json) return JSON.stringify({ type: 'ready', serials, adbPort: port });
  const names = serials.length === 1 ? (serials[0] ?? '') : `${serials[0] ?? ''} to ${serials.at(-1) ?? ''}`;
  if (port === null) {
    return [
      `${String(serials.length)} virtual device(s) wait for an adb server: ${names}.`,
      `Try: adb connect ${serials[0] ?? ''}`,
      'Ctrl-C ends them.',
    ].join('\n');
  }
  return [
    `${String(serials.length)} virtual device(s), ${names}, answer as an adb server on 127.0.0.1:${String(port)}.`,
    `Try: adb -P ${String(port)} devices -l`,
    'Ctrl-C ends them.',
  ].join('\n');
}

/** Resolves at the first signal to end, when the reader of our output has gone, or, if asked, when our input closes. */
function untilToldToEnd(untilStdinCloses: boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, end);
    process.stdout.on('error', end);
    if (!untilStdinCloses) return;
    process.stdin.on('end', end);
    process.stdin.on('close', end);
    process.stdin.on('error', end);
    process.stdin.resume();
  });
}
