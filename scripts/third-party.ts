import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const WINDOW = 'src/renderer';

const Names = z.record(z.string(), z.string()).default({});
const Locked = z.object({
  license: z.string().optional(),
  dependencies: Names,
  optionalDependencies: Names,
  devDependencies: Names,
});
type Locked = z.infer<typeof Locked>;

interface Part {
  readonly name: string;
  readonly licence: string;
  /** Where it lies when it is installed. */
  readonly place: string;
  /** It is joined into the window, without its folder. */
  readonly joined: boolean;
}

/** The page that names everything of others which packages of Muster hold, by its licence. */
export function thirdPartyPage(): string {
  const parts = shipped();
  const byLicence = new Map<string, Set<string>>();
  for (const { name, licence } of parts) {
    const names = byLicence.get(licence) ?? new Set();
    byLicence.set(licence, names.add(name));
  }
  const lists = [...byLicence]
    .sort(([, some], [, others]) => others.size - some.size)
    .map(([licence, names]) => `## ${licence}\n\n${wrapped([...names].sort().join(', '))}`);
  return [INTRODUCTION, ...lists, '## Texts of what is joined into the window\n', ...texts(parts)].join('\n');
}

/** The licences' own texts, each once. */
function texts(parts: readonly Part[]): string[] {
  const byText = new Map<string, string[]>();
  for (const { name, place } of parts.filter(({ joined }) => joined)) {
    const file = readdirSync(join(root, place)).find((one) => /^licen[cs]e/i.test(one));
    const text = file === undefined ? '' : readFileSync(join(root, place, file), 'utf8').trim();
    if (text !== '') byText.set(text, [...(byText.get(text) ?? []), name]);
  }
  return [...byText].map(
    ([text, names]) => `${wrapped(names.sort().join(', '))}\n\`\`\`text\n${text}\n\`\`\`\n`,
  );
}

function wrapped(text: string): string {
  return text.replaceAll(/(.{1,120})(?: |$)/g, '$1\n');
}

const INTRODUCTION = `# What Muster is made of

Made by \`npm run generate\` from \`package-lock.json\`: all that the packages hold besides Muster's own code, which is under
the MIT licence. The licences' texts lie in the folders of the packages; those of what is joined into the window (React,
Mantine and others) stand at the end.

Inside of others: \`tesseract.js-core\` is [Tesseract](https://github.com/tesseract-ocr/tesseract) (Apache-2.0) with
[Leptonica](http://www.leptonica.org/about-the-license.html) (BSD-2-Clause), compiled to WebAssembly;
\`@tesseract.js-data/eng\` holds Tesseract's data for English (Apache-2.0). \`@img/sharp-libvips-*\` are
[libvips](https://github.com/libvips/libvips) (LGPL-3.0-or-later) and the libraries it uses, as files of their own that can be
replaced; its README names their licences. \`@bufbuild/re2\` comes of RE2JS (MIT). The desktop app brings Electron (MIT) with Chromium, whose licences lie
beside it. Texts of the simulator are outlines of Roboto (Apache-2.0).
`;

/** What `dependencies` lead to, and what is joined into the window. */
function shipped(): readonly Part[] {
  const text: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { packages } = z.object({ packages: z.record(z.string(), Locked) }).parse(text);
  const own = packages[''];
  if (!own) throw new Error('package-lock.json does not say what this package is');
  const inWindow = importsOfWindow();
  const parts = new Map<string, Part>();
  const add = (name: string, from: string, joined: boolean): void => {
    const place = placeOf(packages, name, from);
    const one = place === undefined ? undefined : packages[place];
    if (place === undefined || !one || parts.has(place)) return;
    if (one.license === undefined) throw new Error(`${place} has no licence in package-lock.json`);
    parts.set(place, { name, licence: one.license, place, joined });
    const next = { ...one.dependencies, ...one.optionalDependencies };
    for (const other of Object.keys(next)) add(other, place, joined);
  };
  for (const name of Object.keys(own.dependencies)) add(name, '', false);
  for (const name of Object.keys(own.devDependencies)) if (inWindow.has(name)) add(name, '', true);
  return [...parts.values()];
}

/** Where a package that another names lies: in its own folder, else in one further up. */
function placeOf(packages: Readonly<Record<string, Locked>>, name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return undefined;
  }
}

function importsOfWindow(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of readdirSync(join(root, WINDOW), { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$/.test(file)) continue;
    const text = readFileSync(join(root, WINDOW, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import) '((?:@[^/']+\/)?[^./'][^/']*)/g))
      names.add(name);
  }
  return names;
}
