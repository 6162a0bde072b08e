import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { SentryOutcome, SentrySeverity } from '../../../shared/sentry-view';
import { describeValue, Late } from '../late';
import { duration, value } from '../params';
import type { VariableValue } from '../ports';
import type { CompiledSentry } from '../sentries/sentry';
import { bindParams } from './bind-params';
import { reportIssues } from './explain-issue';
import type { BindContext, StaticCall } from './gathered';

const DEFAULT_EVERY_MS = 5_000;
const DEFAULT_TIMEOUT_MS = 300_000;

/** One entry under `sentries:` as written. */
export const SentryDeclaration = z
  .strictObject({
    run: z
      .string()
      .min(1)
      .refine((name) => !name.includes('${'), {
        message: 'Write the name of the routine itself: which sentries run has to be known beforehand.',
      })
      .describe('Name of the routine to run: its path below `routines/` without `.yaml`'),
    every: duration()
      .default(DEFAULT_EVERY_MS)
      .describe("From one run's beginning to the next; the first comes after one period"),
    timeout: duration()
      .default(DEFAULT_TIMEOUT_MS)
      .describe('How long one run may take; then it is ended and has failed'),
    severity: SentrySeverity.default('medium').describe('How much it matters; for people'),
    inputs: z
      .record(z.string().regex(VARIABLE_NAME), value())
      .default({})
      .describe('Values for its inputs, worked out before each run'),
    onSuccess: SentryOutcome.default('goOn').describe(
      'When a run has succeeded: `goOn`, `pause` the bot until a person lets it go on, `stop` the bot, or `fail` the iteration',
    ),
    onFailure: SentryOutcome.default('goOn').describe('The same when a run has failed'),
  })
  .describe('A routine run beside this one, again and again, while this one is in work');

const KNOWN_KEYS = Object.keys(SentryDeclaration.shape);

/** Reads `sentries:`; one with problems is reported and left out. Their routines are checked by `linkRoutines`. */
export function compileSentries(
  root: Readonly<Record<string, unknown>>,
  context: BindContext,
): readonly CompiledSentry[] {
  const written = root['sentries'];
  if (written === undefined || written === null) return [];
  if (!Array.isArray(written)) {
    const message = `"sentries" is a list; each begins with "- run: " and the name of a routine. Found ${describeValue(written)}.`;
    context.sink.error({ container: root, path: ['sentries'], step: '' }, 'value_invalid', message);
    return [];
  }
  const compiled = written.map((entry: unknown, index) =>
    compileSentry(entry, { list: written, index, context }),
  );
  return Object.freeze(compiled.filter((sentry) => sentry !== undefined));
}

interface At {
  readonly list: unknown;
  readonly index: number;
  readonly context: BindContext;
}

function compileSentry(written: unknown, { list, index, context }: At): CompiledSentry | undefined {
  const step = `sentries.${String(index + 1)}`;
  const parsed = SentryDeclaration.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    const issues = parsed.error.issues.map((issue) => ({ ...issue, path: [index, ...issue.path] }));
    reportIssues(context.sink, issues, { container: list, step }, () => KNOWN_KEYS);
    return undefined;
  }
  const { run: routineName, every, timeout, severity, inputs, onSuccess, onFailure } = parsed.data;
  const bind = { context, written, path: step, index: 0, inLoop: false };
  noteCall(routineName, inputs, { written, step, context });
  return Object.freeze({
    key: JSON.stringify([routineName, inputs], asWritten),
    ...{ routineName, severity, onSuccess, onFailure },
    times: bindParams({ every, timeout }, [], bind),
    inputs: bindParams(inputs, ['inputs'], bind),
  });
}

/** Its inputs are checked as those of a call are, and it counts as one for what a routine may do. */
function noteCall(
  routineName: string,
  inputs: Readonly<Record<string, VariableValue>>,
  { written, step, context }: { written: unknown; step: string; context: BindContext },
): void {
  const positionOf = (path: readonly PropertyKey[]): StaticCall['at'] =>
    context.sink.positionOf({ container: written, path, step });
  context.calls.push({
    ...{ routineName, step, asSentry: true },
    at: positionOf(['run']),
    inputs: Object.entries(inputs).map(([name, given]) => ({
      name,
      at: positionOf(['inputs', name]),
      value: (given as unknown) instanceof Late ? undefined : given,
    })),
  });
}

function asWritten(_key: string, given: unknown): unknown {
  return given instanceof Late ? { expression: given.template.source } : given;
}
