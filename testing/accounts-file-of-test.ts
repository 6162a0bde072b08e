import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openAccountsFile, type AccountsFile } from '../src/main/accounts/file/accounts-file';
import { tempFolderOfTest } from './temp-folder-of-test';

/** A new file of accounts, closed and removed when the running test ends. */
export async function accountsFileOfTest(): Promise<AccountsFile> {
  const { file } = openAccountsFile(join(await tempFolderOfTest(), 'accounts.db'));
  onTestFinished(() => file.database.close());
  return file;
}
