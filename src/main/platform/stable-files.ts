import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../shared/ports';

/** Editors save in pieces: a file counts as saved when size and time stood still this long. */
const STABLE_MS = 200;

export interface StableFiles {
  /** Something happened to the file; `settled` follows once it stands still. */
  touched(path: string): void;
  /** Cancels everything; awaits what is in work. */
  close(): Promise<void>;
}

/** Calls `settled` once per burst of changes to a file, when it has stood still or is gone. */
export function createStableFiles(
  folder: string,
  clock: Clock,
  settled: (path: string) => Promise<void>,
): StableFiles {
  const timers = new Map<string, () => void>();
  const working = new Set<Promise<void>>();
  let closed = false;

  const arm = (path: string, seen: string): void => {
    timers.get(path)?.();
    if (closed) return;
    timers.set(
      path,
      clock.schedule(STABLE_MS, () => {
        timers.delete(path);
        const work = check(path, seen).finally(() => working.delete(work));
        working.add(work);
      }),
    );
  };
  const check = async (path: string, seen: string): Promise<void> => {
    const now = await fingerprint(join(folder, path));
    // A change that came meanwhile has armed a timer of its own.
    if (closed || timers.has(path)) return;
    if (now === seen) await settled(path);
    else arm(path, now);
  };

  return {
    touched: (path) => {
      arm(path, '');
    },
    close: async () => {
      closed = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
      await Promise.allSettled(working);
    },
  };
}

async function fingerprint(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${String(size)} ${String(mtimeMs)} ${String(ino)}`;
  } catch {
    return 'gone';
  }
}
