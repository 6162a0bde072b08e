import { spawn } from 'node:child_process';
import { createServer as createSocketServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import react from '@vitejs/plugin-react';
import { build, createServer } from 'vite';

/*
 * npm run dev [-- --simulate 4]: the headless host rebuilt and restarted on every change of its sources, and the
 * window served by Vite with hot reload. Arguments go to `muster serve`. Ctrl-C ends everything.
 */

const root = path.resolve(import.meta.dirname, '..');
const SOCKET_PATH = '/socket';
/** A host told to stop closes its groups first. */
const STOP_LIMIT_MS = 20_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createSocketServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const hostPort = await freePort();
const hostUrl = `http://127.0.0.1:${hostPort}`;
let host;
let ending = false;

/** The page's policy forbids inline scripts, which is how Vite brings hot reload. Only the served page loses it. */
const withoutPolicy = {
  name: 'muster-dev-without-policy',
  transformIndexHtml: {
    order: 'pre',
    handler: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
  },
};

const windowServer = await createServer({
  configFile: false,
  root: path.join(root, 'src/renderer'),
  cacheDir: path.join(root, '.cache/vite-dev'),
  plugins: [withoutPolicy, react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      [SOCKET_PATH]: {
        target: hostUrl,
        ws: true,
        changeOrigin: true,
        // The host takes sockets of its own pages only; here Vite serves the page.
        configure: (proxy) => {
          proxy.on('proxyReqWs', (request) => request.setHeader('origin', hostUrl));
          proxy.on('error', () => undefined);
        },
      },
    },
  },
});
await windowServer.listen();
const windowUrl = windowServer.resolvedUrls.local[0];

/** Starts the host; tells the address once it is there. */
function startHost() {
  const args = ['out/node/cli.js', 'serve', '--json', '--port', String(hostPort), ...process.argv.slice(2)];
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.ended = new Promise((resolve) => child.once('close', resolve));
  createInterface({ input: child.stdout }).on('line', (line) => announce(line));
  void child.ended.then((code) => {
    if (host !== child) return;
    host = undefined;
    if (!ending) console.log(`[dev] the host ended with ${code}; it starts again when a source changes`);
  });
  return child;
}

function announce(line) {
  let fact;
  try {
    fact = JSON.parse(line);
  } catch {
    console.log(line);
    return;
  }
  if (fact.type === 'ready') console.log(`[dev] ${windowUrl}${new URL(fact.address).hash}`);
  else if (fact.type === 'attached') console.log(`[dev] end the Muster that runs already: ${fact.url}`);
  else console.log(line);
}

async function stopHost() {
  const child = host;
  host = undefined;
  if (!child) return;
  child.kill('SIGTERM');
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await child.ended;
  clearTimeout(limit);
}

/** Restarts one after the other: two builds in a row must not start two hosts. */
let restarts = Promise.resolve();
const restartHost = () => {
  restarts = restarts.then(async () => {
    await stopHost();
    if (!ending) host = startHost();
  });
};

const watcher = await build({
  configFile: path.join(root, 'vite.node.config.ts'),
  root,
  logLevel: 'warn',
  build: { watch: {} },
});
let broken = false;
watcher.on('event', (event) => {
  if (event.code === 'START') broken = false;
  if (event.code === 'BUNDLE_END') void event.result.close();
  if (event.code === 'ERROR') {
    broken = true;
    console.error(`[dev] ${event.error.message}`);
  }
  if (event.code === 'END' && !broken) restartHost();
});

async function end() {
  if (ending) process.exit(130);
  ending = true;
  await watcher.close();
  await restarts;
  await stopHost();
  await windowServer.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end());
