import { describeValue, isPlainObject } from '../../late';
import type { Written, WrittenStep } from '../own-text';
import { duration } from '../predecessor/act-screen';
import { plain, type MaaContext } from './maa-context';
import { keyName } from './maa-keys';
import { numberIn, type MaaNode } from './maa-node';
import { plainText } from './maa-recognition';
import { idle } from './maa-freezes';
import { targetOf, type MaaTarget } from './maa-target';

/** Points one way of the finger may have. */
const MAX_POINTS = 16;
/** Fingers there can be at once. */
const MAX_FINGERS = 5;

type Mapping = Readonly<Record<string, unknown>>;

/** What a node does. */
export interface MaaAct {
  /** What it remembers as soon as it is found, since what was found may be gone after the pause. */
  readonly before: readonly WrittenStep[];
  readonly action: readonly WrittenStep[];
}

type Convert = (params: Mapping, node: MaaNode, context: MaaContext) => MaaAct;
type Simple = (params: Mapping, node: MaaNode, context: MaaContext) => readonly WrittenStep[];

const find = ({ look }: MaaTarget): readonly WrittenStep[] => (look ? [{ find: look }] : []);
const simple =
  (convert: Simple): Convert =>
  (params, node, context) => ({ before: [], action: convert(params, node, context) });

const click: Convert = (params, node, context) => {
  const target = targetOf(params['target'], params['target_offset'], node, context);
  return { before: find(target), action: [{ tap: target.place }] };
};

const longPress: Convert = (params, node, context) => {
  const target = targetOf(params['target'], params['target_offset'], node, context);
  const ms = numberIn(params, 'duration') ?? 1_000;
  return { before: find(target), action: [{ longPress: { ...target.place, duration: duration(ms) } }] };
};

/** A swipe over several points is one way of the finger. */
const swipe: Convert = (params, node, context) => {
  const { targets, looks } = waysOf(params, node, context);
  const [look] = looks;
  const way = wayOf(targets, duration(totalMs(params['duration'])));
  return { before: look ? [{ find: look }] : [], action: [way] };
};

interface Ways {
  readonly targets: readonly MaaTarget[];
  /** What has to be looked for first. */
  readonly looks: readonly WrittenStep[];
}

function waysOf(params: Mapping, node: MaaNode, context: MaaContext): Ways {
  const begin = targetOf(params['begin'], params['begin_offset'], node, context);
  const offsets: unknown = params['end_offset'];
  const targets = endsOf(params['end']).map((end, index) =>
    targetOf(end, offsetAt(offsets, index), node, context),
  );
  if (params['end_hold'] !== undefined)
    context.note('approximated', node, 'end_hold', 'The finger does not rest at the end here.');
  const looks = [begin, ...targets].flatMap(({ look }) => (look === undefined ? [] : [look]));
  const [look] = looks;
  if (looks.some((other) => JSON.stringify(other) !== JSON.stringify(look)))
    context.note(
      'approximated',
      node,
      'end',
      'Both ends are counted from the first thing that is looked for.',
    );
  return { targets: [begin, ...targets], looks };
}

function endsOf(written: unknown): readonly unknown[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : [];
  return list.some((end) => typeof end !== 'number') ? list : [written];
}

function wayOf(targets: readonly MaaTarget[], time: string): WrittenStep {
  const points = targets.map(({ place }) => place).slice(0, MAX_POINTS);
  const [from = {}, to = from] = points;
  return points.length > 2 ? { drag: { points, duration: time } } : { swipe: { from, to, duration: time } };
}

/** The last offset of a list holds for all further ends. */
function offsetAt(offsets: unknown, index: number): unknown {
  if (!Array.isArray(offsets) || !Array.isArray(offsets[0])) return offsets;
  return (offsets[index] ?? offsets.at(-1)) as unknown;
}

function totalMs(written: unknown): number {
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const sum = list.reduce<number>((total, ms) => total + (typeof ms === 'number' && ms > 0 ? ms : 0), 0);
  return sum > 0 ? sum : 200;
}

const multiSwipe: Convert = (params, node, context) => {
  const written: readonly unknown[] = Array.isArray(params['swipes']) ? params['swipes'] : [];
  const begins = (one: Mapping): number => numberIn(one, 'starting') ?? 0;
  const swipes = written.filter(isPlainObject).toSorted((a, b) => begins(a) - begins(b));
  if (swipes.length === 0)
    return { before: [], action: [missing(node, context, 'MultiSwipe without swipes')] };
  if (swipes.length > 1 && swipes.length <= MAX_FINGERS) return together(swipes, node, context);
  if (swipes.length > 1)
    context.note('approximated', node, 'MultiSwipe', 'So many fingers became swipes one after the other.');
  const acts = swipes.map((one) => swipe(one, node, context));
  return { before: [], action: acts.flatMap(({ before, action }) => [...before, ...action]) };
};

/** Fingers go down and leave together here. */
function together(swipes: readonly Mapping[], node: MaaNode, context: MaaContext): MaaAct {
  const acts = swipes.map((one) => waysOf(one, node, context));
  const times = swipes.map((one) => (numberIn(one, 'starting') ?? 0) + totalMs(one['duration']));
  if (new Set(times).size > 1 || swipes.some((one) => (numberIn(one, 'starting') ?? 0) > 0))
    context.note('approximated', node, 'starting', 'All fingers go down and leave at the same time here.');
  const fingers = acts.map(({ targets }) => targets.map(({ place }) => place).slice(0, MAX_POINTS));
  const look = acts.flatMap(({ looks }) => looks)[0];
  const action = [{ fingers, duration: duration(Math.max(...times)) }];
  return { before: look ? [{ find: look }] : [], action };
}

const keys: Simple = (params, node, context) => {
  const list: readonly unknown[] = Array.isArray(params['key']) ? params['key'] : [params['key']];
  return list.flatMap((code): readonly WrittenStep[] => {
    const name = typeof code === 'number' ? keyName(code) : undefined;
    return name === undefined ? [missing(node, context, `key ${describeValue(code)}`)] : [{ key: name }];
  });
};

const app =
  (key: 'launchApp' | 'stopApp'): Simple =>
  (params, node, context) => {
    const [name = '', activity = ''] = plainText(params, 'package').trim().split('/');
    if (name.trim() === '') return [missing(node, context, `${node.action.type} without a package`)];
    const step: Record<string, Written> = { [key]: name };
    return [activity.trim() !== '' && key === 'launchApp' ? { ...step, activity } : step];
  };

const shell: Simple = (params, node, context) => {
  const command = plainText(params, 'cmd');
  if (command.trim() === '') return [missing(node, context, 'Shell without a command')];
  const why = 'A command of the device runs only with a person’s consent.';
  return [context.nearly({ shell: ['sh', '-c', command] }, node, 'Shell', why)];
};

const ACTIONS: Readonly<Record<string, Convert>> = {
  DoNothing: () => ({ before: [], action: [] }),
  Click: click,
  LongPress: longPress,
  Swipe: swipe,
  MultiSwipe: multiSwipe,
  Key: simple(keys),
  ClickKey: simple(keys),
  PressKey: simple(keys),
  LongPressKey: simple((params, node, context) => {
    context.note('approximated', node, 'LongPressKey', 'The key is pressed, not held.');
    return keys(params, node, context);
  }),
  InputText: simple((params) => [{ type: plainText(params, 'input_text') }]),
  StartApp: simple(app('launchApp')),
  StopApp: simple(app('stopApp')),
  StopTask: simple(() => [{ return: null }]),
  Shell: simple(shell),
};

/** Actions this format had or has that nothing here stands for; the reason is for the report. */
const WITHOUT: Readonly<Record<string, string>> = {
  Command: 'It ran a program of the computer, which no routine may',
  Custom: 'It ran code of another program',
  Scroll: 'It turned the wheel of a mouse, which Android devices of that program had not either',
  TouchDown: 'It left a finger on the screen from one node to another',
  TouchMove: 'It moved a finger that another node had put down',
  TouchUp: 'It lifted a finger that another node had put down',
  KeyDown: 'It held a key from one node to another',
  KeyUp: 'It let go of a key that another node had pressed',
};

/** @internal Names of actions the importer knows what to do with, whether or not there is something like them. */
export const MAA_ACTIONS: readonly string[] = [...Object.keys(ACTIONS), ...Object.keys(WITHOUT)];

/** What a node does, as often as it does it; a thing that is not there fails and is told. */
export function actionOf(node: MaaNode, context: MaaContext): MaaAct {
  const { type, params } = node.action;
  if (isBlind(node)) {
    const why = 'It is found when something is not there: there is nothing to touch, as in that program.';
    context.note('converted', node, type, why);
    return { before: [], action: [] };
  }
  const convert = Object.hasOwn(ACTIONS, type) ? ACTIONS[type] : undefined;
  if (!convert) return { before: [], action: [missing(node, context, type)] };
  const { before, action } = convert(params, node, context);
  return { before, action: repeated(action, node, context) };
}

/** A node that is found when something is not there has no place of its own. */
function isBlind({ fields, action: { type, params } }: MaaNode): boolean {
  if (fields['inverse'] !== true || (type !== 'Click' && type !== 'LongPress')) return false;
  return params['target'] === undefined || params['target'] === true;
}

/** The action, and then so many times: a pause and the action again. */
function repeated(once: readonly WrittenStep[], node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const times = Math.min(Math.floor(numberIn(node.fields, 'repeat') ?? 1), 1_000_000);
  if (times <= 1 || once.length === 0) return once;
  const pause = numberIn(node.fields, 'repeat_delay') ?? 0;
  const between = [
    ...idle(node, 'repeat_wait_freezes', context),
    ...(pause > 0 ? [{ wait: duration(pause) }] : []),
  ];
  if (between.length === 0) return [{ repeat: { times, steps: once } }];
  return [...once, { repeat: { times: times - 1, steps: [...between, ...once] } }];
}

function missing(node: MaaNode, context: MaaContext, type: string): WrittenStep {
  const what = type.slice(0, 60);
  const reason = Object.hasOwn(WITHOUT, type) ? `${String(WITHOUT[type])}; ` : '';
  const why = `${what} can’t be taken over: ${reason}the routine fails here.`.replace(': the', '; the');
  const step = { fail: plain(`${node.name.slice(0, 100)}: ${what} was not converted`) };
  return context.lost(step, node, what, why);
}
