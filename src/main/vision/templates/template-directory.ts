import { resolve } from 'node:path';
import type { Clock, Logger } from '../../../shared/ports';
import { templateFault, type TemplateSummary } from '../../../shared/template';
import { FollowedFolder } from '../../platform/followed-folder';
import { createStableFiles } from '../../platform/stable-files';
import { assembleTemplates, type Assembled } from './assemble-templates';
import {
  appearanceOf,
  findTemplateFiles,
  isTemplateFile,
  loadTemplateFile,
  templatePath,
  type TemplateFile,
} from './template-files';

export interface TemplateDirectoryOptions {
  /** `templates/` of the data folder; it need not be there yet. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type TemplateChange =
  | { readonly type: 'put'; readonly template: TemplateSummary }
  | { readonly type: 'remove'; readonly name: string };

/** All templates of a folder, followed as they change. */
export interface TemplateDirectory {
  /** Absolute. */
  readonly folder: string;
  /** In the order of their names, those that can't be used among them. */
  list(): readonly TemplateSummary[];
  find(name: string): TemplateSummary | undefined;
  /** Each name with the sentence that says why it can't be used; null where it can. */
  faults(): ReadonlyMap<string, string | null>;
  /** Told once after each change of the folder. */
  watch(listener: (changes: readonly TemplateChange[]) => void): () => void;
  /** Files were written by this program; they are looked at without waiting for the system to tell. */
  touched(files: readonly string[]): void;
  /** Resolves when nothing is told any more and all handles are free. */
  close(): Promise<void>;
}

/** All templates below a folder as they are now, for who does not stay. */
export async function readTemplates(folder: string): Promise<readonly TemplateSummary[]> {
  const collection = new Collection(resolve(folder));
  await collection.scan();
  return collection.list();
}

/** Each name with the sentence that says why the template can't be used; null where it can. */
export function templateFaults(templates: readonly TemplateSummary[]): ReadonlyMap<string, string | null> {
  return new Map(templates.map((one) => [one.name, templateFault(one)?.message ?? null]));
}

/** Files that are decoded at the same time. */
const AT_ONCE = 4;

/** Reads all templates below a folder and follows it until `close`. Resolves when every file has been looked at. */
export async function createTemplateDirectory(options: TemplateDirectoryOptions): Promise<TemplateDirectory> {
  const folder = resolve(options.folder);
  const { clock, logger } = options;
  const collection = new Collection(folder);
  const rescanSafely = (): Promise<void> =>
    collection.scan().catch((error: unknown) => {
      logger.error({ event: 'template.reload_failed', folder, reason: String(error) });
    });
  const stable = createStableFiles(folder, clock, rescanSafely);
  const followed = new FollowedFolder({
    folder,
    clock,
    onTouched: (path) => {
      const file = templatePath(folder, path);
      if (isTemplateFile(file)) stable.touched(file);
    },
    onFolders: () => void rescanSafely(),
    onError: (error) => logger.warn({ event: 'template.watch_failed', folder, reason: String(error) }),
  });
  // Watched before it is read: a file that comes in between is seen at least once.
  await followed.open();
  await collection.scan();
  collection.watch((changes) => {
    for (const change of changes) {
      const name = change.type === 'put' ? change.template.name : change.name;
      const problems = change.type === 'put' ? change.template.problems.length : 0;
      logger.info({ event: 'template.loaded', name, gone: change.type === 'remove', problems });
    }
  });
  return {
    folder,
    list: () => collection.list(),
    find: (name) => collection.find(name),
    faults: () => collection.faults(),
    watch: (listener) => collection.watch(listener),
    touched: (files) => {
      for (const file of files) stable.touched(file);
    },
    close: async () => {
      await followed.close();
      await stable.close();
      await collection.settled();
    },
  };
}

interface Known {
  readonly appearance: string;
  readonly file: TemplateFile;
}

/** What is known of the files; only those that look another way than before are read again. */
class Collection {
  readonly #folder: string;
  readonly #listeners = new Set<(changes: readonly TemplateChange[]) => void>();
  #known: ReadonlyMap<string, Known> = new Map();
  #templates: ReadonlyMap<string, Assembled> = new Map();
  #faults: ReadonlyMap<string, string | null> = new Map();
  #work: Promise<unknown> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): readonly TemplateSummary[] {
    return [...this.#templates.values()].map(({ template }) => template);
  }

  find(name: string): TemplateSummary | undefined {
    return this.#templates.get(name)?.template;
  }

  faults(): ReadonlyMap<string, string | null> {
    return this.#faults;
  }

  watch(listener: (changes: readonly TemplateChange[]) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  async settled(): Promise<void> {
    await this.#work.catch(() => undefined);
  }

  /** One look at the folder after the other; who asks while one waits for its turn is served by that. */
  scan(): Promise<void> {
    this.#next ??= this.#work
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.#look();
      });
    this.#work = this.#next;
    return this.#next;
  }

  async #look(): Promise<void> {
    const paths = await findTemplateFiles(this.#folder);
    const known = new Map<string, Known>();
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const loaded = await Promise.all(
        paths.slice(at, at + AT_ONCE).map(async (path) => [path, await this.#load(path)] as const),
      );
      for (const [path, one] of loaded) if (one) known.set(path, one);
    }
    this.#known = known;
    const files = new Map([...known].map(([path, { file }]) => [path, file]));
    const before = this.#templates;
    this.#templates = await assembleTemplates(files, before);
    this.#faults = templateFaults(this.list());
    const changes = differences(before, this.#templates);
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
  }

  async #load(path: string): Promise<Known | undefined> {
    const appearance = await appearanceOf(this.#folder, path);
    const before = this.#known.get(path);
    if (appearance === undefined || before?.appearance === appearance)
      return appearance === undefined ? undefined : before;
    const file = await loadTemplateFile(this.#folder, path);
    return file && { appearance, file };
  }
}

function differences(
  before: ReadonlyMap<string, Assembled>,
  after: ReadonlyMap<string, Assembled>,
): TemplateChange[] {
  const removed = [...before.keys()]
    .filter((name) => !after.has(name))
    .map((name): TemplateChange => ({ type: 'remove', name }));
  const put = [...after]
    .filter(([name, one]) => {
      const known = before.get(name);
      return known !== one && JSON.stringify(known?.template) !== JSON.stringify(one.template);
    })
    .map(([, { template }]): TemplateChange => ({ type: 'put', template }));
  return [...removed, ...put];
}
