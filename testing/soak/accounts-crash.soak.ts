import { describe, it } from 'vitest';
import { crashRound, prepareAccounts } from '../accounts-crash-round';
import { tempFolderOfTest } from '../temp-folder-of-test';

const ROUNDS = 50;

describe('accounts after kill -9', () => {
  it(`are all there and free, ${String(ROUNDS)} times`, { timeout: 600_000 }, async () => {
    const folder = await tempFolderOfTest();
    prepareAccounts(folder);
    let uses = 0;
    for (let round = 1; round <= ROUNDS; round += 1)
      uses += await crashRound(folder, 1 + ((round * 37) % 300));
    process.stdout.write(
      `${String(uses)} acknowledged uses in ${String(ROUNDS)} rounds, each in the ledger once\n`,
    );
  });
});
