import type { Written } from '../own-text';
import { duration } from './act-screen';
import type { EarlierContext } from './context';
import type { Fields } from './fields';

const SEVERITIES = new Set(['low', 'medium', 'high', 'critical']);
const OUTCOMES: Readonly<Record<string, string>> = {
  resume: 'goOn',
  pause: 'pause',
  stop: 'stop',
  force_stop: 'stop',
};
const DEFAULT_SECONDS = 5;

/** What ran beside a routine. `stop` and `force_stop` are the same here: an iteration is never left half cleared up. */
export function convertSentries(
  sentries: readonly Fields[],
  context: EarlierContext,
): readonly Readonly<Record<string, Written>>[] {
  return sentries.map((fields) => {
    const seconds = Math.max(fields.number('frequency') ?? DEFAULT_SECONDS, 1);
    const severity = (fields.text('severity') ?? 'medium').toLowerCase();
    const routine = fields.text('routine')?.trim() || 'unnamed';
    context.report.add('converted', fields.at(), `sentry ${routine.slice(0, 60)}`);
    return {
      run: context.routineName(routine),
      every: duration(seconds * 1_000),
      severity: SEVERITIES.has(severity) ? severity : 'medium',
      onSuccess: OUTCOMES[(fields.text('on_success') ?? 'resume').toLowerCase()] ?? 'goOn',
      onFailure: OUTCOMES[(fields.text('on_failure') ?? 'force_stop').toLowerCase()] ?? 'stop',
    };
  });
}
