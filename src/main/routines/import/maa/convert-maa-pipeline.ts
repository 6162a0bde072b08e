import { MAX_ROUTINE_BYTES } from '../../../../shared/routine';
import { tooLarge } from '../../compile/compile-routine';
import { parseSource, type SourceTree } from '../../compile/source-tree';
import { isPlainObject } from '../../late';
import type { ConvertedRoutine, ImportReportLine } from '../import-report';
import { writeRoutine, type Written } from '../own-text';
import { borrowNodes, startsOf, type MaaBundle } from './maa-bundle';
import { MaaContext, plain } from './maa-context';
import { hasJumps } from './maa-follow';
import { numbersIn, readNode, type MaaNode } from './maa-node';
import { entryOf, machineOf, statesOf } from './maa-states';
import { plainJson } from './plain-json';

const NODE_KEYS = [
  ...['recognition', 'action', 'next', 'on_error', 'interrupt', 'enabled', 'timeout', 'roi', 'template'],
  ...['pre_delay', 'post_delay', 'inverse', 'max_hit', 'anchor'],
];
/** More nodes than any pipeline of one task has. */
const MAX_NODES = 1_000;
const SHORT_SIDE = 720;
const LONG_SIDE = 1_280;
const ENDLESS = 1_000_000_000;

type Mapping = Readonly<Record<string, unknown>>;

/** Whether a parsed file looks like a pipeline. */
export function isPipeline(root: unknown): root is Readonly<Record<string, Mapping>> {
  if (!isPlainObject(root)) return false;
  const nodes = Object.entries(root).filter(([name]) => !name.startsWith('$'));
  return (
    nodes.length > 0 &&
    nodes.every(([, node]) => isPlainObject(node)) &&
    nodes.some(([, node]) => isPlainObject(node) && NODE_KEYS.some((key) => Object.hasOwn(node, key)))
  );
}

/**
 * A pipeline of MaaFramework as one routine: the variable `next` says which node is at work, and each node is a branch.
 * `bundle` is what lies beside the file: defaults, and nodes of other files, which that program keeps together.
 * Never throws; what can't be read is said in the report, and the text is empty then.
 */
export function convertMaaPipeline(text: string, title = 'Pipeline', bundle?: MaaBundle): ConvertedRoutine {
  if (text.length > MAX_ROUTINE_BYTES) return refused([{ line: 1, column: 1, ...tooLarge(text.length) }]);
  const { tree, problems } = parseSource(plainJson(text));
  if (!tree) return refused(problems);
  const { root } = tree;
  if (!isPipeline(root))
    return refused([{ line: 1, column: 1, message: 'The file holds no nodes of a pipeline.' }]);
  const all = nodesOf(root, tree, bundle);
  const own = all.slice(0, MAX_NODES);
  const converted = convertNodes(own, borrowNodes(own, bundle, MAX_NODES - own.length), title);
  const lost = problems.map(({ message, line, column }) => lostLine({ line, column }, message));
  const rest = all.slice(MAX_NODES, MAX_NODES + 1).map(({ at }) => lostLine(at, TOO_MANY_NODES));
  return { ...converted, report: [...lost, ...converted.report, ...rest] };
}

const TOO_MANY_NODES = `A pipeline may have ${String(MAX_NODES)} nodes; the rest is left out.`;
const TOO_LARGE =
  'Its nodes lead to each other in so many ways that no routine can hold them all. Split it into several files.';

function nodesOf(
  root: Readonly<Record<string, Mapping>>,
  tree: SourceTree,
  bundle: MaaBundle | undefined,
): readonly MaaNode[] {
  return Object.entries(root)
    .filter(([name]) => !name.startsWith('$'))
    .map(([name, fields]) => readNode(name, fields, tree.locate(root, [name], 'key'), bundle?.defaults));
}

function lostLine(at: { readonly line: number; readonly column: number }, why: string): ImportReportLine {
  return { level: 'notConverted', line: at.line, column: at.column, what: 'file', why };
}

function refused(problems: readonly { line: number; column: number; message: string }[]): ConvertedRoutine {
  return { text: '', report: problems.map(({ message, ...at }) => lostLine(at, message)) };
}

function convertNodes(
  own: readonly MaaNode[],
  borrowed: readonly MaaNode[],
  title: string,
): ConvertedRoutine {
  const list = [...own, ...borrowed];
  const context = new MaaContext(new Map(list.map((node) => [node.name, node])), screenOf(list));
  const working = list.filter((node) => node.fields['enabled'] !== false);
  const enabled = working.length === 0 ? list : working;
  const states = enabled.flatMap((node) => {
    context.note('converted', node, node.name.slice(0, 60));
    return statesOf(node, context);
  });
  for (const node of list.filter((one) => !enabled.includes(one)))
    context.note('approximated', node, node.name.slice(0, 60), 'It is not enabled; it is left out.');
  noteSize(list, context);
  const starts = startsOf(
    own.filter((node) => enabled.includes(node)),
    own,
  );
  const entries = starts.flatMap((node) => entryOf(node, context) ?? []);
  const written = {
    title: plain(title.replaceAll(/\s+/g, ' ').slice(0, 100)).trim() || 'Pipeline',
    description: 'Made of a MaaFramework pipeline: “next” is the node at work, each branch is a node.',
    resolution: sizeText(context),
    inputs: { start: startInput(starts, context) },
    steps: [
      { set: beginnings(context) },
      ...(entries.length === 0 ? [] : [{ switch: entries }]),
      { while: { is: "${next != ''}" }, atMost: ENDLESS, steps: [machineOf(states, context)] },
    ],
  };
  const text = context.isTooLarge() ? '' : writeRoutine(written, context.remarks);
  if (text !== '' && text.length <= MAX_ROUTINE_BYTES) return { text, report: context.report.all() };
  return refused([{ line: 1, column: 1, message: TOO_LARGE }]);
}

function startInput(starts: readonly MaaNode[], context: MaaContext): Readonly<Record<string, Written>> {
  const options = starts.map((node) => context.state(node));
  return { type: 'choice', options, default: options[0] ?? '', label: 'Node to begin with' };
}

function noteSize([first]: readonly MaaNode[], context: MaaContext): void {
  if (!first) return;
  const why = `Its numbers count in ${sizeText(context)}, as such pipelines are made for.`;
  context.report.add('approximated', first.at, 'resolution', why);
}

function sizeText({ screen }: MaaContext): string {
  return `${String(screen.width)}x${String(screen.height)}`;
}

function beginnings(context: MaaContext): Readonly<Record<string, Written>> {
  return {
    next: '${start}',
    ...(hasJumps(context) ? { back: '' } : {}),
    ...Object.fromEntries([...context.hits.values()].map((name) => [name, 0])),
    ...Object.fromEntries([...context.anchors.keys()].map((name) => [context.anchorVariable(name), ''])),
  };
}

/** Such pipelines are made for a short side of 720; upright when something lies below that. */
function screenOf(list: readonly MaaNode[]): MaaContext['screen'] {
  const isUpright = list.some(({ recognition, action }) =>
    [recognition.params['roi'], action.params['target'], action.params['begin'], action.params['end']].some(
      (written) => {
        const [, y = 0, , height = 0] = numbersIn(written, 2) ?? [];
        return y + height > SHORT_SIDE;
      },
    ),
  );
  return isUpright ? { width: SHORT_SIDE, height: LONG_SIDE } : { width: LONG_SIDE, height: SHORT_SIDE };
}
