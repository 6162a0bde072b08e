import { z } from 'zod';
import type { Result } from '../errors';
import { trusted } from './trusted';

/** Picked by the client; calls and subscriptions of one connection share one series. */
const id = z.int().min(0);
const name = z.string().max(100);

/** What a client may send. Whatever else arrives is malformed: counted, logged, never thrown. */
export const ClientFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), id, name, input: z.unknown() }),
  z.object({ t: z.literal('cancel'), id }),
  z.object({ t: z.literal('subscribe'), id, stream: name, input: z.unknown() }),
  z.object({ t: z.literal('unsubscribe'), id }),
]);
export type ClientFrame = z.infer<typeof ClientFrame>;

/**
 * What a host sends. `reply` answers a call, or a subscription that could not be opened. A snapshot has rev 0 and may
 * come again for a subscription that fell too far behind; `rev` of patches counts the frames since that snapshot.
 */
export type HostFrame =
  | { readonly t: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly t: 'snapshot'; readonly id: number; readonly rev: 0; readonly state: unknown }
  | {
      readonly t: 'patches';
      readonly id: number;
      readonly rev: number;
      readonly patches: readonly unknown[];
    };

export type Frame = ClientFrame | HostFrame;

/** The frame, when `raw` has the shape of one that a host sends. Contents are the host's word and not checked. */
export function parseHostFrame(raw: unknown): HostFrame | undefined {
  if (!isRecord(raw) || typeof raw['id'] !== 'number') return undefined;
  return hasShape(raw) ? trusted<HostFrame>(raw) : undefined;
}

function hasShape(raw: Readonly<Record<string, unknown>>): boolean {
  switch (raw['t']) {
    case 'reply':
      return isRecord(raw['result']) && typeof raw['result']['ok'] === 'boolean';
    case 'snapshot':
      return Object.hasOwn(raw, 'state');
    case 'patches':
      return typeof raw['rev'] === 'number' && Array.isArray(raw['patches']);
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
