/** What a person reads: what happened, and what to do about it (empty when there is nothing to do). */
export interface Words {
  readonly title: string;
  readonly hint: string;
}

/** Joins both parts into one line of text, for logs and the command line. */
export function inOneLine({ title, hint }: Words): string {
  return hint === '' ? title : `${title}. ${hint}`;
}

/** `1 bot`, `3 bots`: English plural by adding an s. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and 3 more`: at most `max` items are named. */
export function listed(items: readonly string[], max = 3): string {
  const named = items.slice(0, max);
  const rest = items.length - named.length;
  if (rest > 0) return `${named.join(', ')} and ${String(rest)} more`;
  const last = named.at(-1);
  return named.length > 1 && last !== undefined
    ? `${named.slice(0, -1).join(', ')} and ${last}`
    : named.join('');
}

/** A length of time as people say it: `250 ms`, `5 s`, `1 min 30 s`, `2 h`. */
export function spokenDuration(ms: number): string {
  if (ms < 1_000) return `${String(Math.max(0, Math.round(ms)))} ms`;
  const seconds = Math.round(ms / 1_000);
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${String(amount)} ${unit}`)
    .join(' ');
}
