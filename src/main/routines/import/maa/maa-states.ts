import type { WrittenStep } from '../own-text';
import { duration } from '../predecessor/act-screen';
import { actionOf } from './maa-action';
import type { MaaContext } from './maa-context';
import { chainEnd, choose, hasJumps, isJumpedFrom } from './maa-follow';
import { idle } from './maa-freezes';
import { anchorsOf, numberIn, type MaaNode } from './maa-node';
import { focusOf, isDirect } from './maa-recognition';

const DEFAULT_DELAY_MS = 200;

/** A branch for each state of a node: what it does, and where others come back to it, what follows. */
export function statesOf(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const following = node.action.type === 'StopTask' ? [] : choose(node.next, node, context);
  const doing = [...countHit(node, context), ...setAnchors(node, context), ...work(node, context)];
  if (!isJumpedFrom(node, context))
    return [
      branch(context.state(node), named(guarded(node, [...doing, ...following], context), node, context)),
    ];
  const goOn = { set: { next: context.following(node) } };
  return [
    branch(context.state(node), named(guarded(node, [...doing, goOn], context), node, context)),
    branch(context.following(node), guarded(node, following, context)),
  ];
}

/** The first node of a task is looked for like any other, with its own time limit; undefined when nothing is asked. */
export function entryOf(node: MaaNode, context: MaaContext): WrittenStep | undefined {
  if (isDirect(node)) return undefined;
  const link = { name: node.name, jumpBack: false, anchor: false };
  const steps = guarded(node, choose([link], node, context), context);
  return { when: { equals: { value: '${start}', to: context.state(node) } }, then: steps };
}

/**
 * All states of a pipeline in one loop: no node calls another, so nothing grows however long it goes round. A chain
 * that fails and has no `on_error` ends where it was jumped from, as `PipelineTask::run` does it.
 */
export function machineOf(states: readonly WrittenStep[], context: MaaContext): WrittenStep {
  const machine: WrittenStep = { switch: states, else: [{ fail: 'There is no node ${next}' }] };
  if (!hasJumps(context)) return machine;
  const isJumped = { is: "${back != ''}" };
  return {
    try: [machine],
    catch: [{ if: isJumped, then: [chainEnd(context)], else: [{ fail: '${error.message}' }] }],
  };
}

function branch(name: string, steps: readonly WrittenStep[]): WrittenStep {
  return { when: { equals: { value: '${next}', to: name } }, then: steps };
}

/** The first step carries the name of the node, unless it has one. */
function named(steps: readonly WrittenStep[], node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const [first, ...others] = steps;
  return first === undefined ? [] : [Object.assign(first, { name: context.state(node) }), ...others];
}

/** Where something has to happen on a failure, it happens on that of the action too. */
function guarded(node: MaaNode, steps: readonly WrittenStep[], context: MaaContext): readonly WrittenStep[] {
  if (node.onError.length === 0) return steps;
  return [{ try: steps, catch: choose(node.onError, node, context) }];
}

/** `pre_wait_freezes`, `pre_delay`, the action, `post_wait_freezes`, `post_delay`: in this order, whatever it does. */
function work(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const { before, action } = actionOf(node, context);
  const isEnd = node.action.type === 'StopTask';
  const told = focusOf(node, context).map((text): WrittenStep => ({ log: text }));
  const rest = idle(node, 'post_wait_freezes', context);
  const [pre, post] = [delay(node, 'pre_delay'), delay(node, 'post_delay')];
  const acting =
    action.length === 0 && rest.length === 0 && !isEnd
      ? pause(pre + post)
      : [...pause(pre), ...action, ...(isEnd ? [] : [...rest, ...pause(post)])];
  return [...told, ...before, ...idle(node, 'pre_wait_freezes', context), ...acting];
}

function delay({ fields }: MaaNode, key: string): number {
  return Math.max(numberIn(fields, key) ?? DEFAULT_DELAY_MS, 0);
}

function pause(ms: number): readonly WrittenStep[] {
  return ms > 0 ? [{ wait: duration(ms) }] : [];
}

function countHit(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  const variable = context.hits.get(node.name);
  if (variable === undefined) return [];
  const count: WrittenStep = { set: { [variable]: `\${${variable} + 1}` } };
  if (node.runout.length === 0) return [count];
  const isOver = { is: `\${${variable} > ${String(node.maxHit ?? 0)}}` };
  return [count, { if: isOver, then: [...choose(node.runout, node, context), { continue: null }] }];
}

function setAnchors(node: MaaNode, context: MaaContext): readonly WrittenStep[] {
  return anchorsOf(node).map(([anchor, name]) => {
    const target = context.nodes.get(name);
    return { set: { [context.anchorVariable(anchor)]: target ? context.state(target) : '' } };
  });
}
