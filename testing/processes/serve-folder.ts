import { execPath } from 'node:process';
import { openHeadlessHost } from '../../src/main/headless';
import { accountsWorkerFromSource } from '../accounts-worker';
import { databaseWorkerFromSource } from '../database-worker';
import { eyeWorkerFromSource } from '../eye-worker';

/**
 * FOLDER ADB_PORT: the host without a window on the folder, from source, that says everything in its log; the simulator's
 * adb server is at the port. Tells its address, ends with SIGTERM.
 */
const [dataFolder = '', adbPort = ''] = process.argv.slice(2);
const opened = await openHeadlessHost({
  version: '0.0.0-test',
  dataFolder,
  samplesFolder: null,
  windowFolder: dataFolder,
  adbServers: [{ host: '127.0.0.1', port: Number(adbPort), role: 'simulator' }],
  simulator: { file: execPath, args: ['-e', 'process.exit(1)'] },
  databaseWorker: databaseWorkerFromSource(),
  accountsWorker: accountsWorkerFromSource(),
  eyeWorker: eyeWorkerFromSource(),
  logLevel: 'debug',
  port: 0,
});
if (!opened.ok) throw new Error('the folder is in use');
const { host } = opened;
process.stdout.write(`${JSON.stringify({ url: host.url, token: host.token })}\n`);
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
