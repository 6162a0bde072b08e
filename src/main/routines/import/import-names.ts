import { asRoutineName } from '../../../shared/routine-name';
import { earlierName } from '../../../shared/earlier-routine-name';

/** Folders a file of a drop keeps; a person may choose more. */
const MAX_FOLDERS = 3;
const MAX_CHOSEN_FOLDERS = 12;
const MAX_PART = 80;
/** Names no file of Windows can have, whatever its extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

interface Wanted {
  /** How other files of the drop call it. */
  readonly name: string;
  /** Whether a routine is made of it. */
  readonly takesName: boolean;
}

/** How other files of the drop call a file: below the folder of routines, without extension. */
export function called(file: string): string {
  return earlierName(file.replaceAll('\\', '/').replace(/^(?:.*\/)?routines\//, '')).replace(
    /\.jsonc?$/i,
    '',
  );
}

/**
 * Names of a drop's routines after the import, by file; two files never get the same one, whether or not a file
 * system tells small from large letters.
 */
export function namesFor(
  wanted: readonly Wanted[],
  into: string,
  chosen: ReadonlyMap<number, string>,
): readonly string[] {
  const folder = into.trim() === '' ? '' : `${safeName(into, MAX_CHOSEN_FOLDERS)}/`;
  const taken = new Set<string>();
  return wanted.map(({ name, takesName }, index) => {
    const own = chosen.get(index);
    const first =
      own === undefined
        ? `${folder}${safeName(name, MAX_FOLDERS)}`
        : safeName(asRoutineName(own), MAX_CHOSEN_FOLDERS);
    let free = first;
    for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${first}-${String(count)}`;
    if (takesName) taken.add(free.toLowerCase());
    return free;
  });
}

/**
 * What routines of the drop are called after the import, by how its files call them. The folder they lay in may have been dropped with them, so
 * the end of a path is enough where only one file has it.
 */
export function callNames(wanted: readonly Wanted[], names: readonly string[]): ReadonlyMap<string, string> {
  const byCall = new Map<string, string>();
  const byEnd = new Map<string, string | null>();
  for (const [index, { name, takesName }] of wanted.entries()) {
    if (!takesName) continue;
    const becomes = names[index] ?? name;
    byCall.set(name, byCall.get(name) ?? becomes);
    const parts = name.split('/');
    for (let from = 1; from < Math.min(parts.length, MAX_CHOSEN_FOLDERS); from += 1) {
      const end = parts.slice(from).join('/');
      byEnd.set(end, byEnd.has(end) ? null : becomes);
    }
  }
  const calls = new Map<string, string>();
  for (const [end, becomes] of byEnd) if (becomes !== null) calls.set(end, becomes);
  for (const [name, becomes] of byCall) calls.set(name, becomes);
  return calls;
}

/** A name that is a path below `routines/` on any system, and never leads out of it. */
function safeName(name: string, folders: number): string {
  const parts = name
    .normalize('NFC')
    .split(/[\\/]/)
    .map((part) =>
      part
        .replaceAll(/[^\p{L}\p{M}\p{N} _.-]/gu, '-')
        .slice(0, MAX_PART)
        .replaceAll(/^[. ]+|[. ]+$/g, '')
        .replace(DEVICES, '$&-'),
    )
    .filter((part) => part !== '');
  return parts.length === 0 ? 'routine' : parts.slice(-folders - 1).join('/');
}
