import type { Clock } from '../../../shared/ports';
import { routineNameFault } from '../../../shared/routine-name';
import type { TemplateSummary } from '../../../shared/template';
import { assembleTemplates, partsOf } from './assemble-templates';
import { appearanceOf, loadTemplateFile, type TemplateFile } from './template-files';

/** How old what is known of a template may be. */
const FRESH_MS = 300;
/** Templates that are remembered, the latest used. */
const MAX_REMEMBERED = 2_000;

interface Remembered {
  readonly files: ReadonlyMap<string, { readonly appearance: string; readonly file: TemplateFile }>;
  readonly template: TemplateSummary | undefined;
  readonly lookedAtMs: number;
}

/**
 * Templates of a folder one by one, for a thread that follows no folder: the files of one are looked at when it is
 * asked for, and read again when they look another way.
 */
export class TemplateLookUp {
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #remembered = new Map<string, Promise<Remembered>>();

  /** `folder` is absolute. */
  constructor(folder: string, clock: Pick<Clock, 'monotonic'>) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** The template as its files are, or were a moment ago; undefined when there is none. */
  async find(name: string): Promise<TemplateSummary | undefined> {
    if (routineNameFault(name) !== null) return undefined;
    const before = await this.#remembered.get(name);
    if (before && this.#clock.monotonic() - before.lookedAtMs < FRESH_MS) return before.template;
    const looking = this.#look(name, before);
    this.#remembered.delete(name);
    this.#remembered.set(name, looking);
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size > MAX_REMEMBERED) this.#remembered.delete(oldest);
    // What can't be looked at now may be later.
    looking.catch(() => this.#remembered.delete(name));
    return (await looking).template;
  }

  async #look(name: string, before: Remembered | undefined): Promise<Remembered> {
    const lookedAtMs = this.#clock.monotonic();
    const own = await this.#files([`${name}.png`, `${name}.yaml`], before);
    const settings = own.get(`${name}.yaml`)?.file;
    const parts = settings?.kind === 'settings' ? partsOf(settings) : [];
    const files = new Map([...own, ...(await this.#files(parts, before))]);
    const made = assembleTemplates(new Map([...files].map(([path, { file }]) => [path, file])));
    return { files, template: made.find((one) => one.name === name), lookedAtMs };
  }

  async #files(paths: readonly string[], before: Remembered | undefined): Promise<Remembered['files']> {
    const found = new Map<string, { readonly appearance: string; readonly file: TemplateFile }>();
    for (const path of paths) {
      const appearance = await appearanceOf(this.#folder, path);
      const known = before?.files.get(path);
      if (appearance === undefined) continue;
      const file = known?.appearance === appearance ? known.file : await loadTemplateFile(this.#folder, path);
      if (file) found.set(path, { appearance, file });
    }
    return found;
  }
}
