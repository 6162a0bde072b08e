import { isPlainObject } from '../../late';
import { readNode, type MaaDefaults, type MaaNode } from './maa-node';

type Mapping = Readonly<Record<string, unknown>>;

/** What lies beside a pipeline in one resource folder. */
export interface MaaBundle {
  readonly defaults: MaaDefaults;
  /** Nodes of all its files by name; of two with one name the later counts, as in that program. */
  readonly nodes: ReadonlyMap<string, { readonly fields: Mapping; readonly file: string }>;
  /** How many nodes files of this import may still take from each other. */
  budget: number;
}

/** Hundreds of files that all lead to each other would be as many copies of all of them. */
const MAX_BORROWED = 4_000;

/** Whether a file holds what nodes have that don't say otherwise. */
export function isDefaults(name: string): boolean {
  return /(?:^|[\\/])default_pipeline\.jsonc?$/i.test(name);
}

/** Puts the parsed files of one drop together. */
export function bundleOf(files: readonly { readonly name: string; readonly root: Mapping }[]): MaaBundle {
  const defaults = new Map<string, Mapping>();
  const nodes = new Map<string, { readonly fields: Mapping; readonly file: string }>();
  for (const { name: file, root } of files)
    for (const [name, fields] of Object.entries(root)) {
      if (!isPlainObject(fields) || name.startsWith('$')) continue;
      if (isDefaults(file)) defaults.set(name, { ...defaults.get(name), ...fields });
      else nodes.set(name, { fields, file });
    }
  return { defaults, nodes, budget: MAX_BORROWED };
}

/** Nodes of other files that those of this file lead to, directly or through others; at most so many. */
export function borrowNodes(
  own: readonly MaaNode[],
  bundle: MaaBundle | undefined,
  most: number,
): readonly MaaNode[] {
  if (!bundle) return [];
  const limit = Math.min(most, bundle.budget);
  const known = new Set(own.map(({ name }) => name));
  const borrowed: MaaNode[] = [];
  const waiting = [...own];
  for (let node = waiting.pop(); node && borrowed.length < limit; node = waiting.pop()) {
    for (const name of namesIn(node)) {
      const found = known.has(name) ? undefined : bundle.nodes.get(name);
      if (!found || borrowed.length >= limit) continue;
      known.add(name);
      // Its own place is in another file: the report shows where it is led to from here.
      const read = readNode(name, found.fields, node.at, bundle.defaults);
      borrowed.push(read);
      waiting.push(read);
    }
  }
  bundle.budget -= borrowed.length;
  return borrowed;
}

/** Names of other nodes a node speaks of. */
function namesIn({ next, onError, runout, recognition, action, fields }: MaaNode): readonly string[] {
  const { params } = recognition;
  const parts = [params['all_of'], params['any_of']].flatMap((list): readonly unknown[] =>
    Array.isArray(list) ? list : [],
  );
  const written: readonly unknown[] = [
    ...[params['roi'], action.params['target'], action.params['begin'], action.params['end'], ...parts],
    ...(isPlainObject(fields['anchor']) ? Object.values(fields['anchor']) : []),
  ];
  return [
    ...[...next, ...onError, ...runout].filter(({ anchor }) => !anchor).map(({ name }) => name),
    ...written.filter((name) => typeof name === 'string'),
  ];
}

/**
 * Nodes a run may begin with, the likeliest first: those nothing else leads to, and the first of the file. That one
 * comes first unless another leads to it.
 */
export function startsOf(enabled: readonly MaaNode[], all: readonly MaaNode[]): readonly MaaNode[] {
  const list = enabled.length === 0 ? all : enabled;
  const reached = new Set(
    list.flatMap(({ next, onError, runout, name }) =>
      [...next, ...onError, ...runout].flatMap((link) => (link.name === name ? [] : [link.name])),
    ),
  );
  const free = list.filter(({ name }) => !reached.has(name));
  const [first] = list;
  if (!first || free.includes(first)) return free;
  const before = leadingTo(first, list);
  const leading = free.filter(({ name }) => before.has(name));
  const others = free.filter(({ name }) => !before.has(name));
  return [...leading, first, ...others];
}

/** Every node from which one may come to this one. */
function leadingTo(wanted: MaaNode, list: readonly MaaNode[]): ReadonlySet<string> {
  const from = new Map<string, string[]>();
  for (const { name, next, onError } of list)
    for (const link of [...next, ...onError]) {
      const before = from.get(link.name) ?? [];
      from.set(link.name, before);
      before.push(name);
    }
  const seen = new Set([wanted.name]);
  for (const name of seen) for (const before of from.get(name) ?? []) seen.add(before);
  return seen;
}
