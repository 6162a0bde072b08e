import { duration } from '../predecessor/act-screen';
import type { Written, WrittenStep } from '../own-text';
import { BETWEEN, type MaaContext } from './maa-context';
import { numberIn, type MaaLink, type MaaNode } from './maa-node';
import { limit } from './maa-freezes';
import { conditionOf, isDirect } from './maa-recognition';

const DEFAULT_RATE_MS = 1_000;
/** Characters of names to go back to that are kept: a pipeline that only ever jumps must not grow. */
const MAX_BACK = 4_000;

/** The end of a chain: back to where somebody jumped from, or the end of all. */
export function chainEnd(context: MaaContext): WrittenStep {
  if (!hasJumps(context)) return { set: { next: '' } };
  return { set: { next: '${back.split("|")[0]}', back: '${back.substring(back.indexOf("|") + 1)}' } };
}

/** Waits for the first of a list of nodes and goes to it. */
export function choose(
  links: readonly MaaLink[],
  from: MaaNode,
  context: MaaContext,
): readonly WrittenStep[] {
  if (links.length === 0) return [chainEnd(context)];
  const branches = links.flatMap((link) => branchesOf(link, from, context));
  if (branches.length === 0) {
    const why = 'None of the nodes that could follow is enabled or known; it fails here, as it did there.';
    return [context.nearly({ fail: 'No node that could follow is enabled' }, from, 'next', why)];
  }
  const sure = branches.findIndex(({ isSure }) => isSure);
  if (sure >= 0) return oneLook(branches.slice(0, sure), branches[sure]?.then ?? []);
  return [
    {
      firstOf: branches.map(({ when, then }) => ({ when, then })),
      within: limit(numberIn(from.fields, 'timeout')),
      every: duration(Math.max(numberIn(from.fields, 'rate_limit') ?? DEFAULT_RATE_MS, 1)),
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
  if (link.anchor) return anchorBranches(link, from, context);
  const node = context.nodes.get(link.name);
  if (!node) {
    const why = `There is no node “${link.name.slice(0, 60)}” in this file or beside it; it is left out.`;
    context.note('notConverted', from, 'next', why);
    return [];
  }
  if (node.fields['enabled'] === false || !context.spend()) return [];
  const then = goTo(node, from, isJump(link, context), context);
  const condition = conditionOf(node, context);
  const variable = context.hits.get(node.name);
  // Where a list is given for what is used up, the node is still found then.
  if (variable === undefined || node.runout.length > 0)
    return [{ when: condition, then, isSure: isDirect(node) }];
  const isLeft = { is: `\${${variable} < ${String(node.maxHit ?? 0)}}` };
  return [{ when: { all: [isLeft, condition] }, then, isSure: false }];
}

function anchorBranches(link: MaaLink, from: MaaNode, context: MaaContext): readonly Branch[] {
  const targets = [...(context.anchors.get(link.name) ?? [])];
  if (targets.length === 0)
    context.note('notConverted', from, 'next', `No node sets the anchor “${link.name.slice(0, 60)}”.`);
  return targets.flatMap((name) => {
    const target = context.nodes.get(name);
    const set = {
      value: `\${${context.anchorVariable(link.name)}}`,
      to: target ? context.state(target) : '',
    };
    return branchesOf({ ...link, name, anchor: false }, from, context).map((one) => ({
      ...one,
      when: { all: [{ equals: set }, one.when] },
      isSure: false,
    }));
  });
}

function goTo(node: MaaNode, from: MaaNode, jumps: boolean, context: MaaContext): readonly WrittenStep[] {
  const next: Record<string, Written> = { next: context.state(node) };
  if (jumps) {
    const most = String(MAX_BACK);
    const kept = `(size(back) < ${most} ? back : back.substring(0, back.lastIndexOf("|", ${most}) + 1))`;
    next['back'] = `\${${JSON.stringify(`${context.following(from)}${BETWEEN}`)} + ${kept}}`;
  }
  return [{ set: next }];
}

function isJump(link: MaaLink, { nodes }: MaaContext): boolean {
  return link.jumpBack || nodes.get(link.name)?.isSub === true;
}

/** Whether somebody comes back to a node after a chain that began there. */
export function isJumpedFrom({ next, onError, runout }: MaaNode, context: MaaContext): boolean {
  return [...next, ...onError, ...runout].some((link) => isJump(link, context));
}

/** Whether any node comes back to where it was called from. */
export function hasJumps(context: MaaContext): boolean {
  return context.jumps(() => [...context.nodes.values()].some((node) => isJumpedFrom(node, context)));
}
