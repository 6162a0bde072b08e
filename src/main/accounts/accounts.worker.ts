import { parentPort, workerData } from 'node:worker_threads';
import { openAccountsFile, type AccountsFile } from './file/accounts-file';
import type { AccountsReply, AccountsRequest, AccountsThreadData } from './file/accounts-protocol';
import { createTransactions } from './file/grouped-transactions';
import { toWireError } from './file/wire-error';
import type { ReadingThreadData } from './import/reading-protocol';
import { kindOf } from './operations/leases/operation-kinds';
import { OPERATIONS } from './operations/operations';
import { wipeKeys } from './secrets/thread-keys';

type Port = NonNullable<typeof parentPort>;

/** The one thread of this process that touches the file of accounts. */
function serve(port: Port, { file }: AccountsThreadData): void {
  const reply = (message: AccountsReply): void => port.postMessage(message);
  let opened: AccountsFile | undefined;
  let openError: unknown;
  try {
    const result = openAccountsFile(file);
    opened = result.file;
    for (const note of result.notes) reply({ type: 'note', note });
  } catch (error) {
    openError = error;
  }
  const transactions = opened ? createTransactions(opened, reply) : undefined;
  port.on('message', (request: AccountsRequest) => {
    const { id } = request;
    if (request.type === 'close') {
      transactions?.flush();
      if (opened) wipeKeys(opened);
      opened?.database.close();
      reply({ type: 'result', id, value: null });
      port.close();
    } else if (!opened || !transactions) {
      reply({ type: 'error', id, error: toWireError(openError) });
    } else if (request.type === 'opened') {
      reply({ type: 'result', id, value: null });
    } else {
      const { name, input } = request;
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- `AccountsThread.ask` ties both together
      const operation = OPERATIONS[name] as (file: AccountsFile, input: unknown) => unknown;
      transactions.add({ id, kind: kindOf(name), work: (open) => operation(open, input) });
    }
  });
}

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only accounts-thread.ts and import-reading.ts start it
const data = workerData as AccountsThreadData | ReadingThreadData;
// A thread of accounts is one of two: the keeper of the file, or a reader of files that are imported.
if (parentPort && 'role' in data)
  await (await import('./import/reading-thread')).serveReading(parentPort, data);
else if (parentPort && 'file' in data) serve(parentPort, data);
