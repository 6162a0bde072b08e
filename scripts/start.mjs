import path from 'node:path';
import { isBuildStale } from './build-state.mjs';
import { ended, isEnding, start } from './child-group.mjs';
import { fetchElectron, installedElectron } from './electron-runtime.mjs';
import { HOST_FLAGS } from './host-flags.mjs';

const root = path.resolve(import.meta.dirname, '..');

/*
 * npm start [-- --data DIR …]: builds if something changed and opens the desktop app. Where there is no Electron and
 * none can be had, the same app opens in the browser. Arguments are passed on. Ctrl-C ends everything.
 */

const args = process.argv.slice(2);
/** A desktop app that fails sooner never showed its window. */
const FAILED_TO_OPEN_MS = 10_000;

const say = (line) => process.stderr.write(`${line}\n`);
const node = (script, ...rest) => [process.execPath, [path.join(root, script), ...rest]];

if (isBuildStale() && !(await build())) process.exit(1);
if (!isEnding()) process.exitCode = await open();
process.exit();

async function build() {
  say('Building…');
  const steps = [
    node('node_modules/vite/bin/vite.js', 'build', '--config', 'vite.node.config.ts', '--logLevel', 'warn'),
    node('node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'),
  ];
  const outputs = steps.map(([file, rest]) => runQuietly(file, rest));
  const failed = (await Promise.all(outputs)).filter(({ code }) => code !== 0);
  if (!isEnding()) for (const { text } of failed) process.stderr.write(text);
  return failed.length === 0;
}

/** Runs a tool and keeps what it says, for the case that it fails. */
async function runQuietly(file, rest) {
  const child = start(file, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part) => (text += part));
  return { code: await ended(child), text };
}

async function open() {
  if (!hasDisplay()) return openInBrowser('there is no display here');
  const installed = installedElectron();
  const { file, reason } = installed ? { file: installed } : await fetchElectron();
  if (isEnding()) return 130;
  return file ? openDesktop(file) : openInBrowser(reason);
}

async function openDesktop(electron) {
  const app = start(electron, [root, ...args], { stdio: ['ignore', 'inherit', 'pipe'] });
  // What it says is kept until it is clear that it opened: of a failure one line is enough.
  let kept = '';
  let opened = false;
  const show = () => {
    opened = true;
    process.stderr.write(kept);
  };
  const clear = setTimeout(show, FAILED_TO_OPEN_MS);
  app.stderr.setEncoding('utf8').on('data', (part) => {
    if (opened) process.stderr.write(part);
    else kept += part;
  });
  const code = await ended(app);
  clearTimeout(clear);
  if (code === 0 || opened || isEnding()) {
    if (!opened) show();
    return code;
  }
  const last = kept.trim().split('\n').at(-1)?.slice(0, 200);
  return openInBrowser(`the desktop app did not open${last ? ` (${last})` : ''}`);
}

/** The headless host prints its address; a browser is opened where there may be one. */
async function openInBrowser(reason) {
  say(`Opening Muster in the browser instead: ${reason}.`);
  const [file, rest] = node('out/node/cli.js', 'serve', ...(hasDisplay() ? ['--open'] : []), ...args);
  return ended(start(file, [...HOST_FLAGS, ...rest]));
}

/** Windows and macOS always have one; elsewhere a variable tells. */
function hasDisplay() {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(DISPLAY ?? WAYLAND_DISPLAY);
}
