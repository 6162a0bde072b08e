import { msg, t } from '../../../shared/catalogue/translate';
import type { TrashEntryView } from '../../../shared/definition-version';
import { lateTexts } from '../../../shared/explain/words';

/** What a deleted file was. */
export const KIND_WORDS: Readonly<Record<TrashEntryView['kind'], string>> = lateTexts({
  definition: msg('Group'),
  groupTemplate: msg('Template'),
  pool: msg('Pool'),
  routine: msg('Routine'),
  template: msg('Picture template'),
  other: msg('File'),
});

/** What a person knows a deleted file by. */
export function nameOfEntry({ name, file }: TrashEntryView): string {
  return name ?? file;
}

/** `today`, `tomorrow`, `in 12 days`: when something happens, in whole days. */
export function inDays(at: number, now: number): string {
  const midnight = (time: number): number => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  if (days <= 0) return t('today');
  return t('{days, plural, one {tomorrow} other {in # days}}', { days });
}
