import { acquireHostLock } from '../../src/main/platform/host-lock';

/** Takes the lock of the folder given, publishes itself, and stays until it is killed. */
const [folder = ''] = process.argv.slice(2);
const result = await acquireHostLock(folder);
if (result.ok)
  await result.lock.publish({ url: 'http://127.0.0.1:1', token: 't', version: '1', pid: process.pid });
process.stdout.write(`${JSON.stringify(result.ok ? 'held' : result.host)}\n`);
setInterval(() => undefined, 60_000);
