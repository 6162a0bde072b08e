const CHECK_EVERY_MS = 1_000;

/**
 * Calls once when the process that started this one is gone. A dead parent is replaced by another one (on POSIX) or
 * no longer exists (on Windows); there is no event for it, so it is looked at once a second.
 */
export function watchParent(onGone: () => void): { stop(): void } {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(parent)) return;
    clearInterval(timer);
    onGone();
  }, CHECK_EVERY_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function isAlive(pid: number): boolean {
  if (pid <= 1) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
