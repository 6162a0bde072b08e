import { join } from 'node:path';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { RoutineStart } from '../../../shared/routine-import';
import { asRoutineName } from '../../../shared/routine-name';
import { findRoutineFiles, loadRoutineFile } from '../directory/routine-files';
import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import { readFileBytes } from '../../platform/file-bytes';
import type { RefusedName, RoutineFolder } from './routine-folder';
import { copiedText, startingText } from './starting-texts';

export interface RoutineSample {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

export interface NewRoutine {
  readonly name: string;
  /** Empty for the one it begins with, or none. */
  readonly title: string;
  readonly start: RoutineStart;
}

interface NewRoutineParts {
  readonly folder: Pick<RoutineFolder, 'read' | 'create'>;
  /** `routines/` among the samples; null where the program came without. */
  readonly samplesFolder: string | null;
}

type NotFound = ErrorOf<'routine_not_found'>;

/** Writes the file of a new routine. */
export async function createRoutine(
  { name: typed, title, start }: NewRoutine,
  parts: NewRoutineParts,
): Promise<Result<{ routineName: string }, RefusedName | ErrorOf<'file_write_failed'> | NotFound>> {
  const name = asRoutineName(typed);
  const text = await textOf(start, title, parts);
  if (!text.ok) return text;
  const created = await parts.folder.create(name, text.value);
  return created.ok ? ok({ routineName: name }) : created;
}

async function textOf(
  start: RoutineStart,
  title: string,
  { folder, samplesFolder }: NewRoutineParts,
): Promise<Result<string, NotFound>> {
  if (start.kind === 'text') return ok(startingText(start.text, title));
  const name = start.kind === 'copy' ? start.routineName : start.sample;
  const bytes =
    start.kind === 'copy' ? (await folder.read(name))?.bytes : await readSample(samplesFolder, name);
  if (!bytes) return err({ code: 'routine_not_found', routineName: name });
  return ok(copiedText(new TextDecoder().decode(bytes), title));
}

/** Samples that come with the program and have no errors by themselves. */
export async function listSamples(folder: string | null): Promise<RoutineSample[]> {
  if (folder === null) return [];
  const files = await Promise.all(
    (await findRoutineFiles(folder)).map((file) => loadRoutineFile(folder, file)),
  );
  return files
    .flatMap((file) => (file ? [file.summary] : []))
    .map(({ name, title, description }) => ({ name, title, description }));
}

/** Only names that were listed are read. */
async function readSample(folder: string | null, name: string): Promise<Uint8Array | undefined> {
  if (folder === null || !(await findRoutineFiles(folder)).includes(`${name}.yaml`)) return undefined;
  const read = await readFileBytes(join(folder, `${name}.yaml`), MAX_ROUTINE_BYTES);
  return read.ok ? read.value.bytes : undefined;
}
