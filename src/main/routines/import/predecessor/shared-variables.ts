import { isPlainObject } from '../../late';

/** What one routine has to do with the variables of others: there, all routines of a bot shared them. */
export interface Share {
  /** Variables it reads, or a routine it calls does, and nobody of them sets. */
  readonly needs: ReadonlySet<string>;
  /** Variables it sets, or a routine it calls does. */
  readonly gives: ReadonlySet<string>;
}

interface Own {
  readonly reads: Set<string>;
  readonly sets: Set<string>;
  readonly inputs: Set<string>;
  readonly calls: Set<string>;
}

const REFERENCE = /\$\{([A-Za-z0-9_]+)\}/g;
const SETTING: Readonly<Record<string, string>> = {
  setvariable: 'name',
  increment: 'name',
  decrement: 'name',
  getvariable: 'target',
  getaccountfield: 'save_to',
  injectnextaccount: 'save_result',
};
/** Calls within calls that are followed. */
const MAX_TURNS = 30;
/** The program's own; nobody has to give it. */
const OWN = 'device_account_id';

/** Shares of the routines of one drop, by the names they have after the import. */
export function sharesOf(
  files: readonly { readonly name: string; readonly root: unknown }[],
  routineName: (name: string) => string,
): ReadonlyMap<string, Share> {
  const byName = new Map(files.map(({ name, root }) => [name, gather(root, routineName)]));
  const shares = new Map<string, { needs: Set<string>; gives: Set<string> }>();
  for (const [name, { reads, sets, inputs }] of byName) {
    const needs = [...reads].filter((variable) => !sets.has(variable) && !inputs.has(variable));
    shares.set(name, { needs: new Set(needs), gives: new Set(sets) });
  }
  // Calls may go round in circles; each turn reaches one call further.
  let isNew = true;
  for (let turn = 0; isNew && turn < MAX_TURNS; turn += 1) {
    isNew = false;
    for (const [name, own] of byName)
      for (const call of own.calls) if (inherit(shares.get(name), shares.get(call), own)) isNew = true;
  }
  return shares;
}

function inherit(
  caller: { needs: Set<string>; gives: Set<string> } | undefined,
  called: Share | undefined,
  { sets, inputs }: Own,
): boolean {
  if (!caller || !called) return false;
  const before = caller.needs.size + caller.gives.size;
  for (const name of called.needs) if (!sets.has(name) && !inputs.has(name)) caller.needs.add(name);
  for (const name of called.gives) caller.gives.add(name);
  return caller.needs.size + caller.gives.size > before;
}

function gather(root: unknown, routineName: (name: string) => string): Own {
  const own: Own = { reads: new Set(), sets: new Set(), inputs: new Set(), calls: new Set() };
  if (!isPlainObject(root)) return own;
  for (const param of within(root['config']))
    if (isPlainObject(param) && typeof param['name'] === 'string') own.inputs.add(param['name']);
  const waiting: unknown[] = [root['steps']];
  while (waiting.length > 0) {
    const value = waiting.pop();
    for (const name of namesIn(value)) own.reads.add(name);
    if (isPlainObject(value)) learn(value, own, routineName);
    for (const inner of within(value)) waiting.push(inner);
  }
  own.reads.delete(OWN);
  return own;
}

function namesIn(value: unknown): readonly string[] {
  return typeof value === 'string' ? Array.from(value.matchAll(REFERENCE), ([, name = '']) => name) : [];
}

function within(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return isPlainObject(value) ? Object.values(value) : [];
}

function learn(
  step: Readonly<Record<string, unknown>>,
  own: Own,
  routineName: (name: string) => string,
): void {
  const action = String(step['action']).toLowerCase();
  const target = step[SETTING[action] ?? ''];
  if (typeof target === 'string') own.sets.add(target);
  if (action === 'getvariable' && typeof step['name'] === 'string') own.reads.add(step['name']);
  if (typeof step['variable'] === 'string' && 'type' in step) own.reads.add(step['variable']);
  if (action === 'runroutine' && typeof step['routine'] === 'string')
    own.calls.add(routineName(step['routine']));
}
