import { expect, test } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { programFilesBeside } from '../src/main/program-files';

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
    `^${pattern.replace(/[.]/g, '\\.').replaceAll('**', '§').replaceAll('*', '[^/]*').replaceAll('§', '.*')}$`,
  );
const isIn = (patterns: readonly string[], path: string): boolean =>
  patterns.some((pattern) => !pattern.startsWith('!') && expressionOf(pattern).test(path));
const pathInRoot = (path: string): string => relative(root, path).split(sep).join('/');

/** Names of the packages a bundle imports, whether at its start or later. */
function packagesOf(folder: string, only?: string): string[] {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.c?js$/.test(file) && (only === undefined || file === only));
  const found = sources.flatMap((file) => {
    const text = readFileSync(join(root, folder, file), 'utf8');
    return [
      ...text.matchAll(
        /^(?:import|export)[^'"]*from ["']([^."'][^"']*)["']|(?:import|require)\(["']([^."'][^"']*)["']\)/gm,
      ),
    ].map((match) => match[1] ?? match[2] ?? '');
  });
  const names = found.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  return [
    ...new Set(
      names.map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    ),
  ];
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
  for (const kind of ['orchestration_groups', 'group_templates', 'pools', 'routines']) {
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

test('what runs on its own lies beside the archive with everything it imports', () => {
  for (const file of [
    program.simulator,
    fileURLToPath(program.databaseWorker),
    fileURLToPath(program.accountsWorker),
    fileURLToPath(program.eyeWorker),
  ]) {
    const path = pathInRoot(file);
    expect(isIn(config.asarUnpack, path), path).toBe(true);
    const needed = new Set(packagesOf('out/node', path.replace('out/node/', '')));
    for (const name of needed) {
      expect(isIn(config.asarUnpack, `node_modules/${name}/index.js`), `${name}, needed by ${path}`).toBe(
        true,
      );
      // Headers for compiling are no use at run time.
      const further = Object.keys(packageAt(`node_modules/${name}`).dependencies ?? {});
      for (const next of further.filter((one) => one !== 'node-addon-api')) needed.add(next);
    }
  }
  expect(isIn(config.asarUnpack, 'node_modules/ws/index.js')).toBe(false);
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
