import type { RestartPolicy } from '../../../shared/definition';
import { spokenDuration } from '../../../shared/explain/words';

const SHOWN = 6;

/** `Waits 10 s, 20 s, 40 s … each ± 10 %`: what the numbers of a restart policy come to. */
export function waitsInWords({
  maxRetries,
  initialDelayMs,
  maxDelayMs,
  factor,
  jitter,
}: RestartPolicy): string {
  const tries = maxRetries < 0 ? SHOWN : Math.min(maxRetries, SHOWN);
  if (tries === 0) return 'It does not try again.';
  const waits = Array.from({ length: tries }, (_, index) =>
    spokenDuration(Math.min(initialDelayMs * factor ** index, maxDelayMs)),
  );
  const more = maxRetries < 0 || maxRetries > SHOWN ? ' …' : '';
  const spread = jitter > 0 ? `, each ± ${String(Math.round(jitter * 100))} %` : '';
  return `Waits ${waits.join(', ')}${more}${spread}.`;
}
