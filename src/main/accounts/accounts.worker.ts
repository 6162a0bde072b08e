import { parentPort, workerData } from 'node:worker_threads';
import { openAccountsFile, openAccountsToLook, type AccountsFile } from './file/accounts-file';
import type { AccountsReply, AccountsRequest, AccountsThreadData } from './file/accounts-protocol';
import { createTransactions, type Transactions } from './file/grouped-transactions';
import { toWireError } from './file/wire-error';
import type { ReadingThreadData } from './import/reading-protocol';
import { kindOf } from './operations/leases/operation-kinds';
import { OPERATIONS } from './operations/operations';
import { wipeKeys } from './secrets/thread-keys';

type Port = NonNullable<typeof parentPort>;

interface Opened {
  readonly file: AccountsFile;
  readonly transactions: Transactions;
}

/** A thread of this process that has the file of accounts open: its keeper, or one who looks into it. */
function serve(port: Port, open: () => Opened, { opensAgain }: { readonly opensAgain: boolean }): void {
  const reply = (message: AccountsReply): void => port.postMessage(message);
  let opened: Opened | undefined;
  let openError: unknown;
  const whenOpen = (): Opened | undefined => {
    if (opened || (openError !== undefined && !opensAgain)) return opened;
    try {
      opened = open();
    } catch (error) {
      openError = error;
    }
    return opened;
  };
  port.on('message', (request: AccountsRequest) => {
    const { id } = request;
    if (request.type === 'close') {
      opened?.transactions.flush();
      if (opened) wipeKeys(opened.file);
      opened?.file.database.close();
      reply({ type: 'result', id, value: null });
      port.close();
      return;
    }
    const now = whenOpen();
    if (!now) {
      reply({ type: 'error', id, error: toWireError(openError) });
    } else if (request.type === 'opened') {
      reply({ type: 'result', id, value: null });
    } else {
      const { name, input } = request;
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `AccountsThread.ask` ties both together
      const operation = OPERATIONS[name] as (file: AccountsFile, input: unknown) => unknown;
      now.transactions.add({ id, kind: kindOf(name), work: (file) => operation(file, input) });
    }
  });
}

function openAs(role: AccountsThreadData['role'], path: string, port: Port): Opened {
  const reply = (message: AccountsReply): void => port.postMessage(message);
  if (role === 'looker') {
    const file = openAccountsToLook(path);
    return { file, transactions: createTransactions(file, reply, { oneByOne: true }) };
  }
  const { file, notes } = openAccountsFile(path);
  for (const note of notes) reply({ type: 'note', note });
  return { file, transactions: createTransactions(file, reply) };
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only accounts-link.ts and import-reading.ts start it
const data = workerData as AccountsThreadData | ReadingThreadData;
// A thread of accounts is one of three: the keeper of the file, one who looks, or a reader of files that are imported.
if (parentPort) {
  const port = parentPort;
  if (data.role === 'reading') await (await import('./import/reading-thread')).serveReading(port, data);
  else {
    const { role, file } = data;
    // What is wrong with a file that could not be migrated does not go by itself; who looks comes after that.
    serve(port, () => openAs(role, file, port), { opensAgain: role === 'looker' });
  }
}
