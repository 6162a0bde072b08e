import { describeValue, isPlainObject } from '../../late';
import type { Written, WrittenStep } from '../own-text';
import { duration } from '../predecessor/act-screen';
import { plain, type MaaContext } from './maa-context';
import { keyName } from './maa-keys';
import { numberIn, type MaaNode } from './maa-node';
import { plainText } from './maa-recognition';
import { targetOf, type MaaTarget } from './maa-target';

/** Points one way of the finger may have. */
const MAX_POINTS = 16;

type Mapping = Readonly<Record<string, unknown>>;
type Convert = (params: Mapping, node: MaaNode, context: MaaContext) => readonly WrittenStep[];

const find = ({ look }: MaaTarget): readonly WrittenStep[] => (look ? [{ find: look }] : []);

const click: Convert = (params, node, context) => {
  const target = targetOf(params['target'], params['target_offset'], node, context);
  if (target.look && target.isMiddle) return [{ tapOn: target.look }];
  return [...find(target), { tap: target.place }];
};

const longPress: Convert = (params, node, context) => {
  const target = targetOf(params['target'], params['target_offset'], node, context);
  const ms = numberIn(params, 'duration') ?? 1_000;
  return [...find(target), { longPress: { ...target.place, duration: duration(ms) } }];
};

/** A swipe over several points is one way of the finger. */
const swipe: Convert = (params, node, context) => {
  const begin = targetOf(params['begin'], params['begin_offset'], node, context);
  const offsets: unknown = params['end_offset'];
  const targets = endsOf(params['end']).map((end, index) =>
    targetOf(end, offsetAt(offsets, index), node, context),
  );
  if (params['end_hold'] !== undefined)
    context.note('approximated', node, 'end_hold', 'The finger does not rest at the end here.');
  const look = [begin, ...targets].find((target) => target.look !== undefined)?.look;
  const before: readonly WrittenStep[] = look ? [{ find: look }] : [];
  return [...before, wayOf([begin, ...targets], duration(totalMs(params['duration'])))];
};

function endsOf(written: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  return list.some((end) => typeof end !== 'number') ? list : [written];
}

function wayOf(targets: readonly MaaTarget[], time: string): WrittenStep {
  const points = targets.map(({ place }) => place).slice(0, MAX_POINTS);
  const [from = {}, to = {}] = points;
  return points.length > 2 ? { drag: { points, duration: time } } : { swipe: { from, to, duration: time } };
}

function offsetAt(offsets: unknown, index: number): unknown {
  return Array.isArray(offsets) && Array.isArray(offsets[0]) ? (offsets[index] as unknown) : offsets;
}

function totalMs(written: unknown): number {
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const sum = list.reduce<number>((total, ms) => total + (typeof ms === 'number' && ms > 0 ? ms : 0), 0);
  return sum > 0 ? sum : 200;
}

const multiSwipe: Convert = (params, node, context) => {
  const swipes: readonly unknown[] = Array.isArray(params['swipes']) ? params['swipes'] : [];
  const why = 'Several fingers at once became swipes one after the other.';
  context.note('approximated', node, 'MultiSwipe', why);
  return swipes.filter(isPlainObject).flatMap((one) => swipe(one, node, context));
};

const keys: Convert = (params, node, context) => {
  const list: readonly unknown[] = Array.isArray(params['key']) ? params['key'] : [params['key']];
  return list.flatMap((code): readonly WrittenStep[] => {
    const name = typeof code === 'number' ? keyName(code) : undefined;
    return name === undefined ? [missing(node, context, `key ${describeValue(code)}`)] : [{ key: name }];
  });
};

const app =
  (key: 'launchApp' | 'stopApp'): Convert =>
  (params) => {
    const [name = '', activity] = plainText(params, 'package').split('/');
    const withActivity = activity !== undefined && activity !== '' && key === 'launchApp';
    const step: Record<string, Written> = { [key]: name || 'unnamed' };
    return [withActivity ? { ...step, activity } : step];
  };

const shell: Convert = (params, node, context) => {
  const why = 'A command of the device runs only with a person’s consent.';
  return [context.nearly({ shell: ['sh', '-c', plainText(params, 'cmd')] }, node, 'Shell', why)];
};

const ACTIONS: Readonly<Record<string, Convert>> = {
  DoNothing: () => [],
  Click: click,
  LongPress: longPress,
  Swipe: swipe,
  MultiSwipe: multiSwipe,
  Key: keys,
  ClickKey: keys,
  PressKey: keys,
  LongPressKey: (params, node, context) => {
    context.note('approximated', node, 'LongPressKey', 'The key is pressed, not held.');
    return keys(params, node, context);
  },
  InputText: (params) => [{ type: plainText(params, 'input_text') }],
  StartApp: app('launchApp'),
  StopApp: app('stopApp'),
  StopTask: () => [{ return: null }],
  Shell: shell,
};

/** What a node does, as often as it does it; a thing that is not there fails and is told. */
export function actionOf(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const { type, params } = node.action;
  if (isBlind(node)) {
    context.note('converted', node, type, 'Nothing was found that could be touched.');
    return [];
  }
  const convert = Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined;
  return repeated(convert ? convert(params, node, context) : [missing(node, context, type)], node);
}

/** A node that is found when something is not there has no place of its own. */
function isBlind({ fields, action: { type, params } }: MaaNode): boolean {
  if (fields['inverse'] !== true || (type !== 'Click' && type !== 'LongPress')) return false;
  return params['target'] === undefined || params['target'] === true;
}

function repeated(once: readonly WrittenStep[], { fields }: MaaNode): readonly WrittenStep[] {
  const times = numberIn(fields, 'repeat') ?? 1;
  if (times <= 1 || once.length === 0) return once;
  const pause = numberIn(fields, 'repeat_delay') ?? 0;
  const steps = pause > 0 ? [...once, { wait: duration(pause) }] : once;
  return [{ repeat: { times: Math.min(Math.floor(times), 1_000_000), steps } }];
}

function missing(node: MaaNode, context: MaaContext, type: string): WrittenStep {
  const what = type.slice(0, 60);
  const why = `${what} can’t be taken over; the routine fails here.`;
  const step = { fail: plain(`${node.name}: ${what} was not converted`) };
  return context.lost(step, node, what, why);
}
