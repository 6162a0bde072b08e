import type { Written } from '../own-text';
import { duration } from './act-screen';
import type { EarlierContext } from './context';
import type { Fields } from './fields';

const SEVERITIES = new Set(['low', 'medium', 'high', 'critical']);
const OUTCOMES: Readonly<Record<string, 'goOn' | 'pause' | 'stop'>> = {
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
  return sentries.flatMap((fields) => {
    const seconds = Math.max(fields.number('frequency') ?? DEFAULT_SECONDS, 1);
    const severity = (fields.text('severity') ?? 'medium').toLowerCase();
    const routine = fields.text('routine')?.trim() || 'unnamed';
    const run = context.routineName(routine);
    if (run.includes('${')) {
      context.report.add('notConverted', fields.at('routine'), `sentry ${routine.slice(0, 60)}`, NAMED_LATE);
      return [];
    }
    context.report.add('converted', fields.at(), `sentry ${routine.slice(0, 60)}`);
    if (!SEVERITIES.has(severity)) unknown('severity', 'medium', fields, context);
    const sentry = {
      run,
      every: duration(seconds * 1_000),
      severity: SEVERITIES.has(severity) ? severity : 'medium',
      onSuccess: outcome('on_success', 'resume', fields, context),
      onFailure: outcome('on_failure', 'force_stop', fields, context),
    };
    fields.tellRest(context.report, 'A sentry');
    return [sentry];
  });
}

function outcome(key: string, otherwise: string, fields: Fields, context: EarlierContext): Written {
  const written = (fields.text(key) ?? otherwise).trim().toLowerCase();
  if (!Object.hasOwn(OUTCOMES, written)) unknown(key, otherwise, fields, context);
  else if (written === 'force_stop' && fields.has(key))
    context.report.once('approximated', fields.at(key), key, FORCED);
  return OUTCOMES[Object.hasOwn(OUTCOMES, written) ? written : otherwise] ?? 'goOn';
}

function unknown(key: string, otherwise: string, fields: Fields, context: EarlierContext): void {
  const why = `There was no “${(fields.text(key) ?? '').slice(0, 60)}”; it is ${otherwise}, as if it were left out.`;
  context.report.add('approximated', fields.at(key), key, why);
}

const FORCED = '“stop” and “force_stop” are one here: what a routine clears up at its end is always done.';
const NAMED_LATE =
  'Which routine a sentry runs has to be known beforehand; this one was left out. Add it by the name of its routine.';
