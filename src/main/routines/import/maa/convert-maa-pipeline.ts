import { MAX_ROUTINE_BYTES } from '../../../../shared/routine';
import { tooLarge } from '../../compile/compile-routine';
import { parseSource } from '../../compile/source-tree';
import { isPlainObject } from '../../late';
import type { ConvertedRoutine } from '../import-report';
import { writeRoutine, type Written, type WrittenStep } from '../own-text';
import { MaaContext, plain } from './maa-context';
import { numbersIn, readNode, type MaaNode } from './maa-node';
import { anchorVariable, hasJumps, stateName, statesOf } from './maa-states';
import { plainJson } from './plain-json';

const NODE_KEYS = [
  'recognition',
  'action',
  'next',
  'on_error',
  'interrupt',
  'enabled',
  'timeout',
  'roi',
  'template',
];
/** More nodes than any pipeline of one task has. */
const MAX_NODES = 3_000;
const SHORT_SIDE = 720;
const LONG_SIDE = 1_280;
const ENDLESS = 1_000_000_000;

/** Whether a parsed file looks like a pipeline. */
export function isPipeline(
  root: unknown,
): root is Readonly<Record<string, Readonly<Record<string, unknown>>>> {
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
 * Never throws; what can't be read is said in the report, and the text is empty then.
 */
export function convertMaaPipeline(text: string, title = 'Pipeline'): ConvertedRoutine {
  if (text.length > MAX_ROUTINE_BYTES) return refused([{ line: 1, column: 1, ...tooLarge(text.length) }]);
  const { tree, problems } = parseSource(plainJson(text));
  if (!tree) return refused(problems);
  const { root } = tree;
  if (!isPipeline(root))
    return refused([{ line: 1, column: 1, message: 'The file holds no nodes of a pipeline.' }]);
  const nodes = Object.entries(root)
    .filter(([name]) => !name.startsWith('$'))
    .slice(0, MAX_NODES)
    .map(([name, fields]) => readNode(name, fields, tree.locate(root, [name], 'key')));
  const converted = convertNodes(nodes, title);
  const lost = problems.map(({ message, ...at }) => ({
    level: 'notConverted' as const,
    ...at,
    what: 'file',
    why: message,
  }));
  return {
    ...converted,
    report: [
      ...lost.map(({ level, line, column, what, why }) => ({ level, line, column, what, why })),
      ...converted.report,
    ],
  };
}

function refused(problems: readonly { line: number; column: number; message: string }[]): ConvertedRoutine {
  const report = problems.map(({ line, column, message }) => ({
    ...{ level: 'notConverted' as const, line, column, what: 'file', why: message },
  }));
  return { text: '', report };
}

function convertNodes(list: readonly MaaNode[], title: string): ConvertedRoutine {
  const context = new MaaContext(new Map(list.map((node) => [node.name, node])), screenOf(list));
  learn(list, context);
  const enabled = list.filter((node) => node.fields['enabled'] !== false);
  const states = (enabled.length === 0 ? list : enabled).flatMap((node) => {
    context.note('converted', node, node.name.slice(0, 60));
    return statesOf(node, context);
  });
  for (const node of list)
    if (enabled.length > 0 && !enabled.includes(node))
      context.note('approximated', node, node.name.slice(0, 60), 'It is not enabled; it is left out.');
  const first = list[0];
  if (first)
    context.report.add(
      'approximated',
      first.at,
      'resolution',
      `Its numbers count in ${sizeText(context)}, as such pipelines are made for.`,
    );
  const starts = startsOf(enabled.length === 0 ? list : enabled);
  const written = {
    title: plain(title.replaceAll(/\s+/g, ' ').slice(0, 120)) || 'Pipeline',
    description: 'Made of a MaaFramework pipeline: “next” is the node at work, each branch is a node.',
    resolution: sizeText(context),
    inputs: {
      start: { type: 'choice', options: starts, default: starts[0] ?? '', label: 'Node to begin with' },
    },
    steps: [
      { set: beginnings(context) },
      { while: { is: "${next != ''}" }, atMost: ENDLESS, steps: [machine(states)] },
    ],
  };
  return { text: writeRoutine(written, context.remarks), report: context.report.all() };
}

function machine(states: readonly WrittenStep[]): WrittenStep {
  return { switch: states, else: [{ fail: 'There is no node ${next}' }] };
}

function sizeText({ screen }: MaaContext): string {
  return `${String(screen.width)}x${String(screen.height)}`;
}

function beginnings(context: MaaContext): Readonly<Record<string, Written>> {
  return {
    next: '${start}',
    ...(hasJumps(context) ? { back: '' } : {}),
    ...Object.fromEntries([...context.hits.values()].map((name) => [name, 0])),
    ...Object.fromEntries([...context.anchors.keys()].map((name) => [anchorVariable(name, context), ''])),
  };
}

/** Counts what has a limit, and gathers who sets which anchor. */
function learn(list: readonly MaaNode[], context: MaaContext): void {
  for (const { name, fields } of list) {
    if (typeof fields['max_hit'] === 'number')
      context.hits.set(name, `hits_${String(context.hits.size + 1)}`);
    const written: unknown = fields['anchor'];
    for (const anchor of Array.isArray(written) ? (written as readonly unknown[]) : [written])
      if (typeof anchor === 'string')
        context.anchors.set(anchor, [...(context.anchors.get(anchor) ?? []), name]);
  }
}

/** Nodes no other leads to; the first one where each is led to. */
function startsOf(list: readonly MaaNode[]): readonly string[] {
  const reached = new Set(
    list.flatMap(({ next, onError, name }) =>
      [...next, ...onError].flatMap((link) => (link.name === name ? [] : [link.name])),
    ),
  );
  const free = list.filter(({ name }) => !reached.has(name));
  const starts = free.length === 0 ? list.slice(0, 1) : free;
  return [...new Set(starts.map(stateName))];
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
