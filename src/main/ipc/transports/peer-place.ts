import type { IncomingMessage } from 'node:http';

/** What a proxy on this computer adds for somebody who sits at another: RFC 7239 and what was usual before it. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether who asks is on this computer: the address of the peer is a loopback one, and no proxy asks for another. */
export function isFromThisComputer({
  socket,
  headers,
}: {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
  readonly headers: IncomingMessage['headers'];
}): boolean {
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/iu, '');
  return address === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(address);
}
