import { networkInterfaces } from 'node:os';
import type { IncomingMessage } from 'node:http';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];
const WILDCARDS = new Set(['0.0.0.0', '::', '']);

/**
 * The values of `Host` that are this program's: loopback names and the bound address, with the bound port. A page of
 * another site that points its own name at 127.0.0.1 (DNS rebinding) sends its own name and is refused.
 */
export function allowedHosts(boundHost: string, port: number): ReadonlySet<string> {
  const bound = WILDCARDS.has(boundHost) ? ownAddresses() : [bracketed(boundHost)];
  const names = [...LOOPBACK_NAMES, ...bound].map((name) => name.toLowerCase());
  // Browsers leave the port away when it is the scheme's own.
  return new Set(names.flatMap((name) => [`${name}:${String(port)}`, ...(port === 80 ? [name] : [])]));
}

/** Whether the request names this program as its host. */
export function hasAllowedHost(request: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  return hosts.has((request.headers.host ?? '').toLowerCase());
}

/** Whether the request comes from this program's own pages, or from no browser at all (those always say). */
export function hasOwnOrigin({ headers }: IncomingMessage): boolean {
  return headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`;
}

/** An IPv6 address as it stands in an address line. */
export function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).map(({ address }) => bracketed(address)),
  );
}
