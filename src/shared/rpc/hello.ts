import { z } from 'zod';

/**
 * First frame on a WebSocket: the token, which for this reason is never part of an address that is logged. The host
 * answers `welcome` and from then on every frame is one of `frames.ts`; or it closes with `CLOSE_UNAUTHORIZED`.
 */
export const Hello = z.object({ t: z.literal('hello'), token: z.string().max(200) });
export type Hello = z.infer<typeof Hello>;

export const WELCOME = '{"t":"welcome"}';

/** Close code of a WebSocket whose token was wrong or did not come (4000–4999 are for applications). */
export const CLOSE_UNAUTHORIZED = 4401;

/** Where the host takes WebSockets; everything else is the window's files. */
export const SOCKET_PATH = '/socket';

const FRAGMENT_KEY = 'token';

/** The address a person opens: the token is in the fragment, which browsers never send. */
export function addressWithToken(url: string, token: string): string {
  return `${url}#${FRAGMENT_KEY}=${encodeURIComponent(token)}`;
}

/** The token in a fragment such as `#token=…`, if there is one. */
export function tokenOfFragment(fragment: string): string | undefined {
  return new RegExp(`[#&]${FRAGMENT_KEY}=([^&]+)`).exec(fragment)?.[1]?.replace(/%[\da-f]{2}/gi, decodeByte);
}

/** A token has only ASCII in it; anything longer than one byte is not ours. */
function decodeByte(escaped: string): string {
  return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
}
