import { z } from 'zod';

export type RoutineFilter = 'all' | 'errors' | 'warnings' | 'consent';
export type RoutineTab = 'about' | 'steps';

/** What the page of routines shows. */
export interface RoutinesUi {
  readonly search: string;
  readonly filter: RoutineFilter;
  /** A routine must have all of them. */
  readonly tags: readonly string[];
  /** Name of the routine beside the list; null: none was chosen yet. */
  readonly chosen: string | null;
  readonly tab: RoutineTab;
  /** A line of its source to go to. */
  readonly target: LineTarget | null;
  /** Folders that are folded up. */
  readonly closed: readonly string[];
}

/** A line of the source to bring in sight, from 1. Another object is another wish. */
export interface LineTarget {
  readonly line: number;
  /** The line takes the focus; else it is only brought in sight. */
  readonly focus: boolean;
}

const KEY = 'muster.closedRoutineFolders';
const Stored = z.array(z.string()).max(1_000);

/** The page as a window opens, with the folders that were folded up in this browser. */
export function firstRoutinesUi(): RoutinesUi {
  return {
    ...{ search: '', filter: 'all', tags: [], chosen: null, tab: 'about', target: null },
    closed: readClosed(),
  };
}

function readClosed(): readonly string[] {
  try {
    return Stored.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

/** Remembers which folders are folded up. */
export function keepClosed(closed: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(closed));
  } catch {
    // A page that may keep nothing shows all folders open the next time.
  }
}
