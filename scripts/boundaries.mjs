import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles } from './list-files.mjs';
import { allowed, closing, plants } from '../testing/boundaries/plants.mjs';

/*
 * Cruises the sources, and then a planted tree. A boundary check that reads nothing reports no violation: so the
 * number of files read is compared with the number there is, and every rule has to catch its plant.
 */

const root = path.resolve(import.meta.dirname, '..');
const CONFIG = '.dependency-cruiser.cjs';
const FOLDERS = ['src', 'testing', 'e2e', 'bench'];
const SOURCE = /\.(ts|tsx|mts|cts|mjs|cjs|js|jsx)$/;

/** Runs dependency-cruiser in `cwd` and answers what it read and what it found. */
async function cruise(cwd) {
  const tree = listSources(cwd);
  const folders = FOLDERS.filter((folder) => tree.some((file) => file.startsWith(`${folder}/`)));
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', CONFIG, '--output-type', 'json', ...folders];
  const { stdout, stderr } = await new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 28 }, (_, out, err) =>
      resolve({ stdout: out, stderr: err }),
    );
  });
  if (!stdout.startsWith('{')) throw new Error(`dependency-cruiser failed:\n${stderr}${stdout}`);
  const report = JSON.parse(stdout);
  const read = new Set(report.modules.map((module) => module.source));
  return {
    violations: report.summary.violations,
    unread: tree.filter((file) => !read.has(file)),
    read: read.size,
  };
}

const listSources = (cwd) =>
  FOLDERS.flatMap((folder) => listFiles(cwd, folder)).filter(
    (file) => SOURCE.test(file) && !/\.d\.[mc]?ts$/.test(file),
  );

const show = ({ rule, from, to, cycle }) =>
  `${rule.name}: ${from} → ${cycle ? cycle.map((step) => step.name ?? step).join(' → ') : to}`;

/** The violations in the real tree, as lines to print. */
async function checkSources() {
  const { violations, unread, read } = await cruise(root);
  if (read === 0) return ['the cruiser read no file at all'];
  const problems = violations.map(show);
  if (unread.length > 0)
    problems.push(`the cruiser did not read: ${unread.slice(0, 5).join(', ')} (${unread.length} files)`);
  return problems;
}

const specifier = (from, to) => {
  if (!/^(src|testing)\//.test(to)) return to;
  const relative = path.posix.relative(path.posix.dirname(from), to).replace(/\.ts$/, '');
  return relative.startsWith('.') ? relative : `./${relative}`;
};

/** Writes the planted tree: each file imports what its edges say, each target exists unless it must not. */
async function plantTree(folder, edges, { missing }) {
  const texts = new Map();
  for (const { from, to, typeOnly } of edges) {
    const lines = texts.get(from) ?? [];
    if (to !== undefined) {
      const name = `imported${lines.length}`;
      lines.push(
        `import ${typeOnly ? 'type ' : ''}* as ${name} from '${specifier(from, to)}';\nexport type T${name} = typeof ${name};`,
      );
    }
    texts.set(from, lines);
    if (to !== undefined && /^(src|testing)\//.test(to) && !missing.has(to) && !texts.has(to))
      texts.set(to, []);
  }
  for (const [file, lines] of texts) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), [...lines, 'export const here = 1;', ''].join('\n'));
  }
  for (const file of [CONFIG, 'package.json', 'tsconfig.base.json'])
    await cp(path.join(root, file), path.join(folder, file));
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
}

/** What the canary has to complain about, as lines to print. */
async function checkCanary() {
  const rules = createRequire(import.meta.url)(`../${CONFIG}`).forbidden.map((rule) => rule.name);
  const problems = rules.filter((name) => !plants[name]).map((name) => `canary: no plant for rule ${name}`);
  problems.push(
    ...Object.keys(plants)
      .filter((name) => !rules.includes(name))
      .map((name) => `canary: no rule ${name}`),
  );

  const folder = await mkdtemp(path.join(tmpdir(), 'muster-canary-'));
  try {
    const edges = [...allowed, ...closing, ...Object.values(plants)];
    await plantTree(folder, edges, { missing: new Set([plants['no-unresolvable'].to]) });
    const { violations, unread } = await cruise(folder);
    if (unread.length > 0) problems.push(`canary: the cruiser did not read ${unread.join(', ')}`);
    for (const [name, { from }] of Object.entries(plants)) {
      const caught = violations.some((violation) => violation.rule.name === name && violation.from === from);
      if (!caught) problems.push(`canary: rule ${name} did not catch ${from}`);
    }
    const planted = new Set([...closing, ...Object.values(plants)].map(({ from }) => from));
    problems.push(
      ...violations
        .filter(({ from }) => !planted.has(from))
        .map((violation) => `canary: refused what is allowed: ${show(violation)}`),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return problems;
}

/** Everything wrong with the boundaries; empty when all is well. */
export async function checkBoundaries() {
  return [...(await checkSources()), ...(await checkCanary())];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = await checkBoundaries();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? 'boundaries hold, the canary sang' : `${problems.length} boundary problems`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
