import { VersionCause } from '../../shared/definition-version';

/** What the name of a kept version tells. */
export interface VersionName {
  readonly versionId: string;
  /** Counts up within a definition; orders versions whatever the clock does. */
  readonly number: number;
  /** Wall clock, milliseconds. */
  readonly atMs: number;
  readonly cause: VersionCause;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
}

const NAME = /^(\d{8})-(\d{13})-([a-z]+)-([\da-f]{64})\.json$/;

/** Name of the file of a version: `<number>-<milliseconds>-<cause>-<hash>.json`; its id is the part before `.json`. */
export function versionFileName({ number, atMs, cause, hash }: Omit<VersionName, 'versionId'>): string {
  return `${String(number).padStart(8, '0')}-${String(atMs).padStart(13, '0')}-${cause}-${hash}.json`;
}

/** Reads a name back; undefined for a file that is no version. */
export function parseVersionFileName(name: string): VersionName | undefined {
  const [, number, atMs, cause, hash] = NAME.exec(name) ?? [];
  const known = VersionCause.safeParse(cause);
  if (number === undefined || atMs === undefined || hash === undefined || !known.success) return undefined;
  return {
    versionId: name.slice(0, -'.json'.length),
    number: Number(number),
    atMs: Number(atMs),
    cause: known.data,
    hash,
  };
}
