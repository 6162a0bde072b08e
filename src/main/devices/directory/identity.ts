import type { DeviceShell } from '../adb/device-shell';

/** Who a device says it is; read once after it appeared. */
export interface Identity {
  /** Number of a simulated device. */
  readonly simulated: string | null;
  readonly avdName: string | null;
  readonly serialNumber: string | null;
  readonly hardware: string | null;
  readonly model: string | null;
  /** Changes at every boot of the device; equal on two adb addresses only if they lead to one device. */
  readonly bootId: string | null;
}

export interface IdentityReading {
  readonly identity: Identity;
  /** Android has finished starting. */
  readonly booted: boolean;
}

const BOOT_ID_FILE = '/proc/sys/kernel/random/boot_id';

/**
 * Reads a device's identity: all properties in one command, the boot id in another at the same time. Throws
 * `DeviceError`. A device without a readable boot id has none.
 */
export async function readIdentity(
  shell: DeviceShell,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<IdentityReading> {
  const [properties, bootId] = await Promise.all([
    shell.run('getprop', timeoutMs, signal),
    shell.run(`cat ${BOOT_ID_FILE}`, timeoutMs, signal),
  ]);
  const read = parseProperties(properties.stdout);
  return {
    identity: {
      simulated: numberOrNull(read.get('ro.muster.sim')),
      avdName: textOrNull(read.get('ro.boot.qemu.avd_name') ?? read.get('ro.kernel.qemu.avd_name')),
      serialNumber: textOrNull(read.get('ro.serialno') ?? read.get('ro.boot.serialno')),
      hardware: textOrNull(read.get('ro.hardware')),
      model: textOrNull(read.get('ro.product.model')),
      bootId: bootId.exitCode === 0 ? textOrNull(/^[\da-f-]{8,64}$/i.exec(bootId.stdout.trim())?.[0]) : null,
    },
    booted: read.get('sys.boot_completed') === '1',
  };
}

/** Asks whether Android has finished starting. Throws `DeviceError`. */
export async function readBooted(
  shell: DeviceShell,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { stdout } = await shell.run('getprop sys.boot_completed', timeoutMs, signal);
  return stdout.trim() === '1';
}

/** Parses `getprop`: one `[name]: [value]` a line; a value may go on over further lines, up to its bracket. */
export function parseProperties(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/^\[([^\]\n]+)\]: \[([\s\S]*?)\]\r?$/gm)) {
    const [, name, value] = match;
    if (name !== undefined && value !== undefined) found.set(name, value);
  }
  return found;
}

function textOrNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function numberOrNull(text: string | undefined): string | null {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? text : null;
}
