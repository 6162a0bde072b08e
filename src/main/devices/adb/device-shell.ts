import type { Random } from '../../../shared/ports';
import { DeviceError } from '../device';
import { markCommand } from './marked-shell';
import { CLOSE_STDIN, createShellV2Sink, type ShellOutput } from './shell-v2';
import type { SmartSocketClient } from './smart-socket';

/** Runs command lines on one device; every result is complete, or the call fails. */
export interface DeviceShell {
  /** `commandLine` is given to the device's shell as it is. Throws `DeviceError` for transport faults only. */
  run(commandLine: string, timeoutMs: number, signal: AbortSignal): Promise<ShellOutput>;
}

/** Creates the shell of a device; its features are asked once and kept. */
export function createDeviceShell(options: {
  readonly client: SmartSocketClient;
  readonly serial: string;
  readonly random: Random;
}): DeviceShell {
  const { client, serial, random } = options;
  let hasShellV2: boolean | undefined;

  async function readFeatures(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    try {
      const features = await client.ask(serial, 'features', timeoutMs, signal);
      return features.trim().split(',').includes('shell_v2');
    } catch (error) {
      // A server too old for the question refuses it; the device itself is then asked in the old way.
      if (error instanceof DeviceError && error.code === 'device_refused') return false;
      throw error;
    }
  }

  return {
    async run(commandLine, timeoutMs, signal) {
      hasShellV2 ??= await readFeatures(timeoutMs, signal);
      if (hasShellV2) {
        const service = `shell,v2,raw:${commandLine}`;
        const sink = createShellV2Sink();
        return client.run({ serial, service, sink, timeoutMs, input: CLOSE_STDIN }, signal);
      }
      const { service, sink } = markCommand(commandLine, `end-${random.uuid()}-`);
      return client.run({ serial, service, sink, timeoutMs }, signal);
    },
  };
}
