import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DefinitionVersion } from '../../shared/definition-version';
import type { DefinitionId } from '../../shared/ids';
import type { Clock, Logger } from '../../shared/ports';
import { parseDocument } from '../platform/json-document';
import { createKeyedQueue } from '../platform/keyed-queue';
import { makePrivateFolder } from '../platform/paths';
import { definitionFormat } from './definition-format';
import type { SavedDefinition } from './definition-store';
import { parseVersionFileName, type VersionName } from './version-file';
import {
  addVersion,
  listVersionNames,
  makeDurable,
  readAbout,
  readVersionBytes,
  versionFolderName,
  writeAbout,
  type About,
} from './version-folder';
import type { PreviousVersion, VersionHistory } from './version-history';

/** How long the versions of a definition are kept after it went away. */
const AWAY_LIMIT_MS = 30 * 24 * 3_600_000;

export interface FileVersionHistoryOptions {
  /** One folder below it per definition: a file per version, `about.json` beside them. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Versions as files. Reads what it needs to know of those kept before; keeps at most 50 per definition. */
export async function createFileVersionHistory(options: FileVersionHistoryOptions): Promise<VersionHistory> {
  const history = new FileVersionHistory(options);
  await history.open();
  return history;
}

class FileVersionHistory implements VersionHistory {
  readonly #options: FileVersionHistoryOptions;
  readonly #queue = createKeyedQueue();
  readonly #abouts = new Map<DefinitionId, About>();
  /** Hash of the newest version of each definition. */
  readonly #newest = new Map<DefinitionId, string>();
  /** Hash of the version of each definition that is known to be flushed. */
  readonly #durable = new Map<DefinitionId, string>();
  readonly #ownerOfFile = new Map<string, DefinitionId>();

  constructor(options: FileVersionHistoryOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { folder } = this.#options;
    await this.#safely('open', async () => {
      await makePrivateFolder(folder);
      const kept: { about: About; newest: VersionName | undefined }[] = [];
      for (const name of await readdir(folder)) {
        const about = await readAbout(join(folder, name));
        if (about && versionFolderName(about.definitionId) === name)
          kept.push({ about, newest: (await listVersionNames(join(folder, name)))[0] });
      }
      // Of two that came from one file the later one tells what was in it last.
      kept.sort((a, b) => (a.newest?.atMs ?? 0) - (b.newest?.atMs ?? 0));
      for (const { about, newest } of kept) {
        this.#learn(about);
        if (newest) this.#newest.set(about.definitionId, newest.hash);
      }
    });
  }

  keep(...[saved, bytes, cause]: Parameters<VersionHistory['keep']>): Promise<void> {
    const { id } = saved.definition;
    return this.#queue.run(id, () => this.#safely('keep', () => this.#keep(saved, bytes, cause)));
  }

  keepDurably(...[saved, bytes, cause]: Parameters<VersionHistory['keep']>): Promise<void> {
    const { id } = saved.definition;
    return this.#queue.run(id, () =>
      this.#safely('keep', async () => {
        await this.#keep(saved, bytes, cause);
        if (this.#durable.get(id) === saved.hash) return;
        await makeDurable(this.#folderOf(id), bytes);
        this.#durable.set(id, saved.hash);
      }),
    );
  }

  async #keep(...[saved, bytes, cause]: Parameters<VersionHistory['keep']>): Promise<void> {
    const { id } = saved.definition;
    await this.#noteFile(saved);
    if (this.#newest.get(id) === saved.hash) return;
    const atMs = this.#options.clock.now();
    await addVersion(this.#folderOf(id), bytes, { atMs, cause, hash: saved.hash });
    this.#newest.set(id, saved.hash);
  }

  async list(definitionId: DefinitionId): Promise<readonly DefinitionVersion[]> {
    const versions: DefinitionVersion[] = [];
    for (const version of await listVersionNames(this.#folderOf(definitionId))) {
      const bytes = await readVersionBytes(this.#folderOf(definitionId), version);
      const name = bytes && nameIn(bytes);
      if (name === undefined) continue;
      const { versionId, atMs, cause, hash } = version;
      versions.push({ versionId, definitionId, at: new Date(atMs).toISOString(), cause, hash, name });
    }
    return versions;
  }

  async read(definitionId: DefinitionId, versionId: string): Promise<Uint8Array | undefined> {
    const version = parseVersionFileName(`${versionId}.json`);
    return version && readVersionBytes(this.#folderOf(definitionId), version);
  }

  async previousOf(file: string): Promise<PreviousVersion | undefined> {
    const definitionId = this.#ownerOfFile.get(file);
    if (definitionId === undefined) return undefined;
    const folder = this.#folderOf(definitionId);
    for (const version of await listVersionNames(folder)) {
      const bytes = await readVersionBytes(folder, version);
      if (!bytes) continue;
      const name = nameIn(bytes);
      if (name !== undefined) return { definitionId, at: new Date(version.atMs).toISOString(), name, bytes };
    }
    return undefined;
  }

  async purge(isThere: (definitionId: DefinitionId, file: string) => boolean): Promise<void> {
    for (const about of [...this.#abouts.values()]) {
      const { definitionId, file } = about;
      await this.#queue.run(definitionId, () =>
        this.#safely('purge', () => this.#purgeOne(about, isThere(definitionId, file))),
      );
    }
  }

  async #purgeOne(about: About, isThere: boolean): Promise<void> {
    const folder = this.#folderOf(about.definitionId);
    const nowMs = this.#options.clock.now();
    if (isThere) {
      if (about.awaySince !== null) await this.#write({ ...about, awaySince: null });
    } else if (about.awaySince === null) {
      await this.#write({ ...about, awaySince: new Date(nowMs).toISOString() });
    } else if (nowMs - Date.parse(about.awaySince) > AWAY_LIMIT_MS) {
      await rm(folder, { recursive: true, force: true });
      this.#abouts.delete(about.definitionId);
      this.#newest.delete(about.definitionId);
      this.#durable.delete(about.definitionId);
      if (this.#ownerOfFile.get(about.file) === about.definitionId) this.#ownerOfFile.delete(about.file);
    }
  }

  async #noteFile({ definition, file }: SavedDefinition): Promise<void> {
    const known = this.#abouts.get(definition.id);
    if (known?.file === file && known.awaySince === null) {
      this.#ownerOfFile.set(file, definition.id);
      return;
    }
    await this.#write({ definitionId: definition.id, file, awaySince: null });
  }

  async #write(about: About): Promise<void> {
    await writeAbout(this.#folderOf(about.definitionId), about);
    this.#learn(about);
  }

  #learn(about: About): void {
    this.#abouts.set(about.definitionId, about);
    this.#ownerOfFile.set(about.file, about.definitionId);
  }

  #folderOf(definitionId: DefinitionId): string {
    return join(this.#options.folder, versionFolderName(definitionId));
  }

  async #safely(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.logger.warn({ event: 'versions.failed', what, error });
    }
  }
}

function nameIn(bytes: Uint8Array): string | undefined {
  const parsed = parseDocument(bytes, definitionFormat);
  return parsed.ok ? parsed.value.value.name : undefined;
}
