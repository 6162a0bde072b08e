import { isPlainObject } from '../../late';
import type { At } from '../predecessor/fields';

type Mapping = Readonly<Record<string, unknown>>;

/** What is done where a node finds itself. */
export interface MaaPart {
  readonly type: string;
  readonly params: Mapping;
}

/** One name of a `next` list. */
export interface MaaLink {
  readonly name: string;
  readonly jumpBack: boolean;
  readonly anchor: boolean;
}

/** A node of a pipeline in either of its two spellings. */
export interface MaaNode {
  readonly name: string;
  readonly at: At;
  readonly fields: Mapping;
  readonly recognition: MaaPart;
  readonly action: MaaPart;
  readonly next: readonly MaaLink[];
  readonly onError: readonly MaaLink[];
  /** Where the first version of the format went on after `times_limit` times. */
  readonly runout: readonly MaaLink[];
  readonly isSub: boolean;
  /** How often it may be found; undefined for any number. */
  readonly maxHit: number | undefined;
}

/** What nodes have that don't say otherwise, by `Default`, recognition and action: `default_pipeline.json`. */
export type MaaDefaults = ReadonlyMap<string, Mapping>;

const PREFIX = /^\[(JumpBack|Anchor)\]\s*/i;

/**
 * Reads a node as versions 1 to 5 of the format spell it: parameters beside `recognition` or in its `param`,
 * `interrupt` and `is_sub` before 5.1, `timeout_next`, `times_limit` and `runout_next` in the first.
 * https://github.com/MaaXYZ/MaaFramework/blob/main/docs/en_us/3.1-PipelineProtocol.md
 */
export function readNode(name: string, own: Mapping, at: At, defaults: MaaDefaults = new Map()): MaaNode {
  const fields = { ...defaults.get('Default'), ...own };
  const interrupts = links(fields['interrupt']).map((link) => ({ ...link, jumpBack: true }));
  return {
    ...{ name, at, fields },
    recognition: withDefaults(partOf(fields, 'recognition', 'DirectHit'), 'recognition', defaults),
    action: withDefaults(partOf(fields, 'action', 'DoNothing'), 'action', defaults),
    next: [...links(fields['next']), ...interrupts],
    onError: links(fields['on_error'] ?? fields['timeout_next']),
    runout: links(fields['runout_next']),
    isSub: fields['is_sub'] === true,
    maxHit: numberIn(fields, 'max_hit') ?? numberIn(fields, 'times_limit'),
  };
}

/** `recognition: { type, param }`, or its name with the parameters beside it. */
export function partOf(fields: Mapping, key: 'recognition' | 'action', otherwise: string): MaaPart {
  const written = fields[key];
  if (!isPlainObject(written))
    return { type: typeof written === 'string' ? written : otherwise, params: fields };
  const { type, param } = written;
  return {
    type: typeof type === 'string' ? type : otherwise,
    params: isPlainObject(param) ? param : written,
  };
}

function withDefaults(
  { type, params }: MaaPart,
  key: 'recognition' | 'action',
  defaults: MaaDefaults,
): MaaPart {
  const given = defaults.get(type);
  if (!given) return { type, params };
  return { type, params: { ...partOf(given, key, type).params, ...params } };
}

function links(written: unknown): readonly MaaLink[] {
  const list: readonly unknown[] = Array.isArray(written) ? written : written === undefined ? [] : [written];
  return list.flatMap(linkOf);
}

function linkOf(written: unknown): readonly MaaLink[] {
  if (isPlainObject(written) && typeof written['name'] === 'string')
    return [
      { name: written['name'], jumpBack: written['jump_back'] === true, anchor: written['anchor'] === true },
    ];
  if (typeof written !== 'string') return [];
  let name = written;
  const said = new Set<string>();
  for (let found = PREFIX.exec(name); found; found = PREFIX.exec(name)) {
    said.add((found[1] ?? '').toLowerCase());
    name = name.slice(found[0].length);
  }
  return name === '' ? [] : [{ name, jumpBack: said.has('jumpback'), anchor: said.has('anchor') }];
}

/** Which anchors a node sets, and to which node; an empty name takes one away. */
export function anchorsOf({ name, fields }: MaaNode): readonly (readonly [anchor: string, node: string])[] {
  const written = fields['anchor'];
  if (isPlainObject(written))
    return Object.entries(written).flatMap(([anchor, node]) =>
      typeof node === 'string' ? [[anchor, node] as const] : [],
    );
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  return list.flatMap((anchor) => (typeof anchor === 'string' && anchor !== '' ? [[anchor, name]] : []));
}

/** A number of a mapping; undefined when there is none. */
export function numberIn(fields: Mapping, key: string): number | undefined {
  const value = fields[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function textIn(fields: Mapping, key: string): string | undefined {
  const value = fields[key];
  return typeof value === 'string' ? value : undefined;
}

/** A list of numbers of at least so many. */
export function numbersIn(value: unknown, least: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length < least) return undefined;
  const numbers = value.map((item: unknown) =>
    typeof item === 'number' && Number.isFinite(item) ? Math.round(item) : Number.NaN,
  );
  return numbers.some(Number.isNaN) ? undefined : numbers;
}
