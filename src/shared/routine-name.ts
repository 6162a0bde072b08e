/** Longest name of a routine with its folders, and of one part of it. */
export const MAX_ROUTINE_NAME = 200;
const MAX_PART = 80;
const MAX_PARTS = 8;

/** Why something can't be the name of a routine. */
export const ROUTINE_NAME_FAULTS = ['empty', 'too_long', 'characters', 'hidden', 'reserved'] as const;
export type RoutineNameFault = (typeof ROUTINE_NAME_FAULTS)[number];

/** Control characters, and what some system gives a meaning of its own in names of files. */
// eslint-disable-next-line no-control-regex -- they have no place in the name of a file
const FORBIDDEN = /[\u0000-\u001f\u007f\\:*?"<>|]/;
/** Names of devices on Windows, whatever stands behind the dot. */
const DEVICES = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i;

/**
 * What keeps `name` from being a routine's: its path below `routines/` without extension, `/` between the parts. Null
 * when nothing does, on any system.
 */
export function routineNameFault(name: string): RoutineNameFault | null {
  const parts = name.split('/');
  if (name.trim() === '' || parts.includes('')) return 'empty';
  if (name.length > MAX_ROUTINE_NAME || parts.length > MAX_PARTS) return 'too_long';
  if (!name.isWellFormed()) return 'characters';
  return parts.map(partFault).find((fault) => fault !== null) ?? null;
}

/** What somebody typed as the name of a routine; the extension of its file is no part of it. */
export function asRoutineName(typed: string): string {
  return typed.trim().replace(/\.ya?ml$/i, '');
}

function partFault(part: string): RoutineNameFault | null {
  if (part.length > MAX_PART) return 'too_long';
  // Folders that begin so are looked into by nobody, and two dots lead out.
  if (part.startsWith('.') || part === 'node_modules') return 'hidden';
  if (FORBIDDEN.test(part) || /^ | $|\.$/.test(part)) return 'characters';
  return DEVICES.test(part) ? 'reserved' : null;
}

/** `name-2`, `name-3` …: the first that is not among `taken`, which are in small letters. */
export function freeRoutineName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name.toLowerCase())) return name;
  let count = 2;
  while (taken.has(`${name}-${String(count)}`.toLowerCase())) count += 1;
  return `${name}-${String(count)}`;
}
