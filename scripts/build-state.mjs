import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** What a build makes; each folder has at least one file after it. */
const OUTPUTS = ['out/node', 'out/main', 'out/preload', 'out/renderer'];
/** What a build reads. */
const INPUTS = [
  'src',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.node.config.ts',
  'scripts/build-kernel.mjs',
  'tsconfig.base.json',
];

/** When the newest file or folder at or below `place` changed; undefined when there is none. Folders tell of deletions. */
export function newestBelow(place) {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inner = readdirSync(place).map((name) => newestBelow(path.join(place, name)) ?? 0);
  return Math.max(stat.mtimeMs, ...inner);
}

/** Whether something of the build is missing or older than what it is made of. */
export function isBuildStale() {
  const built = OUTPUTS.map((output) => newestBelow(path.join(root, output)));
  if (built.includes(undefined)) return true;
  const changed = INPUTS.map((input) => newestBelow(path.join(root, input)) ?? 0);
  return Math.max(...changed) > Math.min(...built);
}
