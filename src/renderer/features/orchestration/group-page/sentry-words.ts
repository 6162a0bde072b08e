import { msg } from '../../../../shared/catalogue/translate';
import { lateTexts } from '../../../../shared/explain/words';
import type { SentrySeverity } from '../../../../shared/sentry-view';

/** How much a sentry matters, as its file says. */
export const SENTRY_SEVERITY_WORDS: Readonly<Record<SentrySeverity, string>> = lateTexts({
  low: msg('low'),
  medium: msg('medium'),
  high: msg('high'),
  critical: msg('critical'),
});
