import type { ErrorOf } from '../../../shared/errors';

/** What an adb server made of `host:connect:`. */
export type ConnectReply =
  | { readonly outcome: 'connected' }
  /** It was told to connect before; says nothing about whether the device answers. */
  | { readonly outcome: 'already' }
  | {
      readonly outcome: 'failed';
      readonly reason: ErrorOf<'connect_failed'>['reason'];
      readonly message: string;
    };

/**
 * Texts of failures, as adb 29 to 35 write them on Linux, macOS and Windows (AOSP `adb/sysdeps/errno.cpp`,
 * Windows adds the number of the socket error).
 */
const REASONS: readonly (readonly [RegExp, ErrorOf<'connect_failed'>['reason']])[] = [
  [/authenticat|unauthorized/i, 'unauthorized'],
  [/refused|\b10061\b/i, 'refused'],
  [/timed? ?out|\b10060\b/i, 'timeout'],
  [/no route|unreachable|host is down|\b1006[45]\b|\b10051\b/i, 'unreachable'],
  [/resolve|not known|no such host|nodename|\b11001\b/i, 'name_unknown'],
];

/** Reads the answer to `host:connect:`. The server sends failures with `OKAY` too: only the text tells. */
export function parseConnectReply(text: string): ConnectReply {
  const message = text.trim();
  if (message.startsWith('connected to ')) return { outcome: 'connected' };
  if (message.startsWith('already connected to ')) return { outcome: 'already' };
  const reason = REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? 'other';
  return { outcome: 'failed', reason, message };
}
