import { err, ok, type ErrorOf, type Result } from '../../shared/errors';
import type { Frame } from '../../shared/frame';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Random } from '../../shared/ports';
import { DeviceError, type Device } from '../devices/device';
import type { InstanceDirectory } from '../devices/instance-directory';
import { encodePng } from '../perception/encode-png';
import type { ShardedEye } from '../perception/sharded-eye';
import type { InstanceLeases } from './instance-leases';

export interface ScreenshotParts {
  readonly directory: InstanceDirectory;
  readonly leases: InstanceLeases;
  /** Devices of bots at work. */
  readonly devicesAtWork: ReadonlyMap<InstanceRef, Device>;
  readonly random: Random;
  readonly eye: Pick<ShardedEye, 'captureOf' | 'release'>;
}

export type Screenshot = { readonly width: number; readonly height: number; readonly png: string };
type Failed = ErrorOf<'instance_not_found'> | ErrorOf<'instance_conflict'> | ErrorOf<'instance_unusable'>;

/** How long an instance may take to answer. */
const READY_MS = 5_000;

/**
 * Captures the screen for somebody who looks at it. A free instance is reserved for the moment (purpose `capture`), and
 * who looks at the same time waits for the picture before. One that a bot works on is captured through that bot's
 * device: looking changes nothing, so the bot keeps its lease. Held in any other way, the holder is the answer.
 */
export async function takeScreenshot(
  ref: InstanceRef,
  parts: ScreenshotParts,
  signal: AbortSignal,
): Promise<Result<Screenshot, Failed>> {
  const { directory, leases, devicesAtWork } = parts;
  const atWork = devicesAtWork.get(ref);
  if (atWork) {
    const seen = await captureAtWork(atWork, parts, signal);
    return seen ?? takeScreenshot(ref, parts, signal);
  }
  if (directory.find(ref) === undefined) return err({ code: 'instance_not_found', ref });
  const token = { orchestrationId: parts.random.uuid(), botId: null, generation: 0 };
  const { orchestrationId, botId } = token;
  const holder = { orchestrationId, botId, groupName: 'Screenshot', purpose: 'capture' as const };
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
    return await capture(device, parts, signal);
  } catch (error) {
    return unusable(ref, error);
  } finally {
    leases.release(ref, token);
  }
}

/** Ends with the bot's lease, so that nothing is sent for a bot that has let go; undefined then. */
async function captureAtWork(
  device: Device,
  parts: ScreenshotParts,
  signal: AbortSignal,
): Promise<Result<Screenshot, Failed> | undefined> {
  const over = new AbortController();
  const unwatch = parts.leases.watch((ref) => {
    if (ref === device.ref) over.abort();
  });
  try {
    return await capture(device, parts, AbortSignal.any([signal, over.signal]));
  } catch (error) {
    signal.throwIfAborted();
    if (over.signal.aborted) return undefined;
    throw error;
  } finally {
    unwatch();
  }
}

async function capture(
  device: Device,
  { eye }: ScreenshotParts,
  signal: AbortSignal,
): Promise<Result<Screenshot, Failed>> {
  let frame: Frame;
  try {
    frame = await eye.captureOf(device, signal);
  } catch (error) {
    return unusable(device.ref, error);
  }
  try {
    const png = await encodePng(frame);
    return ok({ width: frame.width, height: frame.height, png: png.toString('base64') });
  } finally {
    eye.release(frame);
  }
}

/** What the device is to blame for is an answer; anything else goes on up. */
function unusable(ref: InstanceRef, error: unknown): Result<never, Failed> {
  if (!(error instanceof DeviceError)) throw error;
  return err({ code: 'instance_unusable', ref, failure: error.code, message: error.message });
}
