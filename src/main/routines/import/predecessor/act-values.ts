import type { Written } from '../own-text';
import type { ConvertAction } from './act-screen';
import { isNumeral } from './variables';

const PACKAGE_INPUT = 'app';

const setVariable: ConvertAction = (fields, context) => {
  const written = fields.any('value');
  const value = isNumeral(written) ? Number(written) : context.value(written);
  return [{ set: { [context.variables.name(fields.text('name') ?? '')]: value } }];
};

const getVariable: ConvertAction = (fields, context) => {
  const name = fields.text('name') ?? '';
  const value = `\${${context.variables.use(name)}}`;
  return [{ set: { [context.variables.name(fields.text('target') ?? name)]: value } }];
};

const change =
  (sign: '+' | '-'): ConvertAction =>
  (fields, context) => {
    const name = fields.text('name') ?? '';
    const amount = context.numberOf(fields, 'amount') ?? 1;
    const now = context.variables.isNumber(name)
      ? context.variables.use(name)
      : `int(${context.variables.use(name)})`;
    return [{ set: { [context.variables.name(name)]: `\${${now} ${sign} ${String(amount)}}` } }];
  };

/** The earlier program had the package of its one app built in. */
const app =
  (key: 'launchApp' | 'stopApp'): ConvertAction =>
  (fields, context) => {
    const named = fields.text('package')?.trim() ?? '';
    const input = context.variables.free(PACKAGE_INPUT);
    const activity = fields.text('activity')?.trim() ?? '';
    const step: Record<string, Written> = {
      [key]: named === '' ? `\${${input}}` : context.variables.text(named),
      ...(activity === '' || key === 'stopApp' ? {} : { activity: context.variables.text(activity) }),
    };
    if (named !== '') return [step];
    context.added.set(input, { type: 'text', label: 'Package name of the app' });
    const why = 'It names no app: the earlier program knew its own. Give its package name as input.';
    return [context.nearly(step, fields.at(), key === 'launchApp' ? 'LaunchApp' : 'KillApp', why)];
  };

export const VALUE_ACTIONS: Readonly<Record<string, ConvertAction>> = {
  setvariable: setVariable,
  getvariable: getVariable,
  increment: change('+'),
  decrement: change('-'),
  launchapp: app('launchApp'),
  killapp: app('stopApp'),
  sentryhalt: () => [{ holdRoutine: null }],
  sentryresume: () => [{ releaseRoutine: null }],
};
