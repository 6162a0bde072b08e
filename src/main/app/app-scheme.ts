import { protocol } from 'electron';
import { readStaticFile, securityHeaders } from '../ipc/transports/static-files';

const SCHEME = 'muster';

/** Origin of the app's own pages. A scheme of our own has headers and an origin, which files have not. */
export const APP_ORIGIN = `${SCHEME}://app`;
export const APP_URL = `${APP_ORIGIN}/`;

/** Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the built window under `muster://app/`, with its security policy. Call once the app is ready. */
export function serveAppScheme(windowFolder: string): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const file =
      host === 'app' && method === 'GET' ? await readStaticFile(windowFolder, pathname) : undefined;
    const headers = { ...securityHeaders(), ...file?.headers };
    return file ? new Response(file.body, { headers }) : new Response(null, { status: 404, headers });
  });
}
