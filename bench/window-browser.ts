import { chromium, type Browser, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const PAGES = fileURLToPath(new URL('../testing/renderer/preview', import.meta.url));
const OUT = fileURLToPath(new URL('../.cache/bench/window', import.meta.url));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
/** Nothing may wait for the net; frames come as they would with a screen in sight. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
];

/** The window as it ships, in Chromium, with a scripted host. */
export interface WindowBrowser {
  readonly browser: Browser;
  /** A page that has nothing on it, from the same server. */
  readonly blankUrl: string;
  readonly urlOf: (load: { readonly groups: number; readonly bots: number }) => string;
  readonly newPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Builds the window with its scripted stream and opens a browser for it. */
export async function openWindowBrowser(): Promise<WindowBrowser> {
  await build({
    configFile: false,
    root: PAGES,
    base: './',
    plugins: [react()],
    logLevel: 'error',
    build: {
      outDir: OUT,
      emptyOutDir: true,
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: { input: join(PAGES, 'load.html') },
    },
  });
  const server = createServer((request, response) => {
    void answer(request.url ?? '/').then(({ body, type }) => {
      response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body ?? '');
    });
  });
  const url = await listen(server);
  const browser = await launchBrowser();
  return {
    browser,
    blankUrl: `${url}/blank`,
    urlOf: ({ groups, bots }) => `${url}/load.html?groups=${String(groups)}&bots=${String(bots)}`,
    newPage: () => browser.newPage({ viewport: { width: 1_280, height: 720 } }),
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A browser for measurements. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['MUSTER_CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

async function answer(url: string): Promise<{ body: Buffer | string | null; type: string }> {
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname === '/blank') return { body: '<!doctype html><article>blank</article>', type: 'text/html' };
  const type = TYPES[extname(pathname)] ?? 'application/octet-stream';
  try {
    return { body: await readFile(join(OUT, normalize(pathname))), type };
  } catch {
    return { body: null, type };
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${String(address.port)}`;
}
