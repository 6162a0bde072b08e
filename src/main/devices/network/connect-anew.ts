import type { Clock } from '../../../shared/ports';
import type { AdbControl } from '../adb/adb-control';
import type { ConnectReply } from '../adb/connect-reply';

/** A server answers the disconnect before it has taken the address out of its list. */
const SETTLE_MS = 50;
const TRIES = 20;

/**
 * Connects one address so that the answer can be believed. A server that has the address in its list answers `already
 * connected` without looking at the device, so what is listed is disconnected first; and who says so of what was not
 * listed, or is no more, is asked again until the list is right. Rejects with `DeviceError` when no server answers.
 */
export async function connectAnew(
  control: AdbControl,
  {
    address,
    isListed,
    clock,
  }: { readonly address: string; readonly isListed: boolean; readonly clock: Clock },
  signal: AbortSignal,
): Promise<ConnectReply> {
  if (isListed) await control.disconnect(address, signal);
  for (let left = TRIES; ; left -= 1) {
    const reply = await control.connect(address, signal);
    if (reply.outcome !== 'already' || left === 0) return reply;
    if (!isListed && left === TRIES) await control.disconnect(address, signal);
    await clock.sleep(SETTLE_MS, signal);
  }
}
