import { join, resolve } from 'node:path';
import { err, ok } from '../../../shared/errors';
import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import type { RoutineConfig } from '../../../shared/definition';
import type { Clock, Logger } from '../../../shared/ports';
import { errorAt, type Problem } from '../../../shared/problem';
import { resolveInputs } from '../../../shared/routine-inputs';
import { nearestName } from '../../../shared/routine-nearest-name';
import { CONSENT_CAPABILITIES, type RoutineSummary } from '../../../shared/routine-summary';
import { readFileBytes } from '../../platform/file-bytes';
import { leadsOut } from '../../platform/leads-out';
import type { TemplateFaults } from '../compile/check-templates';
import { compileRoutine, type CompiledFile } from '../compile/compile-routine';
import { declaredSentries } from '../compile/declared-sentries';
import { outlineOf } from '../compile/outline';
import { linkRoutines, type KnownThings, type LinkedFile } from '../compile/link-routines';
import { neededConsents } from '../consent/needed-consents';
import { NO_CONSENTS, type Consents } from '../ports';
import type { ReadRoutine, RoutineChange, RoutineDirectory } from '../routine-runner';
import { startingPath } from '../interpret/starting-point';
import { FollowedFolder } from '../../platform/followed-folder';
import { findRoutineFiles, isRoutineFile, loadRoutineFile, relativePath } from './routine-files';
import { createStableFiles, type StableFiles } from '../../platform/stable-files';

export interface RoutineDirectoryOptions {
  /** `routines/` of the data folder; it need not be there yet. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Nobody has allowed anything when left out. */
  readonly consents?: WatchedConsents;
  /** Templates are not checked when left out. */
  readonly templates?: WatchedTemplates;
}

/** Templates there are; told of are those that come, go, or are mended. */
export interface WatchedTemplates {
  faults(): TemplateFaults;
  watch(listener: () => void): () => void;
}

type WatchedConsents = Consents & { watch(listener: () => void): () => void };

/** Reads all routines below a folder and follows it until `close`. Resolves when every file has been read. */
export async function createRoutineDirectory(options: RoutineDirectoryOptions): Promise<RoutineDirectory> {
  const folder = resolve(options.folder);
  const { templates } = options;
  const catalogue = new RoutineCatalogue(templates ? { templates: () => templates.faults() } : {});
  const { stable, followed } = await followRoutines(folder, catalogue, options);
  const asked = answersOf(folder, catalogue, options);
  return {
    ...asked.answers,
    touched: (files) => {
      for (const file of files) stable.touched(file);
    },
    close: async () => {
      asked.close();
      await followed.close();
      await stable.close();
    },
  };
}

/** What is known of the routines; `close` ends to follow what people allow, and the templates. */
function answersOf(
  folder: string,
  catalogue: RoutineCatalogue,
  { consents, templates }: RoutineDirectoryOptions,
): { readonly answers: Omit<RoutineDirectory, 'touched' | 'close'>; close(): void } {
  const withAllowed = (summary: RoutineSummary): RoutineSummary => ({
    ...summary,
    ...allowedOf(summary, consents ?? NO_CONSENTS),
  });
  const stopConsents = consents?.watch(() => catalogue.tellConsents());
  const stopTemplates = templates?.watch(() => catalogue.relink());
  const answers: Omit<RoutineDirectory, 'touched' | 'close'> = {
    list: () => catalogue.list().map(withAllowed),
    neededConsents: (name) =>
      neededConsents(name, (other) => catalogue.get(other)?.summary, consents ?? NO_CONSENTS),
    read: (name) => readRoutine(folder, name, catalogue),
    check: (name, text) => catalogue.check(name, text),
    link: (files) => catalogue.link(files),
    find: (name) => catalogue.get(name)?.routine,
    canStartAt: (name, step) => {
      const routine = catalogue.get(name)?.routine;
      return routine === undefined || startingPath(routine, step) !== undefined;
    },
    checkConfig: (name, config) => checkConfig(catalogue.get(name)?.summary, config, catalogue),
    checkTemplates: (name, config) =>
      templates ? checkGivenTemplates(catalogue.get(name)?.summary, config, templates.faults()) : [],
    watch: (listener) =>
      catalogue.watch((change) => {
        listener(change.type === 'put' ? { ...change, routine: withAllowed(change.routine) } : change);
      }),
  };
  const close = (): void => {
    stopConsents?.();
    stopTemplates?.();
  };
  return { answers, close };
}

/** Reads all files into the catalogue and each again when it changes. */
async function followRoutines(
  folder: string,
  catalogue: RoutineCatalogue,
  { clock, logger }: RoutineDirectoryOptions,
): Promise<{ readonly stable: StableFiles; readonly followed: FollowedFolder }> {
  const reload = async (path: string): Promise<void> => {
    const file = await loadRoutineFile(folder, path);
    catalogue.put(path, file);
    logger.info({ event: 'routine.loaded', file: path, problems: file?.summary.problems.length ?? 0 });
  };
  const stable = createStableFiles(folder, clock, (path) =>
    reload(path).catch((error: unknown) => {
      logger.error({ event: 'routine.reload_failed', file: path, reason: String(error) });
    }),
  );
  const compare = async (): Promise<void> => {
    // A folder that is gone by now has no files.
    const there = new Set(await findRoutineFiles(folder).catch(() => []));
    for (const file of there) if (!catalogue.knows(file)) stable.touched(file);
    for (const file of catalogue.paths()) if (!there.has(file)) stable.touched(file);
  };
  const followed = new FollowedFolder({
    folder,
    clock,
    onTouched: (path) => {
      const file = relativePath(folder, path);
      if (isRoutineFile(file)) stable.touched(file);
    },
    onFolders: () => void compare(),
    onError: (error) => logger.warn({ event: 'routine.watch_failed', folder, reason: String(error) }),
  });
  // Watched before it is read: a file that comes in between is seen at least once.
  await followed.open();
  const paths = await findRoutineFiles(folder);
  catalogue.putAll(await Promise.all(paths.map(async (path) => [path, await loadRoutineFile(folder, path)])));
  return { stable, followed };
}

/** What a person has allowed for these bytes; nothing where nobody is asked. */
function allowedOf(
  { hash, capabilities }: RoutineSummary,
  consents: Consents,
): Pick<RoutineSummary, 'allowed'> {
  const asked = CONSENT_CAPABILITIES.filter((capability) => capabilities.includes(capability));
  if (asked.length === 0) return {};
  return { allowed: asked.filter((capability) => consents.allows(hash, capability)) };
}

async function readRoutine(
  folder: string,
  name: string,
  catalogue: RoutineCatalogue,
): ReturnType<RoutineDirectory['read']> {
  const known = catalogue.fileOf(name);
  if (known === undefined) return err({ code: 'routine_not_found', routineName: name });
  // A link may have taken its place since it was read.
  if (await leadsOut(folder, join(folder, known)).catch(() => false))
    return err({ code: 'file_unreadable', file: known, reason: 'missing' });
  const bytes = await readFileBytes(join(folder, known), MAX_ROUTINE_BYTES);
  if (!bytes.ok) return err({ code: 'file_unreadable', file: known, reason: bytes.error.code });
  const text = new TextDecoder().decode(bytes.value.bytes);
  return ok({ file: known, text, hash: bytes.value.hash, ...catalogue.check(name, text) });
}

/** A routine that is missing or unreadable is reported by others; here is only said what is wrong with values. */
function checkConfig(
  summary: RoutineSummary | undefined,
  config: RoutineConfig,
  catalogue: Pick<RoutineCatalogue, 'get' | 'list'>,
): Problem[] {
  if (!summary || (summary.inputs.length === 0 && summary.problems.length > 0)) return [];
  const { values, problems } = resolveInputs(summary.inputs, config);
  const missing = summary.inputs.flatMap(({ name, type }) =>
    type === 'routine' ? checkNamedRoutine(name, String(values.get(name) ?? ''), catalogue) : [],
  );
  return [...problems, ...missing];
}

/** An input that names a routine; an empty one names none. */
function checkNamedRoutine(
  input: string,
  routineName: string,
  catalogue: Pick<RoutineCatalogue, 'get' | 'list'>,
): Problem[] {
  if (routineName === '' || catalogue.get(routineName)) return [];
  const names = catalogue.list().map(({ name }) => name);
  const suggestion = nearestName(routineName, names);
  const detail = { routineName, ...(suggestion !== undefined && { suggestion }) };
  return [errorAt(`routineConfig.${input}`, 'routine_not_found', detail)];
}

/** Templates that are given to inputs, or that those have by themselves. */
function checkGivenTemplates(
  summary: RoutineSummary | undefined,
  config: RoutineConfig,
  templates: TemplateFaults,
): Problem[] {
  const inputs = summary?.inputs ?? [];
  const { values } = resolveInputs(inputs, config);
  return inputs.flatMap(({ name, type }) => {
    const template = type === 'template' ? String(values.get(name) ?? '') : '';
    const fault = templates.get(template);
    if (template === '' || fault === null) return [];
    const path = `routineConfig.${name}`;
    return fault === undefined
      ? [errorAt(path, 'template_not_found', { template })]
      : [errorAt(path, 'template_invalid', { template, message: fault })];
  });
}

/** All routines of a folder, linked anew after each change; tells listeners what became different. */
class RoutineCatalogue {
  private readonly files = new Map<string, CompiledFile>();
  private readonly listeners = new Set<(change: RoutineChange) => void>();
  private readonly known: KnownThings;
  private linked: ReadonlyMap<string, LinkedFile> = new Map();

  constructor(known: KnownThings) {
    this.known = known;
  }

  put(path: string, file: CompiledFile | undefined): void {
    this.putAll([[path, file]]);
  }

  putAll(changes: readonly (readonly [string, CompiledFile | undefined])[]): void {
    for (const [path, file] of changes) {
      if (file) this.files.set(path, file);
      else this.files.delete(path);
    }
    const before = this.linked;
    this.linked = linkRoutines(
      new Map([...this.files.values()].map((file) => [file.summary.name, file])),
      this.known,
    );
    for (const change of differences(before, this.linked)) {
      for (const listener of this.listeners) listener(change);
    }
  }

  /** Templates came, went, or were mended. */
  relink(): void {
    this.putAll([]);
    // What is given to an input is looked at by whoever gives it.
    for (const { summary: routine } of this.linked.values()) {
      if (!routine.inputs.some(({ type }) => type === 'template')) continue;
      for (const listener of this.listeners) listener({ type: 'put', routine });
    }
  }

  /** Whether a routine may run depends on what is allowed: whoever follows them looks again. */
  tellConsents(): void {
    for (const { summary: routine } of this.linked.values()) {
      if (!CONSENT_CAPABILITIES.some((capability) => routine.capabilities.includes(capability))) continue;
      for (const listener of this.listeners) listener({ type: 'put', routine });
    }
  }

  /** A text as if it were the file of a routine, among the others as they are. */
  check(name: string, text: string): Pick<ReadRoutine, 'outline' | 'problems' | 'sentries'> {
    const compiled = compileRoutine({ name, file: `${name}.yaml`, text });
    const linked = this.link([compiled]).get(name);
    return {
      outline: outlineOf(compiled.steps),
      problems: [...(linked?.problems ?? [])],
      sentries: declaredSentries(compiled.program?.sentries ?? []),
    };
  }

  /** What would be known of files if they were among the others. */
  link(files: readonly CompiledFile[]): ReadonlyMap<string, RoutineSummary> {
    const all = new Map([...this.files.values(), ...files].map((file) => [file.summary.name, file]));
    const linked = linkRoutines(all, this.known);
    return new Map([...linked].map(([name, { summary }]) => [name, summary]));
  }

  paths(): readonly string[] {
    return [...this.files.keys()];
  }

  knows(path: string): boolean {
    return this.files.has(path);
  }

  get(name: string): LinkedFile | undefined {
    return this.linked.get(name);
  }

  /** Path of a routine's file below the folder. */
  fileOf(name: string): string | undefined {
    return [...this.files].find(([, file]) => file.summary.name === name)?.[0];
  }

  list(): readonly RoutineSummary[] {
    return [...this.linked.values()].map(({ summary }) => summary).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  watch(listener: (change: RoutineChange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
}

function differences(
  before: ReadonlyMap<string, LinkedFile>,
  after: ReadonlyMap<string, LinkedFile>,
): RoutineChange[] {
  const removed = [...before.keys()]
    .filter((name) => !after.has(name))
    .map((routineName): RoutineChange => ({ type: 'remove', routineName }));
  const put = [...after]
    .filter(([name, { summary }]) => JSON.stringify(before.get(name)?.summary) !== JSON.stringify(summary))
    .map(([, { summary }]): RoutineChange => ({ type: 'put', routine: summary }));
  return [...removed, ...put];
}
