import { earlierName } from '../../../../shared/earlier-routine-name';
import { MAX_ROUTINE_BYTES } from '../../../../shared/routine';
import { tooLarge } from '../../compile/compile-routine';
import { parseSource, type SourceTree } from '../../compile/source-tree';
import { isPlainObject } from '../../late';
import type { ConvertedRoutine } from '../import-report';
import { writeRoutine, type Written, type WrittenStep } from '../own-text';
import { convertConfig, isNumberInput } from './config';
import { EarlierContext, type EarlierWorld } from './context';
import { Fields, type Locate } from './fields';
import { RESOLUTION } from './screen';
import { convertSentries } from './sentries';
import { stepConverter } from './steps';

const MAX_TITLE = 120;
const GROWN =
  'Written in this language the routine is too large. Split it into several, and call them with RunRoutine.';

/**
 * A routine of the earlier program as one of ours. `routineName` tells what another routine is called after the
 * import. Never throws; what can't be read is said in the report, and the text is empty then.
 */
export function convertEarlierRoutine(
  text: string,
  routineName: (name: string) => string = earlierName,
  shares: EarlierWorld['shares'] = new Map(),
): ConvertedRoutine {
  const refused = (
    problems: readonly { line: number; column: number; message: string }[],
  ): ConvertedRoutine => ({
    text: '',
    report: problems.map(({ line, column, message }) => ({
      ...{ level: 'notConverted' as const, line, column, what: 'file', why: message },
    })),
  });
  if (text.length > MAX_ROUTINE_BYTES) return refused([{ line: 1, column: 1, ...tooLarge(text.length) }]);
  const { tree, problems } = parseSource(text);
  if (!tree) return refused(problems);
  if (!isPlainObject(tree.root))
    return refused([{ line: 1, column: 1, message: 'The file holds no routine.' }]);
  const world = { routineName: (name: string) => routineName(earlierName(name)), shares };
  return convertTree(tree, tree.root, world, problems);
}

function convertTree(
  tree: SourceTree,
  root: Readonly<Record<string, unknown>>,
  world: EarlierWorld,
  problems: readonly { readonly line: number; readonly column: number; readonly message: string }[],
): ConvertedRoutine {
  const locate: Locate = (container, path) => tree.locate(container, path, 'key');
  const context = new EarlierContext(world, stepConverter(locate));
  const fields = new Fields(root, locate);
  for (const { message, ...at } of problems) context.report.add('notConverted', at, 'file', message);
  const params = fields.maps('config');
  context.variables.learn(
    root['steps'],
    params.map((param) => ({ name: param.text('name') ?? '', isNumber: isNumberInput(param) })),
  );
  const inputs = convertConfig(params, context);
  const steps = context.steps(fields.list('steps'));
  const sentries = convertSentries(fields.maps('sentries'), context);
  const written = {
    ...header(fields),
    resolution: RESOLUTION,
    ...inputsOf(inputs, context),
    ...(sentries.length === 0 ? {} : { sentries }),
    steps: [...beginnings(context), ...steps],
  };
  fields.tellRest(context.report, 'A routine');
  const text = writeRoutine(written, context.remarks);
  if (text.length <= MAX_ROUTINE_BYTES) return { text, report: context.report.all() };
  return { text: '', report: [{ level: 'notConverted', line: 1, column: 1, what: 'file', why: GROWN }] };
}

function header(fields: Fields): Readonly<Record<string, Written>> {
  const title = fields.text('routine_name')?.trim().slice(0, MAX_TITLE) ?? '';
  const description = fields.text('description') ?? '';
  const tags = fields
    .list('tags')
    .filter((tag) => typeof tag !== 'object')
    .map(String);
  return {
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(tags.length === 0 ? {} : { tags }),
  };
}

function inputsOf(
  inputs: Readonly<Record<string, Written>>,
  context: EarlierContext,
): Readonly<Record<string, Written>> {
  const foreign = [...context.variables.foreign].map((name) => {
    const isCalled = [...context.calls].some((call) => context.shares.get(call)?.gives.has(name) === true);
    const why = isCalled
      ? `“${name}” was set by a routine that this one calls, and does not come back by itself: end that one with “return” and name “into: ${context.variables.name(name)}” at the call.`
      : `Nothing in this file sets “${name}”: it is an input now; whoever runs the routine gives it.`;
    context.report.add('approximated', { line: 1, column: 1 }, name, why);
    const input = { type: 'text', default: '' };
    context.remark(input, why);
    return [context.variables.name(name), input] as const;
  });
  const all = { ...inputs, ...Object.fromEntries(context.added), ...Object.fromEntries(foreign) };
  return Object.keys(all).length === 0 ? {} : { inputs: all };
}

/** What was never set counted as 0 when something was added to it. */
function beginnings(context: EarlierContext): readonly WrittenStep[] {
  const names = [...context.variables.fromZero].map((name) => context.variables.name(name));
  return names.length === 0 ? [] : [{ set: Object.fromEntries(names.map((name) => [name, 0])) }];
}
