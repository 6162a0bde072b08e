import { spawnSync } from 'node:child_process';
import path from 'node:path';

/*
 * npm run package [-- --linux deb …]: builds, draws the icons and makes the packages of this system into release/, or
 * of what the arguments name. electron-builder is fetched for it (docs/adr/0017): nothing else needs its 280 packages.
 */

const ELECTRON_BUILDER = 'electron-builder@26.17.0';
const root = path.resolve(import.meta.dirname, '..');

/** npm and npx are shell scripts on Windows. */
function must(command, ...args) {
  const shell = process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

must('npm', 'run', 'build');
must('node', 'scripts/make-icons.mjs');
must('npx', '--yes', ELECTRON_BUILDER, '--publish', 'never', ...process.argv.slice(2));
