import type { Client } from '../src/shared/rpc/client';
import type { Connection } from '../src/shared/rpc/connection';
import type { RpcLimits, Served } from '../src/shared/rpc/server';
import type { FixtureContract, FixtureHost } from './rpc-fixture';

/** Two joined ends of a transport, and what a test can do to the line between them. */
export interface ConnectedPair {
  readonly host: Connection;
  readonly client: Connection;
  /** Stops the client's reading. */
  readonly holdBack: () => void;
  readonly letThrough: () => void;
  /** Bytes the host keeps because the client reads too slowly. */
  readonly unread: () => number;
  /** Puts any text on the way to the host. */
  readonly sendRaw: (text: string) => void;
  /** Ends both sides and whatever carried them. */
  readonly close: () => Promise<void>;
}

export interface TransportTraits {
  /** Longest text the host takes; a longer one ends the connection. Null: no limit. */
  readonly maxFrameBytes: number | null;
  /** Whether the host reads nothing more from a client that does not read its answers. */
  readonly pausesReading: boolean;
}

/** One served connection of the fixture. */
export interface Session {
  readonly pair: ConnectedPair;
  readonly host: FixtureHost;
  readonly client: Client<FixtureContract>;
  readonly served: Served;
}

export type OpenSession = (limits?: Partial<RpcLimits>) => Promise<Session>;
