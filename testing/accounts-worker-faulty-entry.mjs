// The thread of accounts as it is, and a way in for tests to make its file one that can't be written: statements that
// come over a channel named after the file are carried out on its connection.
import { workerData } from 'node:worker_threads';
import { OPERATIONS } from '../src/main/accounts/operations/operations';

/** The open file, as operations are given it. */
let opened;
for (const [name, operation] of Object.entries(OPERATIONS)) {
  OPERATIONS[name] = (file, input) => {
    opened = file;
    return operation(file, input);
  };
}
const channel = new BroadcastChannel(`faults of ${workerData.file}`);
channel.unref();
channel.addEventListener('message', ({ data }) => {
  if (data.sql === undefined || opened === undefined) return;
  if (opened.database.isOpen) opened.database.exec(data.sql);
  channel.postMessage({ done: data.sql });
});
await import('../src/main/accounts/accounts.worker');
