import { ImportReport, type ImportLevel } from '../import-report';
import type { Remarks, WrittenStep } from '../own-text';
import { anchorsOf, type MaaNode } from './maa-node';

/** Conditions one pipeline may have after the import; each link to a node asks all of its recognition. */
const MAX_CONDITIONS = 20_000;
const MAX_STATE_NAME = 100;
/** Between names of nodes that are still to be gone back to. */
export const BETWEEN = '|';

/** What converting one pipeline needs and gathers. */
export class MaaContext {
  readonly report = new ImportReport();
  readonly remarks: Remarks = new WeakMap();
  readonly nodes: ReadonlyMap<string, MaaNode>;
  /** Width and height its numbers count in. */
  readonly screen: { readonly width: number; readonly height: number };
  /** Variables that count how often a node was found, by node. */
  readonly hits: ReadonlyMap<string, string>;
  /** To which nodes an anchor may be set, by its name. */
  readonly anchors: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly states = new Map<string, string>();
  private conditions = 0;
  private jumping: boolean | undefined;

  constructor(nodes: ReadonlyMap<string, MaaNode>, screen: MaaContext['screen']) {
    this.nodes = nodes;
    this.screen = screen;
    const limited = [...nodes.values()].filter(({ maxHit }) => maxHit !== undefined);
    this.hits = new Map(limited.map(({ name }, index) => [name, `hits_${String(index + 1)}`]));
    this.anchors = anchorsIn(nodes);
    const taken = new Set<string>();
    for (const name of nodes.keys()) this.states.set(name, freeState(name, taken));
  }

  /** How a node is called in the variable `next`. */
  state({ name }: MaaNode): string {
    return this.states.get(name) ?? '';
  }

  /** How the second half of a node is called, where others come back to. */
  following(node: MaaNode): string {
    return followingState(this.state(node));
  }

  anchorVariable(name: string): string {
    return `anchor_${String([...this.anchors.keys()].indexOf(name) + 1)}`;
  }

  /** Keeps whether there are jumps at all: every end of a chain asks. */
  jumps(find: () => boolean): boolean {
    this.jumping ??= find();
    return this.jumping;
  }

  /** Whether one more condition fits. */
  spend(): boolean {
    this.conditions += 1;
    return !this.isTooLarge();
  }

  isTooLarge(): boolean {
    return this.conditions > MAX_CONDITIONS;
  }

  note(level: ImportLevel, node: MaaNode, what: string, why = ''): void {
    this.report.add(level, node.at, what, why);
  }

  /** Notes what is only nearly the same, and says so above what was written. */
  nearly<T extends object>(written: T, node: MaaNode, what: string, why: string): T {
    this.note('approximated', node, what, why);
    return this.remark(written, why);
  }

  /** Notes what there is nothing like, and says so above what stands for it. */
  lost<T extends object>(written: T, node: MaaNode, what: string, why: string): T {
    this.note('notConverted', node, what, why);
    return this.remark(written, why);
  }

  private remark<T extends object>(written: T, why: string): T {
    const remark = why.replaceAll(/\s+/g, ' ').slice(0, 300);
    this.remarks.set(written, [...(this.remarks.get(written) ?? []), remark]);
    return written;
  }
}

function followingState(state: string): string {
  return `${state}: what follows`;
}

/** A name that may stand in a text and in an expression, and that no other state has. */
function freeState(name: string, taken: Set<string>): string {
  const safe = name
    .replaceAll(BETWEEN, '/')
    .replaceAll('${', () => '$(')
    .replaceAll(/["\\\p{Cc}]/gu, ' ')
    .slice(0, MAX_STATE_NAME)
    .trim();
  const wanted = safe === '' ? 'node' : safe;
  let free = wanted;
  for (let count = 2; taken.has(free) || taken.has(followingState(free)); count += 1)
    free = `${wanted} (${String(count)})`;
  taken.add(free).add(followingState(free));
  return free;
}

function anchorsIn(nodes: ReadonlyMap<string, MaaNode>): MaaContext['anchors'] {
  const found = new Map<string, Set<string>>();
  for (const node of nodes.values())
    for (const [anchor, target] of anchorsOf(node)) {
      const targets = found.get(anchor) ?? new Set<string>();
      found.set(anchor, targets);
      if (target !== '') targets.add(target);
    }
  return found;
}

/** For which node something is recognised. */
export interface Here {
  readonly node: MaaNode;
  readonly context: MaaContext;
}

/** One condition, or any of several; undefined for none. */
export function anyOf(conditions: readonly WrittenStep[]): WrittenStep | undefined {
  return conditions.length > 1 ? { any: conditions } : conditions[0];
}

/** A text of the source that must not be read as an expression. */
export function plain(text: string): string {
  return text.replaceAll('${', () => '$${');
}
