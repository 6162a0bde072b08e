/*
 * Chromium knows no scheme of ours. `muster://app/x` is `http://app.muster.localhost/x` there: also a secure context
 * with an origin of its own, and answered by the same handler.
 */

const handlers = new Map();

export const protocol = {
  registerSchemesAsPrivileged() {},
  handle(scheme, handler) {
    handlers.set(scheme, handler);
  },
};

/** The address Chromium is given. */
export function toBrowser(address) {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  return handlers.has(scheme)
    ? `http://${url.host}.${scheme}.localhost${url.pathname}${url.search}${url.hash}`
    : address;
}

/** The address the app knows. */
export function fromBrowser(address) {
  const match = /^http:\/\/(.+)\.([^.]+)\.localhost(\/.*)?$/.exec(address);
  return match && handlers.has(match[2]) ? `${match[2]}://${match[1]}${match[3] ?? ''}` : address;
}

/** Lets the app's handlers answer what pages ask for under its schemes. */
export async function routeSchemes(context) {
  await context.route(/^http:\/\/[^/]+\.localhost\//, async (route) => {
    const request = route.request();
    const url = fromBrowser(request.url());
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (!handler) return route.fallback();
    const response = await handler(
      new Request(url, { method: request.method(), headers: request.headers() }),
    );
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}

/** Origin of an address of the app, also for its own schemes. */
export function originOf(address) {
  const { protocol: scheme, host, origin } = new URL(address);
  return origin === 'null' ? `${scheme}//${host}` : origin;
}
