import { didYouMean } from '../../../../shared/routine-nearest-name';
import { describeValue, isPlainObject } from '../../late';
import type { WrittenStep } from '../own-text';
import { ACCOUNT_ACTIONS } from './act-accounts';
import { FLOW_ACTIONS } from './act-flow';
import { duration, SCREEN_ACTIONS, type ConvertAction } from './act-screen';
import { VALUE_ACTIONS } from './act-values';
import type { EarlierContext } from './context';
import { Fields, type Locate } from './fields';

const ACTIONS: ReadonlyMap<string, ConvertAction> = new Map(
  [SCREEN_ACTIONS, FLOW_ACTIONS, VALUE_ACTIONS, ACCOUNT_ACTIONS].flatMap((group) => Object.entries(group)),
);
/** Their names as people wrote them, for what comes near. */
const SPELLED = [
  ...['Click', 'Swipe', 'Input', 'send_key', 'Sleep', 'Delay', 'FindImage', 'ClickIfImageFound'],
  ...['ClickIfImageNotFound', 'WaitForImage', 'IfImageFound', 'IfImageNotFound', 'IfAnyImagesFound'],
  ...['IfAllImagesFound', 'IfNoImagesFound', 'WhileImageFound', 'UntilImageFound', 'WhileAnyImagesFound'],
  ...['UntilAnyImagesFound', 'Repeat', 'If', 'While', 'Until', 'Break', 'RunRoutine', 'SetVariable'],
  ...['GetVariable', 'Increment', 'Decrement', 'InjectNextAccount', 'CompleteAccount', 'ReturnAccount'],
  ...['MarkAccountFailed', 'UpdateAccountField', 'IncrementAccountField', 'GetAccountField'],
  ...['UpdateRoutineMetrics', 'SentryHalt', 'SentryResume', 'LaunchApp', 'KillApp'],
];
/** Actions whose `timeout` is their own and no limit of the step. */
const OWN_TIMEOUT = new Set(['waitforimage', 'injectnextaccount']);

/** @internal Names of the actions the earlier program had, in small letters. */
export const EARLIER_ACTIONS: readonly string[] = [...ACTIONS.keys()];

/** Makes the converter of lists of steps for one source. */
export function stepConverter(
  locate: Locate,
): (steps: readonly unknown[], context: EarlierContext) => readonly WrittenStep[] {
  return (steps, context) =>
    steps.flatMap((written, index) => {
      if (isPlainObject(written)) return convertStep(new Fields(written, locate), context);
      const why = `A step is a mapping with an action; found ${describeValue(written)}.`;
      context.report.add('notConverted', locate(steps, [index]), 'step', why);
      return [];
    });
}

function convertStep(fields: Fields, context: EarlierContext): readonly WrittenStep[] {
  const written = fields.text('action') ?? '';
  const key = written.trim().toLowerCase();
  const convert = ACTIONS.get(key);
  if (!convert) return [unknownStep(fields, written, context)];
  const before = context.report.size;
  context.depth += 1;
  const steps = withCommon(convert(fields, context), key, fields, context);
  context.depth -= 1;
  fields.tellRest(context.report, written);
  if (context.report.size === before) context.report.add('converted', fields.at(), written);
  return steps;
}

function unknownStep(fields: Fields, written: string, context: EarlierContext): WrittenStep {
  const what = written.trim().slice(0, 60) || 'step';
  const { line } = fields.at();
  const why = `There was no action “${what}” in the earlier program either.${didYouMean(what, SPELLED)}`;
  context.report.add('notConverted', fields.at(), what, why);
  const step = { fail: context.variables.text(`Line ${String(line)} (${what}) was not converted`) };
  context.remark(step, why);
  return step;
}

/** What every step could have: a limit in milliseconds and a word for people. */
function withCommon(
  steps: readonly WrittenStep[],
  action: string,
  fields: Fields,
  context: EarlierContext,
): readonly WrittenStep[] {
  const [first, ...others] = steps;
  if (first === undefined) return steps;
  const additions = { ...nameOf(first, fields, context), ...limitOf(action, fields, context) };
  if (Object.keys(additions).length === 0) return steps;
  const complete = { ...first, ...additions };
  for (const remark of context.remarks.get(first) ?? []) context.remark(complete, remark);
  return [complete, ...others];
}

function nameOf(step: WrittenStep, fields: Fields, context: EarlierContext): WrittenStep {
  const label = fields.text('label') ?? fields.text('description') ?? '';
  return label === '' || 'name' in step ? {} : { name: context.variables.text(label) };
}

function limitOf(action: string, fields: Fields, context: EarlierContext): WrittenStep {
  const ms = OWN_TIMEOUT.has(action) ? 0 : (fields.number('timeout') ?? 0);
  if (ms <= 0) return {};
  if (context.depth > 1) context.report.once('approximated', fields.at('timeout'), 'timeout', NESTED_LIMIT);
  return { timeout: duration(ms) };
}

const NESTED_LIMIT =
  'The earlier program did not keep to the timeout of a step within another; here it holds, in milliseconds as it was written.';
