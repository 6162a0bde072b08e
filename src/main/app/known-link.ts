/** Sites the window links to. A page can’t lead anywhere else. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set(['github.com', 'developer.android.com']);

/** The address when it may be opened in the browser at all: https, a known site, no name or password in it. */
export function knownLink(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return KNOWN_HOSTS.has(url.hostname) && url.port === '' ? url : null;
}
