import type { Written, WrittenStep } from '../own-text';
import type { ConvertAction } from './act-screen';
import { convertCondition } from './conditions';
import type { EarlierContext } from './context';
import type { Fields } from './fields';
import { imageOf, imagesOf, joined } from './screen';
import { Variables } from './variables';

/** What a loop without end may go round here. */
const ENDLESS = 1_000_000_000;
const IMAGE_LOOP_PAUSE = '100ms';

type Condition = (fields: Fields, context: EarlierContext) => WrittenStep;

const notImage: Condition = (fields, context) => ({ not: imageOf(fields, context) });
const images =
  (how: 'all' | 'any' | 'none'): Condition =>
  (fields, context) =>
    joined(how, imagesOf(fields, context));
const own: Condition = (fields, context) => convertCondition(fields.map('condition'), context);

const ifHolds =
  (condition: Condition): ConvertAction =>
  (fields, context) => [{ if: condition(fields, context), then: context.steps(fields.list('actions')) }];

const ifElse: ConvertAction = (fields, context) => {
  const further = fields.maps('elseif').map((branch) => ({
    if: convertCondition(branch.map('condition'), context),
    then: context.steps(branch.list('then')),
  }));
  const otherwise = fields.list('else');
  return [
    {
      if: own(fields, context),
      then: context.steps(fields.list('then')),
      ...(further.length === 0 ? {} : { elseIf: further }),
      ...(otherwise.length === 0 ? {} : { else: context.steps(otherwise) }),
    },
  ];
};

interface Loop {
  readonly key: 'while' | 'until';
  readonly condition: Condition;
  readonly pause?: string;
}

const loop =
  ({ key, condition, pause }: Loop): ConvertAction =>
  (fields, context) => {
    const most = Math.floor(fields.number('max_attempts') ?? 0);
    const step: Record<string, Written> = {
      [key]: condition(fields, context),
      atMost: most > 0 ? Math.min(most, ENDLESS) : ENDLESS,
      ...(pause === undefined ? {} : { every: pause }),
      steps: context.loop(fields.list('actions')),
    };
    if (most <= 0) context.remark(step, 'Without max_attempts it went on without end.');
    return [step];
  };

const repeat: ConvertAction = (fields, context) => {
  const times = context.numberOf(fields, 'iterations') ?? 1;
  return [
    {
      repeat: {
        times:
          typeof times === 'string' ? `\${int(${times})}` : Math.min(Math.max(Math.round(times), 0), ENDLESS),
        steps: context.loop(fields.list('actions')),
      },
    },
  ];
};

const breakLoop: ConvertAction = (fields, context) => {
  if (context.loops > 0) return [{ break: null }];
  const why = 'Break stands in no loop; the routine ends here.';
  const step = { return: null };
  context.report.add('approximated', fields.at(), 'Break', why);
  context.remark(step, why);
  return [step];
};

const runRoutine: ConvertAction = (fields, context) => {
  const routine = context.routineName(fields.text('routine')?.trim() || 'unnamed');
  context.calls.add(routine);
  const inputs = { ...neededBy(routine, context), ...configOf(fields, context) };
  const label = fields.text('label');
  const step = {
    runRoutine: context.variables.text(routine),
    ...(label === undefined || label === '' ? {} : { name: context.variables.text(label) }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
  const why =
    'Variables are a routine’s own here: what the called routine reads is given as inputs, what it sets comes back by “return” and “into” only, which you have to write.';
  context.report.once('approximated', fields.at(), 'RunRoutine', why);
  return [step];
};

function configOf(fields: Fields, context: EarlierContext): Readonly<Record<string, Written>> {
  const config = fields.map('config')?.entries() ?? [];
  return Object.fromEntries(config.map(([name, value]) => [Variables.outside(name), context.value(value)]));
}

/** What the called routine reads of this one's variables. */
function neededBy(routine: string, context: EarlierContext): Readonly<Record<string, Written>> {
  const needs = [...(context.shares.get(routine)?.needs ?? [])];
  return Object.fromEntries(
    needs.map((name) => [Variables.outside(name), `\${${context.variables.use(name)}}`]),
  );
}

/** `WhileImageFound` and its like look again after a pause; `While` and `Until` did at once. */
export const FLOW_ACTIONS: Readonly<Record<string, ConvertAction>> = {
  ifimagefound: ifHolds(imageOf),
  ifimagenotfound: ifHolds(notImage),
  ifanyimagesfound: ifHolds(images('any')),
  ifallimagesfound: ifHolds(images('all')),
  ifnoimagesfound: ifHolds(images('none')),
  whileimagefound: loop({ key: 'while', condition: imageOf, pause: IMAGE_LOOP_PAUSE }),
  untilimagefound: loop({ key: 'until', condition: imageOf, pause: IMAGE_LOOP_PAUSE }),
  whileanyimagesfound: loop({ key: 'while', condition: images('any'), pause: IMAGE_LOOP_PAUSE }),
  untilanyimagesfound: loop({ key: 'until', condition: images('any'), pause: IMAGE_LOOP_PAUSE }),
  repeat,
  if: ifElse,
  while: loop({ key: 'while', condition: own }),
  until: loop({ key: 'until', condition: own }),
  break: breakLoop,
  runroutine: runRoutine,
};
