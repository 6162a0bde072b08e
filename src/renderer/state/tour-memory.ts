import { z } from 'zod';

const KEY = 'muster.tour';
const Stored = z.object({ done: z.boolean(), ownGroup: z.string().nullable() });

/** What is remembered of the tour in this browser. */
export type TourMemory = Readonly<z.infer<typeof Stored>>;

const NOTHING: TourMemory = { done: false, ownGroup: null };

export function readTour(storage: Storage = localStorage): TourMemory {
  try {
    return Stored.parse(JSON.parse(storage.getItem(KEY) ?? 'null'));
  } catch {
    return NOTHING;
  }
}

/** Remembers it; where the page may not keep anything the tour is offered again, which harms nobody. */
export function keepTour(memory: TourMemory, storage: Storage = localStorage): void {
  try {
    storage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Nothing depends on it.
  }
}
