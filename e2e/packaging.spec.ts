import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { programFilesBeside } from '../src/main/program-files';
import { createTempFolder } from '../testing/temp-folder';

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
const pathInRoot = (path: string): string => relative(root, path).split(sep).join('/');

/** What a text imports, whether at its start or later. */
const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^(?:import|export)[^'"]*from ["']([^"']+)["']|(?:import|require)\(["']([^"']+)["']\)/gm,
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
  const licences = Object.keys(dependencies).flatMap((name) =>
    readdirSync(join(root, 'node_modules', name))
      .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
      .map((file) => join(root, 'node_modules', name, file)),
  );
  expect(licences.length).toBeGreaterThan(15);
  expect(licences.filter((file) => !isPacked(file)).map(pathInRoot)).toEqual([]);
  expect(isPacked(join(root, 'node_modules/zod/README.md'))).toBe(false);
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

test('the text reader works with what lies beside the archive, without what is left out', async () => {
  const folder = await createTempFolder();
  try {
    const modules = join(folder.path, 'node_modules');
    const packed = config.asarUnpack.flatMap((pattern) => {
      const name = /^node_modules\/(.+)\/\*\*$/.exec(pattern)?.[1];
      return name === undefined ? [] : [name];
    });
    for (const name of packed)
      cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true, filter: isPacked });
    const own = Object.keys(dependencies).filter((name) => !existsSync(join(modules, name)));
    for (const name of own) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
    }
    cpSync(join(root, 'out/node'), join(folder.path, 'out/node'), { recursive: true });
    cpSync(join(root, 'package.json'), join(folder.path, 'package.json'));
    const picture = join(program.samples, 'templates/demo/checkout.png');
    const read = spawnSync(
      process.execPath,
      [join(folder.path, 'out/node/cli.js'), 'vision', 'ocr', picture],
      {
        encoding: 'utf8',
      },
    );
    expect(read.stdout, read.stderr).toContain('Checkout');
    expect(sizeOf(join(modules, 'tesseract.js-core')) / 2 ** 20).toBeLessThan(12);
    expect(sizeOf(join(modules, '@tesseract.js-data')) / 2 ** 20).toBeLessThan(4);
  } finally {
    await folder.remove();
  }
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
