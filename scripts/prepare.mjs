import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/*
 * npm's `prepare`: installs the git hooks of lefthook.yml in a checkout. Says nothing and never fails: without
 * hooks everything works, and an install must not break because git is odd here.
 */

const root = path.resolve(import.meta.dirname, '..');
const lefthook = path.join(root, 'node_modules/lefthook/bin/index.js');

if (!process.env['CI'] && existsSync(path.join(root, '.git')) && existsSync(lefthook)) {
  spawnSync(process.execPath, [lefthook, 'install'], { cwd: root, stdio: 'ignore', timeout: 10_000 });
}
