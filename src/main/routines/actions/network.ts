import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction, type StepContext } from '../action';
import { Late } from '../late';
import { choice, integer, text, word } from '../params';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;
const BAD_STATUS = 400;
/** What has a meaning for the connection itself is not for routines to set. */
const FORBIDDEN_HEADER =
  /^(?:host|connection|content-length|transfer-encoding|upgrade|proxy-.*|te|trailer)$/i;
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;

export const http = defineAction({
  name: 'http',
  summary: 'Sends a request to a server and may keep the answer.',
  details:
    'Needs consent: before the group starts a person agrees to this very file, and again after every change of it. Only `http` and `https`, at most 5 redirects and 1 MB of answer, which is read as text. An address of a private network or of this computer is reached only where its host stands in the file, as in `http://nas.lan/${path}` or `http://192.168.1.2:8080/`: the person who agrees is shown it. A name that looks like one of the internet leads there never, nor does a redirect of another server. Without `status` an answer of 400 or more fails the step. Keep passwords out of the address: it is shown as the name of the step.',
  schema: z.strictObject({
    http: z.strictObject({
      url: word('an address such as https://example.com/gifts').describe('Where to'),
      method: choice(METHODS).default('GET').describe('What kind of request'),
      headers: z.record(z.string().regex(HEADER_NAME), text()).optional().describe('Headers by their names'),
      body: text().optional().describe('What is sent'),
      maxBytes: integer(1, 1_048_576).default(100_000).describe('A longer answer fails'),
    }),
    into: z.string().regex(VARIABLE_NAME).optional().describe('Variable for the text of the answer'),
    status: z.string().regex(VARIABLE_NAME).optional().describe('Variable for its status, such as 200'),
  }),
  defaultTimeoutMs: 30_000,
  example: `
- http: { url: https://example.com/gifts, method: POST, body: "gift=5" }
  into: answer
  status: code
- log: "\${code}: \${answer}"
`,
  capabilities: ['network'],
  label: ({ http: { method, url } }) => `${method} ${withoutQuery(url)}`,
  hosts: ({ http: { url } }) => [hostIn(url)],
  declares: ({ into, status }) => [into, status].filter((name) => name !== undefined),
  run: async ({ http: { url, method, headers = {}, body, maxBytes }, into, status }, context) => {
    assertConsent('network', context);
    const forbidden = Object.keys(headers).find((name) => FORBIDDEN_HEADER.test(name));
    if (forbidden !== undefined) throw failed(`The header "${forbidden}" can't be set.`);
    const mayAskPrivate = (host: string): boolean => context.allows('network', host);
    const request = { url, method, headers, body: body ?? null, maxBytes, mayAskPrivate };
    const answer = await context.http.send(request, context.signal);
    context.signal.throwIfAborted();
    if (status === undefined && answer.status >= BAD_STATUS)
      throw failed(`The server answered ${String(answer.status)}.`);
    if (into !== undefined) context.variables.set(into, answer.body);
    if (status !== undefined) context.variables.set(status, answer.status);
  },
});

/** The host of an address, when all before it and the end of it are written out: what follows can't change it then. */
function hostIn(written: unknown): string | null {
  const text = written instanceof Late ? written.template.source : written;
  const [known = '', ...others] = String(text).split('${');
  const isWhole = others.length === 0 || /^\s*https?:\/\/[^/?#\\]+[/?#]/i.test(known);
  if (!isWhole || !URL.canParse(known)) return null;
  return new URL(known).hostname.replace(/^\[|\]$/g, '');
}

/** A person has to agree first, for the step's own routine and for all that called it. */
export function assertConsent(
  capability: 'network' | 'shell',
  context: Pick<StepContext, 'notAllowed'>,
): void {
  const routineName = context.notAllowed(capability);
  if (routineName === undefined) return;
  const words = { network: 'reach the network', shell: 'run commands on the device' };
  const message = `Nobody has agreed that routine "${routineName}" may ${words[capability]}.`;
  const detail = { capability, routineName, message };
  throw Object.assign(new Error(message), { code: 'consent_missing', detail });
}

function failed(message: string): Error {
  return Object.assign(new Error(message), { code: 'request_failed' });
}

/** Queries hold keys often enough. */
function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//');
}
