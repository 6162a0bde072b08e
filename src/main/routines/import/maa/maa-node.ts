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
  readonly isSub: boolean;
}

const PREFIX = /^\[(JumpBack|Anchor)\]\s*/i;

export function readNode(name: string, fields: Mapping, at: At): MaaNode {
  const interrupts = links(fields['interrupt']).map((link) => ({ ...link, jumpBack: true }));
  return {
    ...{ name, at, fields, recognition: partOf(fields, 'recognition', 'DirectHit') },
    action: partOf(fields, 'action', 'DoNothing'),
    next: [...links(fields['next']), ...interrupts],
    onError: links(fields['on_error']),
    isSub: fields['is_sub'] === true,
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
    typeof item === 'number' && Number.isFinite(item) ? Math.round(item) : 0,
  );
  return numbers;
}
