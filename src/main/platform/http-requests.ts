import { lookup } from 'node:dns';
import {
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPrivateAddress } from './private-address';

/** A request that brought no answer; carries a code so that a step fails with the message. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code = 'request_failed';
}

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** A longer answer is refused. */
  readonly maxBytes: number;
  /** Whether this host may have an address of a private network. */
  readonly mayAskPrivate: (host: string) => boolean;
}

export interface IncomingAnswer {
  readonly status: number;
  readonly body: string;
}

const MAX_REDIRECTS = 5;

/**
 * Sends a request over http or https and reads the whole answer as text. Follows redirects, each checked as the first
 * address is. What a name stands for is checked at the connection itself, so that no second answer of the name server
 * leads elsewhere. Rejects with `RequestError`, or with the signal's reason.
 */
export async function sendRequest(request: OutgoingRequest, signal: AbortSignal): Promise<IncomingAnswer> {
  let asked = request;
  for (let redirects = 0; ; redirects += 1) {
    const { answer, location } = await sendOnce(asked, signal);
    if (location === undefined) return answer;
    if (redirects === MAX_REDIRECTS) throw new RequestError('The server redirects without end.');
    asked = redirected(asked, location, answer.status);
  }
}

interface Reply {
  readonly answer: IncomingAnswer;
  /** Where the server wants to be asked instead. */
  readonly location: string | undefined;
}

function sendOnce(request: OutgoingRequest, signal: AbortSignal): Promise<Reply> {
  signal.throwIfAborted();
  const url = checkedUrl(request);
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise<Reply>((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(signal.aborted ? asError(signal.reason) : asRequestError(error));
    };
    const call: ClientRequest = send(url, optionsOf(request, url, signal), (message) => {
      readReply(message, request).then(resolve, (error: unknown) => {
        call.destroy();
        fail(error);
      });
    });
    call.on('error', fail);
    call.end(request.body ?? undefined);
  });
}

function optionsOf(request: OutgoingRequest, { hostname }: URL, signal: AbortSignal): RequestOptions {
  return {
    method: request.method,
    headers: {
      'user-agent': 'Muster',
      ...request.headers,
      // What is not packed can't grow when it is unpacked.
      'accept-encoding': 'identity',
      ...(request.body !== null && { 'content-length': String(Buffer.byteLength(request.body)) }),
    },
    signal,
    // A connection of its own: none that was opened for somebody else is used again.
    agent: false,
    lookup: (name, options, callback) => {
      lookup(name, { ...options, all: true }, (error, found) => {
        const allowed = error ? [] : found.filter(({ address }) => mayReach(request, hostname, address));
        const [first] = allowed;
        if (error) callback(error, '', 0);
        else if (!first) callback(privateError(hostname), '', 0);
        else if (options.all === true) callback(null, allowed);
        else callback(null, first.address, first.family);
      });
    },
  };
}

function checkedUrl(request: OutgoingRequest): URL {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new RequestError('Only addresses that begin with http:// or https:// can be asked.');
  if (url.username !== '' || url.password !== '')
    throw new RequestError('An address with a name or password in it is not asked. Use a header.');
  const host = plainHost(url);
  if (isIP(host) !== 0 && !mayReach(request, host, host)) throw privateError(host);
  return url;
}

function plainHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function mayReach({ mayAskPrivate }: OutgoingRequest, host: string, address: string): boolean {
  return !isPrivateAddress(address) || mayAskPrivate(host);
}

function privateError(host: string): RequestError {
  return new RequestError(
    `${host} is in a private network, and nobody has agreed that the routine may reach it.`,
  );
}

async function readReply(message: IncomingMessage, { maxBytes }: OutgoingRequest): Promise<Reply> {
  const status = message.statusCode ?? 0;
  const { location } = message.headers;
  if (location !== undefined && [301, 302, 303, 307, 308].includes(status)) {
    message.destroy();
    return { answer: { status, body: '' }, location };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new RequestError(`The answer is longer than ${String(maxBytes)} bytes.`);
    chunks.push(chunk);
  }
  return { answer: { status, body: Buffer.concat(chunks).toString('utf8') }, location: undefined };
}

/** The next request. Another server gets none of the headers: they may be a key for the first. */
function redirected(request: OutgoingRequest, location: string, status: number): OutgoingRequest {
  if (!URL.canParse(location, request.url)) throw new RequestError('The server redirects to no address.');
  const url = new URL(location, request.url);
  const asked = new URL(request.url);
  const isSame = url.origin === asked.origin;
  const keepsBody = status === 307 || status === 308 || request.method === 'HEAD';
  if (!isSame && request.body !== null && keepsBody)
    throw new RequestError(`The server redirects what was sent to another, ${url.host}.`);
  return {
    ...request,
    url: url.href,
    // What a server says is not what a person read: none leads into a private network but the one that is there.
    mayAskPrivate: (host) => host === plainHost(asked) && request.mayAskPrivate(host),
    headers: isSame ? request.headers : {},
    method: keepsBody ? request.method : 'GET',
    body: keepsBody ? request.body : null,
  };
}

function asRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new RequestError(`The server could not be asked${code}.`, { cause: error });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
