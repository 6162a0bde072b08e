import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Logger, Random } from '../../shared/ports';
import type { CaptureView } from '../../shared/view';
import { createAdbDevice } from '../devices/adb/adb-device';
import type { FrameBuffers } from '../devices/adb/frame-buffers';
import { createReadBuffers } from '../devices/adb/read-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createTextSink } from '../devices/adb/reply-sink';
import { createTreeSource, type RunService, type TreeSource } from '../vision/nodes/tree-source';
import type { UiNode } from '../vision/nodes/ui-node';
import type { CapturePlace } from './capture/frame-source';
import { InstanceCapture } from './capture/instance-capture';
import { MeasureQueue } from './capture/measure-queue';
import type { MeasuredCapture } from './capture/measured-capture';
import { isSameWay } from './capture/measured-captures';
import { captureMethods } from './capture/methods';
import type { EyeRoute } from './eye-protocol';
import type { CapturingDevice } from './in-process-eye';

interface Known {
  readonly route: EyeRoute;
  readonly device: CapturingDevice;
  readonly capture: InstanceCapture;
  readonly tree: TreeSource;
}

export interface WorkerDevicesParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly frameBuffers: FrameBuffers;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Is told how an instance is looked at, whenever that is news. */
  readonly onCapture: (ref: InstanceRef, capture: CaptureView) => void;
  /** Is told what was measured, and on which way to the instance. */
  readonly onMeasured: (route: EyeRoute, measured: MeasuredCapture) => void;
}

/**
 * Devices as one worker reaches them, over sockets of its own. Which way is open only the main thread knows: it says so
 * with every question.
 */
export class WorkerDevices {
  readonly #known = new Map<InstanceRef, Known>();
  readonly #parts: WorkerDevicesParts;
  readonly #readBuffers = createReadBuffers();
  readonly #queue: MeasureQueue;

  constructor(parts: WorkerDevicesParts) {
    this.#parts = parts;
    this.#queue = new MeasureQueue(parts.clock);
  }

  /** From now on the instance is reached this way. */
  follow(route: EyeRoute): void {
    const known = this.#known.get(route.ref);
    if (known && isSameWay(known.route, route)) return;
    const { ref, serial, host, port } = route;
    const { clock, random, frameBuffers } = this.#parts;
    const client = createSmartSocketClient({
      endpoint: { host, port },
      clock,
      readBuffers: this.#readBuffers,
    });
    const run: RunService = (service, { timeoutMs, maxBytes }, signal) =>
      client.run({ serial, service, sink: createTextSink(maxBytes), timeoutMs }, signal);
    const device = createAdbDevice({ ref, serial, client, random, frameBuffers });
    const capture = this.#captureOf(route, { serial, client, frameBuffers }, known);
    this.#known.set(ref, {
      route,
      capture,
      device: {
        capture: (signal) => capture.capture(signal),
        foregroundApp: (signal) => device.foregroundApp(signal),
      },
      tree: createTreeSource({ run, clock }),
    });
  }

  deviceOf(ref: InstanceRef): CapturingDevice {
    return this.#of(ref).device;
  }

  /** Ends what measures, and what methods hold open. */
  async close(): Promise<void> {
    await Promise.all([
      this.#queue.close(),
      ...[...this.#known.values()].map(({ capture }) => capture.close()),
    ]);
  }

  /** What was found to be the fastest stays in use for an instance, whichever way it is reached. */
  #captureOf(route: EyeRoute, place: CapturePlace, known: Known | undefined): InstanceCapture {
    if (known) {
      void known.capture.moved(place);
      return known.capture;
    }
    const { clock, logger, onCapture, onMeasured } = this.#parts;
    const { ref, measured } = route;
    return new InstanceCapture(
      {
        ...{ ref, methods: captureMethods, clock, logger, queue: this.#queue, measured },
        tell: (capture) => onCapture(ref, capture),
        keep: (found) => onMeasured(this.#of(ref).route, found),
      },
      place,
    );
  }

  /** What the app in front says is on its screen. */
  async treeOf(ref: InstanceRef, signal: AbortSignal): Promise<UiNode> {
    return this.#of(ref).tree.fetch(signal);
  }

  #of(ref: InstanceRef): Known {
    const known = this.#known.get(ref);
    if (!known) throw new Error(`nobody said how ${ref} is reached`);
    return known;
  }
}
