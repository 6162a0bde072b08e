import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendRequest, type OutgoingRequest } from './http-requests';
import { isPrivateAddress, isPrivateHost } from './private-address';

const never = new AbortController().signal;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on this computer that remembers what it was asked. */
async function serve(answer: (seen: Seen, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body });
      answer({ method, url, headers, body }, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, seen };
}

const request = (url: string, more: Partial<OutgoingRequest> = {}): OutgoingRequest => ({
  ...{ method: 'GET', url, headers: {}, body: null, maxBytes: 1_000, mayAskPrivate: () => true },
  ...more,
});

describe('requests', () => {
  it('carry method, headers and body, and bring status and text', async () => {
    const { origin, seen } = await serve((_, response) => response.writeHead(404).end('no ü'));
    const asked = request(`${origin}/a?b=1`, { method: 'POST', headers: { 'x-key': 'k' }, body: 'ä' });
    expect(await sendRequest(asked, never)).toEqual({ status: 404, body: 'no ü' });
    expect(seen).toMatchObject([{ method: 'POST', url: '/a?b=1', body: 'ä' }]);
    expect(seen[0]?.headers).toMatchObject({ 'x-key': 'k', 'accept-encoding': 'identity' });
  });

  it.each(['ftp://example.com', 'file:///etc/passwd', 'data:,x', 'example.com', 'http://a:b@example.com/'])(
    'never go to %s',
    async (url) => {
      await expect(sendRequest(request(url), never)).rejects.toMatchObject({ code: 'request_failed' });
    },
  );

  it.each(['localhost', '127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]'])(
    'reach %s only where that was agreed to',
    async (host) => {
      const { origin, seen } = await serve((_, response) => response.end('ok'));
      const url = `http://${host}:${new URL(origin).port}/`;
      const asked = request(url, { mayAskPrivate: () => false });
      await expect(sendRequest(asked, never)).rejects.toThrow('private network');
      expect(seen).toEqual([]);
    },
  );

  it('are checked again at every redirect', async () => {
    const { origin } = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    await expect(sendRequest(request(origin), never)).rejects.toThrow('http:// or https://');
    const far = await serve((_, response) => response.end('secret'));
    const port = new URL(far.origin).port;
    const near = await serve((_, response) =>
      response.writeHead(302, { location: `http://localhost:${port}/` }).end(),
    );
    const asked = request(near.origin, { mayAskPrivate: (host) => host === '127.0.0.1' });
    await expect(sendRequest(asked, never)).rejects.toThrow('private network');
    expect(far.seen).toEqual([]);
  });

  it('are not led into a private network by a server, whatever was agreed to', async () => {
    const far = await serve((_, response) => response.end('far'));
    const there = `http://localhost:${new URL(far.origin).port}/`;
    const near = await serve((_, response) => response.writeHead(302, { location: there }).end());
    await expect(sendRequest(request(near.origin), never)).rejects.toThrow('private network');
    expect(far.seen).toEqual([]);
    expect(await sendRequest(request(there), never)).toEqual({ status: 200, body: 'far' });
  });

  it('give another server none of the headers, and not what was sent', async () => {
    const far = await serve((_, response) => response.end('far'));
    const near = await serve(({ url }, response) =>
      response.writeHead(url === '/see' ? 303 : 307, { location: far.origin }).end(),
    );
    const sent = { method: 'POST', headers: { authorization: 'x' }, body: 'b' };
    expect(await sendRequest(request(`${near.origin}/see`, sent), never)).toEqual({
      status: 200,
      body: 'far',
    });
    expect(far.seen).toMatchObject([{ method: 'GET', body: '' }]);
    expect(far.seen[0]?.headers.authorization).toBeUndefined();
    await expect(sendRequest(request(near.origin, sent), never)).rejects.toThrow('another');
  });

  it('end when a server redirects without end', async () => {
    const { origin, seen } = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    await expect(sendRequest(request(origin), never)).rejects.toThrow('without end');
    expect(seen).toHaveLength(6);
  });

  it('refuse an answer that is too long', async () => {
    const { origin } = await serve((_, response) => response.end('x'.repeat(1_001)));
    await expect(sendRequest(request(origin), never)).rejects.toThrow('longer than 1000 bytes');
    expect((await sendRequest(request(origin, { maxBytes: 1_001 }), never)).body).toHaveLength(1_001);
  });

  it('end with their signal, before and while the server is silent', async () => {
    const { origin, seen } = await serve(() => undefined);
    const reason = new Error('stopped');
    await expect(sendRequest(request(origin), AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(seen).toEqual([]);
    const abort = new AbortController();
    const sent = sendRequest(request(origin), abort.signal).catch((error: unknown) => error);
    await expect.poll(() => seen.length).toBe(1);
    abort.abort(reason);
    expect(await sent).toBe(reason);
  });

  it('say so when nobody answers', async () => {
    await expect(sendRequest(request('http://127.0.0.1:1/'), never)).rejects.toMatchObject({
      code: 'request_failed',
    });
  });
});

describe('private addresses', () => {
  it.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', '::'])(
    '%s is one',
    (address) => expect(isPrivateAddress(address)).toBe(true),
  );
  it.each(['fe80::1', 'fd00::1', '::ffff:10.0.0.1', '255.255.255.255', 'no address'])('%s too', (address) =>
    expect(isPrivateAddress(address)).toBe(true),
  );
  it.each([
    'localhost',
    'nas',
    'NAS.Lan',
    'printer.local.',
    'box.home.arpa',
    '192.168.1.2',
    '[::1]',
    'a.internal',
  ])('the host %s says so itself', (host) => expect(isPrivateHost(host)).toBe(true));
  it.each(['example.com', 'localhost.example.com', 'lan.example', '8.8.8.8', ''])(
    'the host %s does not',
    (host) => expect(isPrivateHost(host)).toBe(false),
  );
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is none', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  );
});
