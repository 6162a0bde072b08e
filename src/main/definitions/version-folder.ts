import { copyFile, link, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { VersionCause } from '../../shared/definition-version';
import { DefinitionId } from '../../shared/ids';
import { flushFile, replaceFile, replaceUnflushed } from '../platform/document-writer';
import { hashOf, readFileBytes } from '../platform/file-bytes';
import { makePrivateFolder } from '../platform/paths';
import { parseVersionFileName, versionFileName, type VersionName } from './version-file';

/** How many versions of a definition are kept. */
export const KEPT_VERSIONS = 50;
const ABOUT = 'about.json';

/** What the versions' bytes do not tell. */
const About = z.object({
  definitionId: DefinitionId,
  /** Name of the file the newest version came from. */
  file: z.string(),
  /** Since when the definition has been away; null while it is there. */
  awaySince: z.string().nullable(),
});
export type About = z.infer<typeof About>;

/** The folder of one definition's versions: any id makes a safe name. */
export function versionFolderName(definitionId: DefinitionId): string {
  return hashOf(Buffer.from(definitionId)).slice(0, 32);
}

export async function readAbout(folder: string): Promise<About | undefined> {
  const read = await readFileBytes(join(folder, ABOUT));
  if (!read.ok) return undefined;
  try {
    return About.safeParse(JSON.parse(Buffer.from(read.value.bytes).toString())).data;
  } catch {
    return undefined;
  }
}

/** Not flushed: it is made once more from the definition when it is lost. */
export async function writeAbout(folder: string, about: About): Promise<void> {
  await makePrivateFolder(folder);
  await replaceUnflushed(join(folder, ABOUT), Buffer.from(`${JSON.stringify(about)}\n`));
}

/** Versions in the folder, newest first. */
export async function listVersionNames(folder: string): Promise<readonly VersionName[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => parseVersionFileName(name) ?? [])
    .sort((a, b) => b.number - a.number || b.atMs - a.atMs);
}

/** Bytes of a version; undefined when they are not the ones that were kept. */
export async function readVersionBytes(
  folder: string,
  { versionId, hash }: Pick<VersionName, 'versionId' | 'hash'>,
): Promise<Uint8Array | undefined> {
  const read = await readFileBytes(join(folder, `${versionId}.json`));
  return read.ok && read.value.hash === hash ? read.value.bytes : undefined;
}

/**
 * Keeps bytes as the newest version unless they are that already; drops what is beyond the limit. Not flushed: the
 * same bytes are in the definition's own file. `makeDurable` comes before they are written over there.
 */
export async function addVersion(
  folder: string,
  bytes: Uint8Array,
  { atMs, cause, hash }: { readonly atMs: number; readonly cause: VersionCause; readonly hash: string },
): Promise<void> {
  const there = await listVersionNames(folder);
  if (there[0]?.hash === hash) return;
  const name = versionFileName({ number: (there[0]?.number ?? 0) + 1, atMs, cause, hash });
  const same = there.find((version) => version.hash === hash);
  const isLinked = same !== undefined && (await linkVersion(folder, same, name));
  if (!isLinked) await replaceUnflushed(join(folder, name), bytes);
  for (const { versionId } of there.slice(KEPT_VERSIONS - 1))
    await rm(join(folder, `${versionId}.json`), { force: true });
}

/** Flushes the newest version, which has these bytes; one that a power failure damaged is written anew. */
export async function makeDurable(folder: string, bytes: Uint8Array): Promise<void> {
  const [newest] = await listVersionNames(folder);
  if (!newest) return;
  const path = join(folder, `${newest.versionId}.json`);
  if ((await readVersionBytes(folder, newest)) === undefined) await replaceFile(path, bytes);
  else await flushFile(path);
  await flushFile(join(folder, ABOUT));
}

/** One file under two names where the file system can; a damaged one is not passed on. */
async function linkVersion(folder: string, same: VersionName, name: string): Promise<boolean> {
  if ((await readVersionBytes(folder, same)) === undefined) return false;
  const from = join(folder, `${same.versionId}.json`);
  return link(from, join(folder, name))
    .catch(() => copyFile(from, join(folder, name)))
    .then(
      () => true,
      () => false,
    );
}
