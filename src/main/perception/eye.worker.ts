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
import type { TemplateShelf } from '../vision/templates/template-shelf';
import { createTesseractReader } from '../vision/text/tesseract-reader';
import type { EyeReply, EyeRequest, EyeWorkerData } from './eye-protocol';
import { EyeService } from './eye-service';
import { createInProcessEye } from './in-process-eye';
import { createSharedFrameBuffers } from './shared-frame-buffers';
import { createSights } from './sights';
import { WorkerDevices } from './worker-devices';

type Port = NonNullable<typeof parentPort>;

/** A thread of this process that captures screens and looks at them. */
function serve(port: Port, data: EyeWorkerData, kernel: WebAssembly.Module): void {
  const send = (reply: EyeReply): void => port.postMessage(reply);
  const clock = createSystemClock();
  const frameBuffers = createSharedFrameBuffers(data.inFlightLimit);
  const devices = new WorkerDevices({
    ...{ clock, random: createRandom(), frameBuffers },
    logger: {
      info: (fact) => send({ type: 'note', level: 'info', fact }),
      warn: (fact) => send({ type: 'note', level: 'warn', fact }),
    },
    onCapture: (ref, capture) => send({ type: 'capture', ref, capture }),
  });
  let matcher: Matcher | undefined;
  const text = createTesseractReader({ clock });
  const sightOf = createSights({
    matcher: () => (matcher ??= createMatcher({ kernel })),
    text,
    templates: shelfOf(data.templates, clock),
    treeOf: (ref, signal) => devices.treeOf(ref, signal),
  });
  const service = new EyeService({
    send,
    onRoute: (route) => devices.follow(route),
    createEye: (onFrame) =>
      createInProcessEye({
        deviceOf: (ref) => devices.deviceOf(ref),
        inFlightLimit: data.inFlightLimit,
        releaseFrame: (frame) => frameBuffers.release(frame),
        ...{ clock, onFrame, sightOf },
      }),
  });
  port.on('message', (request: EyeRequest) => {
    service.take(request);
    if (request.type === 'close')
      void Promise.allSettled([text.close(), devices.close()]).then(() => port.close());
  });
  send({ type: 'ready' });
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
