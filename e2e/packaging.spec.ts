import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { programFilesBeside } from '../src/main/program-files';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';

/* Whether the packages hold what the built program needs. Makes no package: that takes an Electron. */

interface Config {
  readonly files: readonly string[];
  readonly asarUnpack: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly fileAssociations: readonly { readonly ext: string }[];
}
interface Package {
  readonly main: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Lock {
  readonly packages: Readonly<Record<string, unknown>>;
}

const root = resolve(import.meta.dirname, '..');
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Config;
const packageAt = (folder: string): Package =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Package;
const { main, dependencies = {} } = packageAt('.');
const program = programFilesBeside(pathToFileURL(join(root, main)).href);

/** A pattern of the configuration as an expression; only what stands there is known. */
const expressionOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replace(/\*\*\/|\*\*|\*/g, (stars) => ({ '**/': '(?:.*/)?', '**': '.*' })[stars] ?? '[^/]*')}$`,
  );
const isIn = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => !pattern.startsWith('!') && expressionOf(pattern).test(path));
/** `{a,b}` of a pattern written out. */
function alternatives(pattern: string): string[] {
  const [, before, choices, after] = /^(.*?)\{([^{}]*)\}(.*)$/.exec(pattern) ?? [];
  if (choices === undefined) return [pattern];
  return choices.split(',').flatMap((choice) => alternatives(`${before ?? ''}${choice}${after ?? ''}`));
}
const leftOut = config.files
  .filter((one) => one.startsWith('!'))
  .flatMap((one) => alternatives(one.slice(1)));
/** Whether a file that a dependency brings is put in. */
const isPacked = (path: string): boolean =>
  !leftOut.some((pattern) => expressionOf(pattern).test(pathInRoot(path)));
const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
/** What the system loads, or a thread that can't read the archive. */
const LOADED = /\.(?:node|wasm|dll|dylib|so(?:\.\d+)*|traineddata\.gz)$/;
const filesOf = (folder: string, name: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => join(folder, file));
const pathInRoot = (path: string): string => relative(root, path).split(sep).join('/');

/** Folders of the packages that are put in: what `dependencies` lead to, as far as this system has them. */
function closure(): string[] {
  const folders = new Set(Object.keys(dependencies).map((name) => `node_modules/${name}`));
  for (const folder of folders) {
    const { dependencies: next, optionalDependencies } = packageAt(folder);
    for (const name of Object.keys({ ...next, ...optionalDependencies })) {
      const place = placeOf(name, folder);
      if (place !== undefined) folders.add(place);
    }
  }
  return [...folders];
}
/** Where a package lies that another names: in its own folder, else in one further up. */
function placeOf(name: string, folder: string): string | undefined {
  const place = join(folder, 'node_modules', name).split(sep).join('/');
  if (existsSync(join(root, place))) return place;
  const above = folder.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '');
  return folder === '' ? undefined : placeOf(name, above);
}
const putIn = closure();

/** What a text imports, whether at its start or later. */
const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^(?:import|export)[^'"]*from ["']([^"']+)["']|(?:import|require\w*(?:\$\d+)?)\(["']([^"']+)["']\)/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

/** Names of the packages that files of a folder import, and what these import of the folder. */
function packagesOf(folder: string, entries?: readonly string[]): string[] {
  const all = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const files = new Set(entries ?? all.filter((file) => /\.c?js$/.test(file)));
  const names = new Set<string>();
  for (const file of files)
    for (const name of importsOf(readFileSync(join(root, folder, file), 'utf8'))) {
      if (name.startsWith('./')) files.add(name.slice(2));
      else if (!name.startsWith('.') && !name.startsWith('node:') && !builtinModules.includes(name))
        names.add(packageOf(name));
    }
  return [...names];
}

test('every file the program looks for is built and inside', () => {
  const files = [
    join(root, main),
    program.simulator,
    fileURLToPath(program.databaseWorker),
    fileURLToPath(program.accountsWorker),
    fileURLToPath(program.eyeWorker),
    program.matcherKernel,
    program.cli,
  ];
  files.push(
    join(program.window, 'index.html'),
    join(root, 'out/preload/index.cjs'),
    join(root, 'package.json'),
  );
  for (const kind of ['orchestration_groups', 'group_templates', 'pools', 'routines', 'templates']) {
    const sample = readdirSync(join(program.samples, kind)).find(
      (name) => name !== 'schema' && name !== 'README.md',
    );
    files.push(join(program.samples, kind, sample ?? 'nothing'));
  }
  for (const file of files) {
    expect(existsSync(file), file).toBe(true);
    expect(isIn(config.files, pathInRoot(file)), file).toBe(true);
  }
  for (const pattern of config.files.filter((one) => !one.startsWith('!'))) {
    expect(existsSync(join(root, pattern.replace('/**', ''))), pattern).toBe(true);
  }
});

test('every package the bundles import is a dependency, which alone are put in', () => {
  const imported = [...packagesOf('out/main'), ...packagesOf('out/node'), ...packagesOf('out/preload')];
  expect(imported.length).toBeGreaterThan(5);
  expect(imported.filter((name) => name !== 'electron' && dependencies[name] === undefined)).toEqual([]);
});

test('licences of what is put in are put in with it', () => {
  const licences = putIn.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
      .map((file) => join(root, folder, file)),
  );
  expect(licences.length).toBeGreaterThan(50);
  expect(licences.filter((file) => !isPacked(file)).map(pathInRoot)).toEqual([]);
  const [libvips = ''] = putIn.filter((folder) => folder.startsWith('node_modules/@img/sharp-libvips-'));
  const notice = join(root, libvips, 'README.md');
  expect(readFileSync(notice, 'utf8')).toContain('| libvips ');
  expect(isPacked(notice)).toBe(true);
  expect(isPacked(join(root, 'node_modules/zod/README.md'))).toBe(false);
  const page = readFileSync(join(root, 'docs/third-party.md'), 'utf8').split(/[\s,]+/);
  expect(putIn.filter((folder) => !page.includes(folder.replace(/^.*node_modules\//, '')))).toEqual([]);
});

test('what the system or a thread loads as a file lies beside the archive, on every system', () => {
  const loaded = putIn.flatMap((folder) => filesOf(join(root, folder), LOADED).filter(isPacked));
  expect(loaded.map(pathInRoot).filter((path) => !isIn(config.asarUnpack, path))).toEqual([]);
  const ending = (end: string): number => loaded.filter((path) => path.endsWith(end)).length;
  expect([ending('.node'), ending('.wasm'), ending('.traineddata.gz')].every((count) => count > 0)).toBe(
    true,
  );
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const ofSystems = Object.keys(lock.packages).filter((place) => /^node_modules\/@img\/sharp-/.test(place));
  expect(
    ['win32-x64', 'darwin-arm64', 'linux-x64'].filter(
      (system) => !ofSystems.some((place) => place.endsWith(system)),
    ),
  ).toEqual([]);
  expect(ofSystems.filter((place) => !isIn(config.asarUnpack, `${place}/lib/sharp.node`))).toEqual([]);
  const prebuilt = filesOf(join(root, 'node_modules/@photostructure/sqlite'), /\.node$/).map(pathInRoot);
  for (const system of ['win32-x64', 'darwin-arm64', 'linux-x64'])
    expect(
      prebuilt.some((path) => path.includes(system)),
      system,
    ).toBe(true);
});

test('what runs on its own lies beside the archive with everything it imports', () => {
  const missing: string[] = [];
  for (const file of [
    program.simulator,
    fileURLToPath(program.databaseWorker),
    fileURLToPath(program.accountsWorker),
    fileURLToPath(program.eyeWorker),
  ]) {
    const path = pathInRoot(file);
    expect(isIn(config.asarUnpack, path), path).toBe(true);
    const needed = new Set(packagesOf('out/node', [path.replace('out/node/', '')]));
    for (const name of needed) {
      if (!isIn(config.asarUnpack, `node_modules/${name}/index.js`))
        missing.push(`${name}, needed by ${path}`);
      // Headers for compiling are no use at run time.
      const further = Object.keys(packageAt(`node_modules/${name}`).dependencies ?? {});
      for (const next of further.filter((one) => one !== 'node-addon-api')) needed.add(next);
    }
  }
  expect(missing).toEqual([]);
  expect(isIn(config.asarUnpack, 'node_modules/ws/index.js')).toBe(false);
});

test.describe('as an installed app lies on the disk', () => {
  let folder: TempFolder;
  let archive: string;
  let modules: string;
  test.beforeAll(async () => {
    folder = await createTempFolder();
    archive = join(folder.path, 'resources', 'app.asar');
    const beside = `${archive}.unpacked`;
    modules = join(beside, 'node_modules');
    for (const part of ['out', 'package.json', 'templates', 'routines'])
      cpSync(join(root, part), join(archive, part), { recursive: true });
    // In the archive is all that is put in; its own process finds it there.
    symlinkSync(join(root, 'node_modules'), join(archive, 'node_modules'), 'junction');
    for (const path of config.asarUnpack.map((pattern) => pattern.replace('/**', '')))
      cpSync(join(root, path), join(beside, path), { recursive: true, filter: isPacked });
  });
  test.afterAll(() => folder.remove());

  const muster = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      [join(archive, 'out/node/cli.js'), ...args, '--data', join(folder.path, 'data'), '--adb-port', '1'],
      { encoding: 'utf8' },
    );

  test('text is read and a template is found, without what is left out', () => {
    const picture = join(folder.path, 'button.png');
    cpSync(join(archive, 'templates/demo/checkout.png'), picture);
    const read = muster('vision', 'ocr', picture);
    expect(read.stdout, read.stderr).toContain('Checkout');
    const found = muster('vision', 'match', picture, picture);
    expect(found.stdout, found.stderr).toContain('score 1.0000');
    expect(sizeOf(join(modules, 'tesseract.js-core')) / 2 ** 20).toBeLessThan(12);
    expect(sizeOf(join(modules, '@tesseract.js-data')) / 2 ** 20).toBeLessThan(4);
  });

  test('bots see images and texts, in threads and on a simulator that lie beside the archive', () => {
    test.setTimeout(120_000);
    for (const part of ['templates', 'routines'])
      cpSync(join(archive, part), join(folder.path, 'data', part), { recursive: true });
    for (const lesson of ['12-images', '13-texts']) {
      const ran = muster('routines', 'run', `learn/${lesson}`, '--simulate');
      expect(ran.stdout, ran.stderr).toContain('Run ended: completed');
    }
  });
});

test('the switches of the executable are as strict as the program allows', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(config.fileAssociations.map(({ ext }) => ext)).toEqual(['muster']);
});
