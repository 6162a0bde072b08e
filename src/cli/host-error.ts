import type { AppError } from '../shared/errors';
import { PortUnavailableError } from '../main/ipc/transports/web-server';
import { HostLockError } from '../main/platform/host-lock';

/** What kept this process from becoming the host, as an error people are told; undefined for a bug. */
export function errorOfOpening(error: unknown, dataFolder: string): AppError | undefined {
  if (error instanceof PortUnavailableError) {
    return { code: 'port_unavailable', host: error.host, port: error.port, reason: reasonOf(error.cause) };
  }
  const cause = error instanceof HostLockError ? error.cause : error;
  return isOfSystem(cause) || error instanceof HostLockError
    ? { code: 'data_folder_unusable', dataFolder, reason: reasonOf(cause) }
    : undefined;
}

/** An error of the file system or of SQLite, as opposed to a bug. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && ('syscall' in error || error.name === 'DatabaseError');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^E[A-Z]+$/.test(code) ? code : error.message;
}
