import { describe, expect, it } from 'vitest';
import { crashRound, prepareAccounts } from '../../../../testing/accounts-crash-round';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';

const ROUNDS = 5;

describe('accounts after kill -9', () => {
  it(
    'are all there and free, and every acknowledged outcome is in the ledger once',
    { timeout: 90_000 },
    async () => {
      const folder = await tempFolderOfTest();
      prepareAccounts(folder);
      for (let round = 1; round <= ROUNDS; round += 1)
        expect(await crashRound(folder, 20 * round)).toBe(60 * round);
    },
  );
});
