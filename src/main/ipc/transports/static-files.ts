import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** A file of the built window, ready to be sent. */
export interface StaticFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Vite puts the hash of the content into the names of what it puts here. */
const HASHED_FOLDER = '/assets/';

/**
 * A file below `folder` by the path of its address (`/` is `index.html`), or undefined when there is none. Never
 * leaves the folder.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | undefined> {
  const path = safePath(folder, urlPath);
  const type = path && CONTENT_TYPES[extname(path).toLowerCase()];
  if (!path || !type) return undefined;
  try {
    const body = await readFile(path);
    const forever = urlPath.startsWith(HASHED_FOLDER);
    return {
      body,
      headers: {
        'content-type': type,
        'cache-control': forever ? 'public, max-age=31536000, immutable' : 'no-store',
      },
    };
  } catch {
    return undefined;
  }
}

/**
 * Headers every page gets. Mantine writes style attributes, hence `unsafe-inline` for styles alone. `connectTo` names
 * what the window may talk to besides its own origin.
 */
export function securityHeaders(connectTo = ''): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      `connect-src 'self' ${connectTo}`.trim(),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}

function safePath(folder: string, urlPath: string): string | undefined {
  const decoded = decode(urlPath);
  // Backslashes and colons mean something in paths on Windows, a NUL ends a path for the system.
  if (decoded === undefined || /[\0\\:]/.test(decoded)) return undefined;
  const root = resolve(folder);
  const path = resolve(join(root, decoded === '/' ? 'index.html' : decoded));
  return path.startsWith(root + sep) ? path : undefined;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}
