import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { err, ok, type Result } from '../../../shared/errors';
import type { AdbBinaryView } from '../../../shared/view';
import { adbPlaces, type AdbPlace, type AdbSurroundings } from './adb-places';

/** Why there is no adb to use. */
export type NoAdb =
  /** What the settings name is no adb that answers; nothing else is taken in its place. */
  { readonly code: 'named_unusable'; readonly path: string } | { readonly code: 'none_found' };

const ANSWER_LIMIT_MS = 3_000;

/**
 * Finds the adb program: the one the settings name and no other, else the first of the usual places that answers. Each
 * is only asked for its version, which starts no server.
 */
export async function findAdbBinary(
  adbPath: string | null,
  surroundings: AdbSurroundings,
  signal: AbortSignal,
): Promise<Result<AdbBinaryView, NoAdb>> {
  if (adbPath !== null) {
    const named = await ask({ path: adbPath, source: 'setting' }, signal);
    return named ? ok(named) : err({ code: 'named_unusable', path: adbPath });
  }
  for (const place of adbPlaces(surroundings)) {
    const found = await ask(place, signal);
    if (found) return ok(found);
  }
  return err({ code: 'none_found' });
}

async function ask({ path, source }: AdbPlace, signal: AbortSignal): Promise<AdbBinaryView | undefined> {
  signal.throwIfAborted();
  try {
    await access(path, constants.X_OK);
  } catch {
    return undefined;
  }
  const text = await versionText(path, signal);
  signal.throwIfAborted();
  return text === undefined ? undefined : parseVersion(text, { path, source });
}

function versionText(path: string, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(
      path,
      ['version'],
      { timeout: ANSWER_LIMIT_MS, killSignal: 'SIGKILL', windowsHide: true, signal },
      (error, stdout) => {
        resolve(error ? undefined : stdout);
      },
    );
  });
}

/**
 * `Android Debug Bridge version 1.0.41`, and since platform tools 26 a line `Version 35.0.2-12147458`. A program that
 * says neither is no adb.
 */
function parseVersion(text: string, place: AdbPlace): AdbBinaryView | undefined {
  const protocol = /Android Debug Bridge version (\d[\w.]*)/.exec(text)?.[1];
  const version = /^Version (\d[\w.-]*)/m.exec(text)?.[1] ?? protocol;
  return version === undefined ? undefined : { ...place, version, protocol: protocol ?? null };
}
