// The thread of accounts, which dies when it is asked to remove the view of this name, or for uses of account -1.
import '../src/main/accounts/accounts.worker';
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ name, input }) => {
  const asksKeeper = name === 'removeView' && input.name === 'die';
  if (asksKeeper || (name === 'listUses' && input.accountId === -1)) process.exit(1);
});
