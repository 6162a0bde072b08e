import type { TrashEntryView } from '../../../shared/definition-version';

/** What a deleted file was. */
export const KIND_WORDS: Readonly<Record<TrashEntryView['kind'], string>> = {
  definition: 'Group',
  groupTemplate: 'Template',
  other: 'File',
};

/** What a person knows a deleted file by. */
export function nameOfEntry({ name, file }: TrashEntryView): string {
  return name ?? file;
}

/** `today`, `tomorrow`, `in 12 days`: when something happens, in whole days. */
export function inDays(at: number, now: number): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days <= 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${String(days)} days`;
}
