/**
 * Writes the files that are made from code: JSON Schemas and the routine reference. With `--check` nothing is
 * written; it ends with 1 when a file differs.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { BotGroupDefinition } from '../src/shared/definition';
import { Pool } from '../src/shared/pool';
import { routineJsonSchema } from '../src/main/routines/reference/json-schema';
import { findRoutineFiles, loadRoutineFile } from '../src/main/routines/directory/routine-files';
import { routineReference, routineReferencePages } from '../src/main/routines/reference/routine-reference';
import { withSampleTables } from '../src/main/routines/reference/samples-table';
import { readTemplates } from '../src/main/vision/templates/template-directory';
import { templateJsonSchema, withTemplateTables } from '../src/main/vision/templates/template-reference';
import { thirdPartyPage } from './third-party';
import { withVisionLists } from './vision-page';

const root = resolve(import.meta.dirname, '..');

/** Folders in which every file is made here. */
const WHOLE_FOLDERS = ['docs/routines/actions', 'docs/routines/conditions'];

const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/third-party.md': thirdPartyPage,
  'docs/vision.md': visionPage,
  'routines/README.md': samplesPage,
  'orchestration_groups/schema/bot-group.schema.json': groupSchema,
  'group_templates/schema/bot-group.schema.json': groupSchema,
  'pools/schema/pool.schema.json': poolSchema,
  'templates/README.md': templatesPage,
  'templates/schema/template.schema.json': () => JSON.stringify(templateJsonSchema()),
  'routines/schema/routine.schema.json': () => JSON.stringify(routineJsonSchema()),
  'docs/routines/reference.md': routineReference,
  ...Object.fromEntries(
    [...routineReferencePages()].map(([path, text]) => [`docs/routines/${path}`, () => text]),
  ),
};

/** Pages of actions that are no more. */
async function leftOver(): Promise<string[]> {
  const listed = await Promise.all(
    WHOLE_FOLDERS.map(async (folder) => {
      const names = await readdir(resolve(root, folder)).catch(() => []);
      return names.map((name) => `${folder}/${name}`);
    }),
  );
  return listed.flat().filter((path) => !(path in GENERATED));
}

function groupSchema(): string {
  return JSON.stringify({ title: 'Bot group', ...z.toJSONSchema(BotGroupDefinition, { io: 'input' }) });
}

function poolSchema(): string {
  return JSON.stringify({ title: 'Account pool', ...z.toJSONSchema(Pool, { io: 'input' }) });
}

/** What people wrote stays; the tables of routines are made from their files. */
async function samplesPage(): Promise<string> {
  const folder = resolve(root, 'routines');
  const paths = await findRoutineFiles(folder);
  const files = await Promise.all(paths.map((path) => loadRoutineFile(folder, path)));
  const page = await readFile(resolve(folder, 'README.md'), 'utf8');
  return withSampleTables(
    page,
    files.flatMap((file) => (file === undefined ? [] : [file.summary])),
  );
}

/** The same for templates: their settings and the samples. */
async function templatesPage(): Promise<string> {
  const folder = resolve(root, 'templates');
  return withTemplateTables(
    await readFile(resolve(folder, 'README.md'), 'utf8'),
    await readTemplates(folder),
  );
}

/** The same for the page about what bots see. */
async function visionPage(): Promise<string> {
  return withVisionLists(await readFile(resolve(root, 'docs/vision.md'), 'utf8'));
}

async function main(check: boolean): Promise<number> {
  const config = await resolveConfig(resolve(root, 'package.json'));
  let differing = 0;
  for (const [path, make] of Object.entries(GENERATED)) {
    const file = resolve(root, path);
    const content = await format(await make(), { ...config, filepath: file });
    if ((await readFile(file, 'utf8').catch(() => '')) === content) continue;
    differing += 1;
    if (check) {
      process.stderr.write(`${path} is not up to date: run npm run generate\n`);
      continue;
    }
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    process.stdout.write(`wrote ${path}\n`);
  }
  for (const path of await leftOver()) {
    differing += 1;
    if (check) process.stderr.write(`${path} is about nothing any more: run npm run generate\n`);
    else await rm(resolve(root, path));
  }
  return check && differing > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.includes('--check'));
