import { err, ok, type ErrorOf, type Result } from '../shared/errors';
import {
  openHeadlessHost,
  type HeadlessHost,
  type HeadlessOptions,
  type HeadlessResult,
} from '../main/headless';
import type { HostInfo } from '../main/platform/host-lock';
import { errorOfOpening } from './host-error';

/** How long another process may take to start or to end before people are asked to look. */
const PATIENCE_MS = 20_000;
const TRY_EVERY_MS = 100;

/** This process as the host, or what another one says of itself. */
export type OpenedHost =
  { readonly kind: 'own'; readonly host: HeadlessHost } | { readonly kind: 'other'; readonly info: HostInfo };

/**
 * Becomes the host of the data folder, or finds the one that is. While the other is starting or ending it waits: two
 * commands of one script that begin at the same moment both get their turn. `isThere` tells whether a found one
 * answers; one that does not is asked again too.
 */
export async function openOrFindHost(
  options: HeadlessOptions,
  isThere: (info: HostInfo) => Promise<boolean>,
  signal: AbortSignal,
): Promise<Result<OpenedHost>> {
  const untilMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const opened = await tryOpen(options);
    if (!opened.ok) return opened;
    if (opened.value.ok) return ok({ kind: 'own', host: opened.value.host });
    const info = opened.value.host;
    if (info && (await mayBeUsed(info, options, isThere))) return ok({ kind: 'other', info });
    if (signal.aborted) return err({ code: 'cancelled' });
    if (performance.now() > untilMs) return err(unreachable(options.dataFolder, info));
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
  }
}

/** One of another version is only told of. */
async function mayBeUsed(
  info: HostInfo,
  { version }: HeadlessOptions,
  isThere: (info: HostInfo) => Promise<boolean>,
): Promise<boolean> {
  return info.version !== version || isThere(info);
}

function unreachable(dataFolder: string, info: HostInfo | null): ErrorOf<'host_unreachable'> {
  return { code: 'host_unreachable', dataFolder, url: info?.url ?? null };
}

async function tryOpen(options: HeadlessOptions): Promise<Result<HeadlessResult>> {
  try {
    return ok(await openHeadlessHost(options));
  } catch (error) {
    const known = errorOfOpening(error, options.dataFolder);
    if (known) return err(known);
    throw error;
  }
}
