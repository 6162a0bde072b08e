import { t } from '../catalogue/translate';
import type { InstanceConflict } from '../errors';

/** `sim:1 is held by “Daily rewards”`. */
export function explainConflict({ ref, holder }: InstanceConflict): string {
  return holder.purpose === 'capture'
    ? t('a screenshot of {ref} is being taken', { ref })
    : t('{ref} is held by “{name}”', { ref, name: holder.groupName });
}
