import { z } from 'zod';

const KEY = 'muster.palette.recent';
const KEPT = 5;
const Stored = z.array(z.string().max(300)).max(50);

/** What was chosen in the palette last, the latest first; empty where the page may not keep anything. */
export function readRecent(storage: Storage = localStorage): readonly string[] {
  try {
    return Stored.parse(JSON.parse(storage.getItem(KEY) ?? '[]')).slice(0, KEPT);
  } catch {
    return [];
  }
}

/** Remembers a choice. */
export function keepRecent(id: string, storage: Storage = localStorage): void {
  const recent = [id, ...readRecent(storage).filter((each) => each !== id)].slice(0, KEPT);
  try {
    storage.setItem(KEY, JSON.stringify(recent));
  } catch {
    // Without it the palette begins with the commands: no reason to say anything.
  }
}
