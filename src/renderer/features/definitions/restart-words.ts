import { t } from '../../../shared/catalogue/translate';
import type { RestartPolicy } from '../../../shared/definition';
import { spokenDuration } from '../../../shared/explain/words';

const SHOWN = 6;

/** `Waits 10 s, 20 s, 40 s …, each ± 10 %`: what the numbers of a restart policy come to. */
export function waitsInWords({
  maxRetries,
  initialDelayMs,
  maxDelayMs,
  factor,
  jitter,
}: RestartPolicy): string {
  const tries = maxRetries < 0 ? SHOWN : Math.min(maxRetries, SHOWN);
  if (tries === 0) return t('It does not try again.');
  const isCut = maxRetries < 0 || maxRetries > SHOWN;
  const waits = Array.from({ length: tries }, (_, index) =>
    spokenDuration(Math.min(initialDelayMs * factor ** index, maxDelayMs)),
  ).join(', ');
  const values = { waits: isCut ? `${waits} …` : waits };
  if (jitter <= 0) return t('Waits {waits}.', values);
  return t('Waits {waits}, each ± {percent} %.', { ...values, percent: Math.round(jitter * 100) });
}
