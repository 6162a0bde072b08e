import { pathToFileURL } from 'node:url';
import { setMaxListeners } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { Clock } from '../../shared/ports';
import { createRandom } from '../platform/random';
import { createSystemClock } from '../platform/system-clock';
import { loadKernel } from '../vision/matcher/kernel';
import { createMatcher, type Matcher } from '../vision/matcher/matcher';
import { RecognitionError } from '../vision/recognition-error';
import { createFileTemplateShelf } from '../vision/templates/file-template-shelf';
import { lookForCut } from '../vision/templates/look-for-cut';
import type { TemplateShelf } from '../vision/templates/template-shelf';
import { createTesseractReader } from '../vision/text/tesseract-reader';
import type { EyeReply, EyeRequest, EyeWorkerData } from './eye-protocol';
import { EyeService } from './eye-service';
import { createInProcessEye } from './in-process-eye';
import { SharedFrameBuffers } from './shared-frame-buffers';
import { createSights, reachableMatcher, type ThreadTurns } from './sights';
import { WorkerDevices } from './worker-devices';

type Port = NonNullable<typeof parentPort>;

/** A thread of this process that captures screens and looks at them. */
function serve(port: Port, data: EyeWorkerData, kernel: WebAssembly.Module): void {
  const send = (reply: EyeReply): void => port.postMessage(reply);
  const clock = createSystemClock();
  const frameBuffers = new SharedFrameBuffers(data.inFlightLimit);
  const devices = new WorkerDevices({
    ...{ clock, random: createRandom(), frameBuffers },
    logger: {
      info: (fact) => send({ type: 'note', level: 'info', fact }),
      warn: (fact) => send({ type: 'note', level: 'warn', fact }),
    },
    onCapture: (ref, capture) => send({ type: 'capture', ref, capture }),
    onMeasured: (route, measured) => send({ type: 'measured', route, measured }),
  });
  let matcher: Matcher | undefined;
  const text = createTesseractReader({ clock, languages: data.languages });
  const matcherOf = (): Matcher => (matcher ??= createMatcher({ kernel }));
  const busy: ThreadTurns['busy'] = (forMs) => send({ type: 'busy', forMs });
  const turns = { breathe: createBreather(clock), busy };
  const sightOf = createSights({
    matcher: matcherOf,
    text,
    templates: shelfOf(data.templates, clock),
    treeOf: (ref, signal) => devices.treeOf(ref, signal),
    turns,
  });
  const service = new EyeService({
    send,
    onRoute: (route) => devices.follow(route),
    compare: (question) => lookForCut(question, reachableMatcher(matcherOf(), turns)),
    createEye: (onFrame) =>
      createInProcessEye({
        deviceOf: (ref) => devices.deviceOf(ref),
        inFlightLimit: data.inFlightLimit,
        releaseFrame: (frame) => frameBuffers.release(frame),
        onFrame: (ref, shown) => {
          frameBuffers.show(ref, shown);
          onFrame(ref, shown);
        },
        ...{ clock, sightOf },
      }),
    latest: (ref) => frameBuffers.latest(ref),
  });
  port.on('message', (request: EyeRequest) => {
    service.take(request);
    if (request.type === 'close')
      void Promise.allSettled([text.close(), devices.close()]).then(() => port.close());
  });
  send({ type: 'ready' });
}

/** Between two turns of a thread that has much to compare: what is cut short ends within it. */
const TURN_MS = 100;

/** Gives the thread's queue a turn when it had none for a while. */
function createBreather(clock: Clock): () => Promise<void> {
  let lastMs = -Infinity;
  return async () => {
    if (clock.monotonic() - lastMs < TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    lastMs = clock.monotonic();
  };
}

function shelfOf(folder: string | null, clock: Clock): TemplateShelf {
  if (folder !== null) return createFileTemplateShelf({ folder, clock });
  const none = new RecognitionError('there is no folder of templates here');
  return { take: () => Promise.reject(none) };
}

// A look may have many recognisers that all hear of its end.
setMaxListeners(0);
if (parentPort) {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only eye-link.ts starts it
  const data = workerData as EyeWorkerData;
  serve(parentPort, data, await loadKernel(pathToFileURL(data.kernel)));
}
