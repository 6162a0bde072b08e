import { onTestFinished } from 'vitest';
import { createClient } from '../src/shared/rpc/client';
import { describeCalls } from './connection-contract-calls';
import { describeHostileFrames } from './connection-contract-hostile';
import { describeSlowReader } from './connection-contract-slow-reader';
import { describeStreams } from './connection-contract-streams';
import type { ConnectedPair, OpenSession, TransportTraits } from './connection-session';
import { createFixtureHost, fixtureContract } from './rpc-fixture';

/** What every implementation of `Connection` must do, under the real server and client. */
export function describeConnection(open: () => Promise<ConnectedPair>, traits: TransportTraits): void {
  const openSession: OpenSession = async (limits) => {
    const pair = await open();
    onTestFinished(() => pair.close());
    const host = createFixtureHost();
    const served = host.serve(pair.host, limits);
    return { pair, host, client: createClient(fixtureContract, pair.client), served };
  };
  describeCalls(openSession);
  describeStreams(openSession);
  describeSlowReader(openSession, traits);
  describeHostileFrames(openSession, traits);
}
