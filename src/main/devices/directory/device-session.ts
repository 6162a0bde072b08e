import type { Clock, Logger } from '../../../shared/ports';
import type { DeviceShell } from '../adb/device-shell';
import { readBooted, readIdentity, type Identity } from './identity';
import type { SightingPhase } from './sighting';

export interface DeviceSessionOptions {
  readonly shell: DeviceShell;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Time one question may take. */
  readonly timeoutMs: number;
  readonly onPhase: (phase: SightingPhase, identity: Identity | null) => void;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
const BOOT_POLL_MS = 1_000;

/**
 * Gets to know one device from the moment its server lets commands through: who it is, then whether Android has
 * started. Every question has its own time-out and every device its own session, so a device that hangs delays no
 * other. Ends when the device is ready or the signal aborts; never rejects.
 */
export async function runDeviceSession(options: DeviceSessionOptions, signal: AbortSignal): Promise<void> {
  const { clock, onPhase } = options;
  try {
    const { identity, booted } = await identify(options, signal);
    onPhase(booted ? 'ready' : 'booting', identity);
    for (let ready = booted; !ready;) {
      await clock.sleep(BOOT_POLL_MS, signal);
      ready = await hasBooted(options, signal);
      if (ready) onPhase('ready', identity);
    }
  } catch (error) {
    if (!signal.aborted) options.logger.error({ event: 'device.session.failed', error: String(error) });
  }
}

async function identify(
  options: DeviceSessionOptions,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<typeof readIdentity>>> {
  const { shell, clock, logger, timeoutMs, onPhase } = options;
  for (let retryMs = FIRST_RETRY_MS; ; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
    try {
      return await readIdentity(shell, timeoutMs, signal);
    } catch (error) {
      signal.throwIfAborted();
      logger.info({ event: 'device.unreadable', error: String(error), retryMs });
      onPhase('unreadable', null);
      await clock.sleep(retryMs, signal);
    }
  }
}

/** A question that fails is asked again with the next poll. */
async function hasBooted({ shell, timeoutMs }: DeviceSessionOptions, signal: AbortSignal): Promise<boolean> {
  try {
    return await readBooted(shell, timeoutMs, signal);
  } catch {
    signal.throwIfAborted();
    return false;
  }
}
