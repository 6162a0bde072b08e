import { readStaticFile, securityHeaders } from '../ipc/transports/static-files';

/** The app's own scheme. A scheme of our own has headers and an origin, which files have not. */
export const APP_SCHEME = 'muster';
const APP_HOST = 'app';

/** Origin of the app's own pages. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Answers a request under the app's scheme: the built window's files under its one host, nothing else. */
export async function answerAppRequest(
  windowFolder: string,
  { url, method }: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  const { host, pathname } = new URL(url);
  const asked = host === APP_HOST && method === 'GET';
  const file = asked ? await readStaticFile(windowFolder, pathname) : undefined;
  const headers = { ...securityHeaders(), ...file?.headers };
  return file ? new Response(file.body, { headers }) : new Response(null, { status: 404, headers });
}
