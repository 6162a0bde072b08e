import { describe, expect, it } from 'vitest';
import { poolShares, poolTally } from './pool-progress';

const progress = { poolName: 'testers', remaining: 41, total: 60, taken: 3, completed: 17, failed: 2 };

describe('how far a group has come with its pool', () => {
  it('splits what is gone as the uses ended; what is held is part of what is left', () => {
    const { completed, failed, taken } = poolShares(progress);
    expect(completed).toBeCloseTo(17 / 60);
    expect(failed).toBeCloseTo(2 / 60);
    expect(taken).toBeCloseTo(3 / 60);
  });

  it.each([
    [{ ...progress, total: 0, remaining: 0 }, 0],
    // Accounts that are used again and again stay in the pool.
    [{ ...progress, remaining: 60, completed: 900 }, 0.05],
    [{ ...progress, remaining: 0, taken: 9 }, 1],
  ])('never fills more than there is: %j', (each, sum) => {
    const { completed, failed, taken } = poolShares(each);
    expect(completed + failed + taken).toBeCloseTo(sum);
  });

  it('leaves out what is zero', () => {
    expect(poolTally(progress)).toBe('3 taken, 17 accounts done, 2 failed');
    expect(poolTally({ ...progress, taken: 0, completed: 0, failed: 0 })).toBe('no account taken yet');
  });
});
