import { formatInstanceRef, parseInstanceRef, type InstanceRef } from '../../../shared/instance-reference';

/** Where adbd listens unless told otherwise. */
const DEFAULT_PORT = 5555;

/**
 * The network address in a text, as adb names a device there (`HOST:PORT`); undefined when it is none. A missing port
 * is 5555, as for `adb connect`. `localhost` is written as a number, because adb lists what it was told, and one
 * device must not have two names.
 */
export function parseNetworkAddress(text: string): string | undefined {
  const [, host, port] = /^(\[[\da-f:.]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/i.exec(text.trim()) ?? [];
  if (host === undefined) return undefined;
  const name = host.toLowerCase() === 'localhost' ? '127.0.0.1' : host.toLowerCase();
  const address = `${name}:${String(Number(port ?? DEFAULT_PORT))}`;
  return parseInstanceRef(`tcp:${address}`) === undefined ? undefined : address;
}

/** The reference of a device known by its address alone. */
export function refOfAddress(address: string): InstanceRef {
  return formatInstanceRef('tcp', address);
}
