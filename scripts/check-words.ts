/**
 * Everything the window says goes through the catalogue, and the catalogue is whole: run by `npm run check -- words`.
 * With arguments (`tsx scripts/check-words.ts src/renderer/features/instances`) only those folders are told about.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Catalogue } from '../src/shared/catalogue/translate';
import { listFiles } from './list-files.mjs';
import { compareCatalogue } from './words/compare-catalogue';
import { readMessages, type UsedMessage, type WordsMistake } from './words/read-messages';

const root = resolve(import.meta.dirname, '..');
const CATALOGUES = 'src/shared/catalogue';
/** Everything in these is shown or read out; elsewhere the catalogue may be used too. */
const SPOKEN = /^src\/(?:renderer\/|main\/app\/|shared\/(?:explain|problem-fixes|settings-list))/;
const LANGUAGES: Readonly<Record<string, string>> = { de: 'german' };

function sources(): string[] {
  return listFiles(root, 'src').filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\.(?:test|contract)\.tsx?$/.test(file) && !file.startsWith(CATALOGUES),
  );
}

async function areasOf(language: string): Promise<Record<string, Catalogue>> {
  const areas: Record<string, Catalogue> = {};
  for (const file of listFiles(root, `${CATALOGUES}/${language}`)) {
    if (file.endsWith(`/${LANGUAGES[language] ?? ''}.ts`)) continue;
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- each file of the folder exports one catalogue
    const exported = (await import(pathToFileURL(resolve(root, file)).href)) as Record<string, Catalogue>;
    Object.assign(areas, Object.fromEntries(Object.values(exported).map((area) => [file, area])));
  }
  return areas;
}

async function main(folders: readonly string[]): Promise<number> {
  const used: UsedMessage[] = [];
  const mistakes: WordsMistake[] = [];
  for (const file of sources()) {
    const found = readMessages(file, await readFile(resolve(root, file), 'utf8'), SPOKEN.test(file));
    used.push(...found.used);
    mistakes.push(...found.mistakes);
  }
  const lines = mistakes.map(
    ({ file, line, column, message }) => `${file}:${String(line)}:${String(column)} ${message}`,
  );
  for (const language of Object.keys(LANGUAGES))
    lines.push(...compareCatalogue(language, await areasOf(language), used));
  const shown =
    folders.length === 0 ? lines : lines.filter((line) => folders.some((folder) => line.startsWith(folder)));
  for (const line of shown) process.stdout.write(`${line}\n`);
  process.stdout.write(
    `${String(new Set(used.map(({ key }) => key)).size)} messages, ${String(shown.length)} mistakes\n`,
  );
  return shown.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
