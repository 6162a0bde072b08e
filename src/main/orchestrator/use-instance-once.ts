import { err, type ErrorOf, type Result } from '../../shared/errors';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Random } from '../../shared/ports';
import { DeviceError, type Device } from '../devices/device';
import type { InstanceDirectory } from '../devices/instance-directory';
import type { InstanceLeases } from './instance-leases';

export interface OnceParts {
  readonly directory: InstanceDirectory;
  readonly leases: InstanceLeases;
  /** Devices of bots at work. */
  readonly devicesAtWork: ReadonlyMap<InstanceRef, Device>;
  readonly random: Random;
}

export type OnceRefused = ErrorOf<'instance_not_found' | 'instance_conflict' | 'instance_unusable'>;

/** What is done with the device; it changes nothing there. */
export type LookOnce<T, E> = (device: Device, signal: AbortSignal) => Promise<Result<T, E>>;

/** How long an instance may take to answer. */
const READY_MS = 5_000;

/**
 * Looks at an instance for somebody who is not a bot. A free instance is reserved for the moment (purpose `capture`),
 * and who looks at the same time waits for the one before. One that a bot works on is looked at through that bot's
 * device: looking changes nothing, so the bot keeps its lease. Held in any other way, the holder is the answer.
 */
export async function useInstanceOnce<T, E>(
  ref: InstanceRef,
  look: LookOnce<T, E>,
  parts: OnceParts & { readonly groupName: string },
  signal: AbortSignal,
): Promise<Result<T, E | OnceRefused>> {
  const { directory, leases, devicesAtWork, groupName } = parts;
  const atWork = devicesAtWork.get(ref);
  if (atWork) {
    const seen = await lookAtWork(atWork, look, leases, signal);
    return seen ?? useInstanceOnce(ref, look, parts, signal);
  }
  if (directory.find(ref) === undefined) return err({ code: 'instance_not_found', ref });
  const token = { orchestrationId: parts.random.uuid(), botId: null, generation: 0 };
  const { orchestrationId, botId } = token;
  const holder = { orchestrationId, botId, groupName, purpose: 'capture' as const };
  while (!leases.reserve(ref, token, holder)) {
    const held = leases.holding(ref)?.holder;
    if (held === undefined) continue;
    if (held.purpose !== 'capture')
      return err({ code: 'instance_conflict', conflicts: [{ ref, holder: held }] });
    await leases.whenFree(ref, signal);
  }
  try {
    const device = await directory.whenReady(ref, READY_MS, signal);
    leases.mark(ref, token, 'ready');
    return await look(device, signal);
  } catch (error) {
    return instanceUnusable(ref, error);
  } finally {
    leases.release(ref, token);
  }
}

/** Ends with the bot's lease, so that nothing is sent for a bot that has let go; undefined then. */
async function lookAtWork<T, E>(
  device: Device,
  look: LookOnce<T, E>,
  leases: InstanceLeases,
  signal: AbortSignal,
): Promise<Result<T, E | OnceRefused> | undefined> {
  const over = new AbortController();
  const unwatch = leases.watch((ref) => {
    if (ref === device.ref) over.abort();
  });
  try {
    return await look(device, AbortSignal.any([signal, over.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (over.signal.aborted) return undefined;
    return instanceUnusable(device.ref, error);
  } finally {
    unwatch();
  }
}

/** What the device is to blame for is an answer; anything else goes on up. */
function instanceUnusable(ref: InstanceRef, error: unknown): Result<never, OnceRefused> {
  if (!(error instanceof DeviceError)) throw error;
  return err({ code: 'instance_unusable', ref, failure: error.code, message: error.message });
}
