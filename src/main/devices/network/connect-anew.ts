import type { AdbControl } from '../adb/adb-control';
import type { ConnectReply } from '../adb/connect-reply';

/**
 * Connects one address so that the answer can be believed. A server that has the address in its list answers `already
 * connected` without looking at the device, so what is listed is disconnected first; and a server that says so of what
 * it did not list is asked again in the same way. Rejects with `DeviceError` when no server answers.
 */
export async function connectAnew(
  control: AdbControl,
  { address, isListed }: { readonly address: string; readonly isListed: boolean },
  signal: AbortSignal,
): Promise<ConnectReply> {
  if (isListed) await control.disconnect(address, signal);
  const reply = await control.connect(address, signal);
  if (reply.outcome !== 'already') return reply;
  await control.disconnect(address, signal);
  return control.connect(address, signal);
}
