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
  ...['ClickIfImageNotFound', 'WaitForImage', 'IfImageFound', 'IfImageNotFound', 'WhileImageFound'],
  ...['UntilImageFound', 'Repeat', 'If', 'While', 'Until', 'Break', 'RunRoutine', 'SetVariable', 'LaunchApp'],
];
/** Actions whose `timeout` is their own and no limit of the step. */
const OWN_TIMEOUT = new Set(['waitforimage', 'injectnextaccount']);

/** How many actions the earlier program had. */
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
  const before = context.report.all().length;
  const steps = withCommon(convert(fields, context), key, fields, context);
  for (const name of fields.unread())
    context.report.add(
      'notConverted',
      fields.at(name),
      name.slice(0, 60),
      `${written} has no “${name.slice(0, 60)}”; it was left out.`,
    );
  if (context.report.all().length === before) context.report.add('converted', fields.at(), written);
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
  const additions = { ...nameOf(first, fields, context), ...limitOf(action, fields) };
  if (Object.keys(additions).length === 0) return steps;
  const complete = { ...first, ...additions };
  for (const remark of context.remarks.get(first) ?? []) context.remark(complete, remark);
  return [complete, ...others];
}

function nameOf(step: WrittenStep, fields: Fields, context: EarlierContext): WrittenStep {
  const label = fields.text('label') ?? fields.text('description') ?? '';
  return label === '' || 'name' in step ? {} : { name: context.variables.text(label) };
}

function limitOf(action: string, fields: Fields): WrittenStep {
  const ms = OWN_TIMEOUT.has(action) ? 0 : (fields.number('timeout') ?? 0);
  return ms > 0 ? { timeout: duration(ms) } : {};
}
