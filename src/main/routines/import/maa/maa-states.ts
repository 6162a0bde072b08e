import { isPlainObject } from '../../late';
import type { Written, WrittenStep } from '../own-text';
import { duration } from '../predecessor/act-screen';
import { actionOf } from './maa-action';
import { plain, type MaaContext } from './maa-context';
import { numberIn, type MaaLink, type MaaNode } from './maa-node';
import { conditionOf, focusOf, isDirect } from './maa-recognition';

const DEFAULT_DELAY_MS = 200;
const DEFAULT_TIMEOUT_MS = 20_000;
const DEFAULT_RATE_MS = 1_000;
const FOREVER_MS = 30 * 86_400_000;
/** Between names of nodes that are still to be gone back to. */
const BETWEEN = '|';

/** How a state is called in the variable `next`. */
export function stateName(node: MaaNode): string {
  return plain(node.name.replaceAll(BETWEEN, '/').replaceAll(/["\\\n\r]/g, ' '));
}

const whatFollows = (node: MaaNode): string => `${stateName(node)}: what follows`;

/** A branch for each state of a node: what it does, and where others come back to it, what follows. */
export function statesOf(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const following = follow(node, context);
  const doing = [...countHit(node, context), ...setAnchors(node, context), ...work(node, context)];
  if (!node.next.some((link) => isJump(link, context)))
    return [branch(stateName(node), named(guarded(node, [...doing, ...following], context), node))];
  return [
    branch(
      stateName(node),
      named(guarded(node, [...doing, { set: { next: whatFollows(node) } }], context), node),
    ),
    branch(whatFollows(node), guarded(node, following, context)),
  ];
}

function branch(name: string, steps: readonly WrittenStep[]): WrittenStep {
  return { when: { equals: { value: '${next}', to: name } }, then: steps };
}

/** The first step carries the name of the node, unless it has one. */
function named(steps: readonly WrittenStep[], node: MaaNode): readonly WrittenStep[] {
  const [first, ...others] = steps;
  return first === undefined ? [] : [Object.assign(first, { name: stateName(node) }), ...others];
}

/** Where something has to happen on a failure, it happens on that of the action too. */
function guarded(node: MaaNode, steps: readonly WrittenStep[], context: MaaContext): readonly WrittenStep[] {
  if (node.onError.length === 0) return steps;
  return [{ try: steps, catch: choose(node.onError, node, context) }];
}

function work(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const action = actionOf(node, context);
  const isEnd = node.action.type === 'StopTask';
  const told = focusOf(node).map((text): WrittenStep => ({ log: text }));
  if (told.length > 0) context.note('approximated', node, 'focus', 'Its words are written into the log.');
  return [
    ...told,
    ...idle(node, 'pre_wait_freezes', context),
    ...pause(node, 'pre_delay', action.length > 0),
    ...action,
    ...(isEnd ? [] : idle(node, 'post_wait_freezes', context)),
    ...(isEnd ? [] : pause(node, 'post_delay', action.length > 0)),
  ];
}

function pause(node: MaaNode, key: string, acts: boolean): readonly WrittenStep[] {
  const ms = numberIn(node.fields, key) ?? (acts ? DEFAULT_DELAY_MS : 0);
  return ms > 0 ? [{ wait: duration(ms) }] : [];
}

function idle(node: MaaNode, key: string, context: MaaContext): readonly WrittenStep[] {
  const written = node.fields[key];
  const fields = isPlainObject(written) ? written : {};
  const ms =
    typeof written === 'number' ? written : (numberIn(fields, 'time') ?? (written === undefined ? 0 : 1));
  if (ms <= 0) return [];
  if (Object.keys(fields).some((name) => name !== 'time' && name !== 'timeout'))
    context.note('approximated', node, key, 'The whole screen has to stand still.');
  const limit = numberIn(fields, 'timeout') ?? DEFAULT_TIMEOUT_MS;
  return [{ waitIdle: { for: duration(ms) }, timeout: duration(Math.max(limit, 1)) }];
}

function countHit(node: MaaNode, { hits }: MaaContext): readonly WrittenStep[] {
  const variable = hits.get(node.name);
  return variable === undefined ? [] : [{ set: { [variable]: `\${${variable} + 1}` } }];
}

function setAnchors(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const names = [...context.anchors].filter(([, nodes]) => nodes.includes(node.name)).map(([name]) => name);
  return names.map((name) => ({ set: { [anchorVariable(name, context)]: stateName(node) } }));
}

export function anchorVariable(name: string, { anchors }: MaaContext): string {
  return `anchor_${String([...anchors.keys()].indexOf(name) + 1)}`;
}

/** The end of a chain: back to where somebody jumped from, or the end of all. */
export function chainEnd(hasJumps: boolean): WrittenStep {
  if (!hasJumps) return { set: { next: '' } };
  return { set: { next: '${back.split("|")[0]}', back: '${back.substring(back.indexOf("|") + 1)}' } };
}

function follow(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  if (node.action.type === 'StopTask') return [];
  return choose(node.next, node, context);
}

/** Waits for the first of a list of nodes and goes to it. */
function choose(links: readonly MaaLink[], from: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const branches = links.flatMap((link) => branchesOf(link, from, context));
  if (branches.length === 0) return [chainEnd(hasJumps(context))];
  const sure = branches.findIndex(({ isSure }) => isSure);
  if (sure >= 0) return oneLook(branches.slice(0, sure), branches[sure]?.then ?? []);
  const timeout = numberIn(from.fields, 'timeout') ?? DEFAULT_TIMEOUT_MS;
  const rate = numberIn(from.fields, 'rate_limit') ?? DEFAULT_RATE_MS;
  return [
    {
      firstOf: branches.map(({ when, then }) => ({ when, then })),
      within: duration(timeout < 0 ? FOREVER_MS : timeout),
      every: duration(Math.max(rate, 1)),
    },
  ];
}

/** Where one is found whatever there is, nobody waits: it is taken unless one before it is found. */
function oneLook(before: readonly Branch[], sure: readonly WrittenStep[]): readonly WrittenStep[] {
  if (before.length === 0) return sure;
  return [{ switch: before.map(({ when, then }) => ({ when, then })), else: sure }];
}

interface Branch {
  readonly when: WrittenStep;
  readonly then: readonly WrittenStep[];
  readonly isSure: boolean;
}

function branchesOf(link: MaaLink, from: MaaNode, context: MaaContext): readonly Branch[] {
  if (link.anchor) {
    const variable = anchorVariable(link.name, context);
    return (context.anchors.get(link.name) ?? []).flatMap((name) => {
      const isIt = { equals: { value: `\${${variable}}`, to: stateName(context.nodes.get(name) ?? from) } };
      return branchesOf({ ...link, name, anchor: false }, from, context).map((one) => ({
        ...one,
        when: { all: [isIt, one.when] },
        isSure: false,
      }));
    });
  }
  const node = context.nodes.get(link.name);
  if (!node) {
    context.note(
      'notConverted',
      from,
      'next',
      `There is no node “${link.name.slice(0, 60)}” in this file; it is left out.`,
    );
    return [];
  }
  if (node.fields['enabled'] === false) return [];
  const then = goTo(node, from, isJump(link, context));
  const condition = conditionOf(node, context);
  const variable = context.hits.get(node.name);
  if (variable === undefined) return [{ when: condition, then, isSure: isDirect(node) }];
  const most = String(numberIn(node.fields, 'max_hit') ?? 0);
  return [{ when: { all: [{ is: `\${${variable} < ${most}}` }, condition] }, then, isSure: false }];
}

function goTo(node: MaaNode, from: MaaNode, jumps: boolean): readonly WrittenStep[] {
  const next: Record<string, Written> = { next: stateName(node) };
  if (jumps)
    next['back'] = `\${${JSON.stringify(`${whatFollows(from).replaceAll('$${', '')}${BETWEEN}`)} + back}`;
  return [{ set: next }];
}

function isJump(link: MaaLink, { nodes }: MaaContext): boolean {
  return link.jumpBack || nodes.get(link.name)?.isSub === true;
}

/** Whether any node comes back to where it was called from. */
export function hasJumps(context: MaaContext): boolean {
  return [...context.nodes.values()].some(({ next }) => next.some((link) => isJump(link, context)));
}
