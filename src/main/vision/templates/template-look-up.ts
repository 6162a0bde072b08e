import type { Clock } from '../../../shared/ports';
import { routineNameFault } from '../../../shared/routine-name';
import { templateFault, type TemplateSummary } from '../../../shared/template';
import { assembleTemplates, partsOf } from './assemble-templates';
import { appearanceOf, loadTemplateFile, type TemplateFile } from './template-files';

/** How old what is known of a template may be. */
const FRESH_MS = 300;
/** How long a file that is being written may be broken. */
const WRITTEN_WITHIN_MS = 1_000;
/** Templates that are remembered, the latest used. */
const MAX_REMEMBERED = 2_000;

interface Remembered {
  readonly files: ReadonlyMap<string, { readonly appearance: string; readonly file: TemplateFile }>;
  readonly template: TemplateSummary | undefined;
  readonly lookedAtMs: number;
  /** When its files were first seen to be of no use; null while they are. */
  readonly brokenSinceMs: number | null;
}

/** Programs that save a picture in pieces are at it for a moment: until they are done, the one before counts. */
function duringWriting(before: Remembered, now: Remembered): Remembered {
  const brokenSinceMs = before.brokenSinceMs ?? now.lookedAtMs;
  const isPassing = now.lookedAtMs - brokenSinceMs < WRITTEN_WITHIN_MS;
  const kept = isPassing && before.template && !isBroken(before) ? before : now;
  return { ...kept, lookedAtMs: now.lookedAtMs, brokenSinceMs };
}

function isBroken({ template }: Remembered): boolean {
  return template !== undefined && templateFault(template) !== undefined;
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
    const remembered = this.#remembered.get(name);
    const before = await remembered;
    if (before && this.#clock.monotonic() - before.lookedAtMs < FRESH_MS) return before.template;
    // Of many who ask at once the first looks for all.
    if (this.#remembered.get(name) !== remembered) return this.find(name);
    const looking = this.#look(name, before);
    this.#remembered.delete(name);
    this.#remembered.set(name, looking);
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined && this.#remembered.size > MAX_REMEMBERED) this.#remembered.delete(oldest);
    // What can't be looked at now may be later.
    looking.catch(() => this.#remembered.delete(name));
    return (await looking).template;
  }

  /** Looks at its files anew when it is asked for next: they are not as they seemed. */
  forget(name: string): void {
    this.#remembered.delete(name);
  }

  async #look(name: string, before: Remembered | undefined): Promise<Remembered> {
    const lookedAtMs = this.#clock.monotonic();
    const own = await this.#files([`${name}.png`, `${name}.yaml`], before);
    const settings = own.get(`${name}.yaml`)?.file;
    const parts = settings?.kind === 'settings' ? partsOf(settings) : [];
    const files = new Map([...own, ...(await this.#files(parts, before))]);
    const made = await assembleTemplates(new Map([...files].map(([path, { file }]) => [path, file])));
    const now = { files, template: made.get(name)?.template, lookedAtMs, brokenSinceMs: null };
    return before && isBroken(now) ? duringWriting(before, now) : now;
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
