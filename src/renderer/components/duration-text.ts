import { formatDuration, parseDuration } from '../../shared/routine-duration';

/** A length of time as a person writes it: `1 h 30 m`. `readDuration` reads it back. */
export function durationText(ms: number): string {
  return formatDuration(ms).replaceAll(/(\d)([a-z])/g, '$1 $2');
}

/** Milliseconds of `2 h`, `1h 30m`, `90s`; undefined when it is no length of time. */
export function readDuration(text: string): number | undefined {
  return parseDuration(text.toLowerCase().replaceAll(/\bmin\b/g, 'm'));
}
