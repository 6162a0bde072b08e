import { describe } from 'vitest';
import { createMemoryPair } from '../../../shared/rpc/memory-connection';
import { describeConnection } from '../../../../testing/connection-contract';

describe('Connection over memory', () => {
  describeConnection(
    () => {
      const pair = createMemoryPair();
      const close = (): Promise<void> => {
        pair.client.close();
        return Promise.resolve();
      };
      return Promise.resolve({ ...pair, close });
    },
    { maxFrameBytes: null, pausesReading: true },
  );
});
