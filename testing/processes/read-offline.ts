import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { createTesseractReader } from '../../src/main/vision/text/tesseract-reader';
import { cleanPictures } from '../vision/text/text-pictures';

/*
 * Reads one line where the network is refused (refuse-network.cjs), and says what came of it. Run by
 * src/main/vision/text/offline.test.ts.
 */

const TRY = `
  import('node:net').then(({ connect }) => connect(9, '127.0.0.1')).then(() => 'open', (error) => error.message)
    .then((tried) => require('node:worker_threads').parentPort.postMessage(tried));
`;
const thread = new Worker(TRY, { eval: true });
const [tried] = (await once(thread, 'message')) as [unknown];
await thread.terminate();

const reader = createTesseractReader({ clock: createSystemClock() });
const [picture] = cleanPictures();
if (!picture) throw new Error('no picture');
const { frame } = picture;
const box = { x: 0, y: 0, width: frame.width, height: frame.height };
const lines = await reader.read(frame, { box, language: 'en', chars: null }, new AbortController().signal);
await reader.close();
process.stdout.write(JSON.stringify({ tried, read: lines.map(({ text }) => text) }));
