// A vision thread that falls ill when it is asked for one of these pixels of the top row: it hangs for good, has something
// to do for seven seconds and says so before, or dies.
import { parentPort } from 'node:worker_threads';
import '../src/main/perception/eye.worker';

const HANGS = 13;
const IS_BUSY = 14;
const DIES = 15;

function standStill(forMs) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, forMs);
}

parentPort?.on('message', ({ asks }) => {
  const x = asks?.[0]?.at?.x;
  if (x === DIES) process.exit(1);
  if (x === IS_BUSY) {
    parentPort.postMessage({ type: 'busy', forMs: 60_000 });
    standStill(7_000);
  }
  while (x === HANGS);
});
