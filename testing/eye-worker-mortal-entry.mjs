// A vision thread that dies at a random moment, in the middle of whatever it does, after it was told some 5 to 65 things:
// counted, not timed, so that it has done as much by then on a computer with much to do.
import { parentPort } from 'node:worker_threads';
import '../src/main/perception/eye.worker';

const ends = process.exit;
let left = 5 + Math.floor(Math.random() * 60);
parentPort?.on('message', () => {
  left -= 1;
  if (left === 0) setTimeout(() => ends(1), Math.random() * 50);
});
