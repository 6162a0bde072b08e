import { z } from 'zod';
import type { SqlRow } from '../../platform/database-protocol';
import type { AccountsFile } from '../file/accounts-file';
import { newKey, NotOpenedError, openBytes, purposeOf, sealBytes } from './sealing';

/** A way to open the data key. */
export const KeyWay = z.enum(['keystore', 'keyFile', 'passphrase']);
export type KeyWay = z.infer<typeof KeyWay>;

/** What a way needs beside its own key, kept in the open: a salt, what the key store sealed. */
export type WayParameters = Readonly<Record<string, string | number>>;

/** A way with its key; the data key is sealed under that. */
export interface OpenWay {
  readonly kind: KeyWay;
  readonly parameters: WayParameters;
  readonly key: Uint8Array;
}

/** A data key in the clear. `proof` stands in the file and is another one for every key ever made. */
export interface DataKey {
  readonly generation: number;
  readonly proof: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * How a wrap stands in the file. `wrapped` opens to data key number `generation`; when the key was changed by somebody
 * who could not open this way, `next` leads from each key to the one after.
 */
const Stored = z.object({
  generation: z.number().int(),
  next: z.array(z.object({ generation: z.number().int(), sealed: z.string() })),
  way: z.record(z.string(), z.union([z.string(), z.number()])),
});
type Stored = z.infer<typeof Stored>;

/** A way that stands in the file. */
export interface KeptWay {
  readonly kind: KeyWay;
  readonly parameters: WayParameters;
  readonly stored: Stored;
  readonly wrapped: Uint8Array;
}

/** Wall clock milliseconds; a first key is made where no clock was handed over. */
const NOW = `CAST(unixepoch('subsec') * 1000 AS INTEGER)`;
const PROVEN = Buffer.from('a data key of Muster');

/** The newest data key: number and proof. Undefined while no secret was ever kept. */
export function newestKey(file: AccountsFile): Omit<DataKey, 'key'> | undefined {
  const row = file.get('SELECT id, proof FROM data_keys ORDER BY id DESC LIMIT 1');
  return row && { generation: Number(row['id']), proof: bytesOf(row['proof']) };
}

/** Makes a data key; numbers are never used twice. */
export function makeDataKey(file: AccountsFile): DataKey {
  const key = newKey();
  const made = file.run(`INSERT INTO data_keys (created_at, proof) VALUES (${NOW}, ?)`, [new Uint8Array()]);
  const generation = made.lastInsertRowid;
  const proof = sealBytes(key, PROVEN, proofPurpose(generation));
  file.run('UPDATE data_keys SET proof = ? WHERE id = ?', [proof, generation]);
  return { generation, proof, key };
}

/** The ways that open the newest data key; those whose parameters can't be read are left out. */
export function keptWays(file: AccountsFile): readonly KeptWay[] {
  const rows = file.all(
    'SELECT kind, parameters, wrapped FROM key_wraps WHERE data_key = (SELECT max(id) FROM data_keys) ORDER BY kind',
  );
  return rows.flatMap(readWay);
}

function readWay(row: SqlRow): KeptWay[] {
  const stored = Stored.safeParse(jsonOf(String(row['parameters'])));
  if (!stored.success) return [];
  const { data } = stored;
  const kind = KeyWay.parse(row['kind']);
  return [{ kind, parameters: data.way, stored: data, wrapped: bytesOf(row['wrapped']) }];
}

/** Opens the newest data key in one way; undefined when this key does not. Proven, so never a wrong one. */
export function unwrap(
  newest: Omit<DataKey, 'key'>,
  { kind, stored, wrapped }: KeptWay,
  key: Uint8Array,
): DataKey | undefined {
  try {
    let { generation } = stored;
    let open: Uint8Array = openBytes(key, wrapped, wrapPurpose(kind, generation));
    for (const next of stored.next) {
      const sealed = Buffer.from(next.sealed, 'base64');
      const opened = openBytes(open, sealed, nextPurpose(generation, next.generation));
      open.fill(0);
      ({ generation } = next);
      open = opened;
    }
    if (generation !== newest.generation) return undefined;
    openBytes(open, newest.proof, proofPurpose(generation));
    return { ...newest, key: open };
  } catch (error) {
    if (error instanceof NotOpenedError) return undefined;
    throw error;
  }
}

/** Adds or replaces a way. */
export function putWay(file: AccountsFile, data: DataKey, way: OpenWay): void {
  const stored = { generation: data.generation, next: [], way: way.parameters };
  const wrapped = sealBytes(way.key, data.key, wrapPurpose(way.kind, data.generation));
  write(file, data.generation, { kind: way.kind, stored, wrapped });
}

/** Carries a way whose own key is not at hand over to the next data key: through the one before. */
export function carryWay(
  file: AccountsFile,
  way: KeptWay,
  [before, after]: readonly [DataKey, DataKey],
): void {
  const sealed = sealBytes(before.key, after.key, nextPurpose(before.generation, after.generation));
  const step = { generation: after.generation, sealed: sealed.toString('base64') };
  const stored = { ...way.stored, next: [...way.stored.next, step] };
  write(file, after.generation, { ...way, stored });
}

function write(
  file: AccountsFile,
  generation: number,
  { kind, stored, wrapped }: Pick<KeptWay, 'kind' | 'stored' | 'wrapped'>,
): void {
  file.run(
    `INSERT OR REPLACE INTO key_wraps (data_key, kind, parameters, wrapped, created_at) VALUES (?, ?, ?, ?, ${NOW})`,
    [generation, kind, JSON.stringify(stored), wrapped],
  );
}

const proofPurpose = (generation: number): Buffer => purposeOf('data key proof', generation);
const wrapPurpose = (kind: KeyWay, generation: number): Buffer => purposeOf('data key', kind, generation);
const nextPurpose = (from: number, to: number): Buffer => purposeOf('next data key', from, to);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}
