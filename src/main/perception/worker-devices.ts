import type { InstanceRef } from '../../shared/instance-reference';
import type { Clock, Random } from '../../shared/ports';
import { createAdbDevice } from '../devices/adb/adb-device';
import type { FrameBuffers } from '../devices/adb/frame-buffers';
import { createReadBuffers } from '../devices/adb/read-buffers';
import { createSmartSocketClient } from '../devices/adb/smart-socket';
import { createTextSink } from '../devices/adb/reply-sink';
import type { Device } from '../devices/device';
import { createTreeSource, type RunService, type TreeSource } from '../vision/nodes/tree-source';
import type { UiNode } from '../vision/nodes/ui-node';
import type { EyeRoute } from './eye-protocol';

interface Known {
  readonly route: EyeRoute;
  readonly device: Device;
  readonly tree: TreeSource;
}

/**
 * Devices as one worker reaches them, over sockets of its own. Which way is open only the main thread knows: it says so
 * with every question.
 */
export class WorkerDevices {
  readonly #known = new Map<InstanceRef, Known>();
  readonly #parts: { readonly clock: Clock; readonly random: Random; readonly frameBuffers: FrameBuffers };
  readonly #readBuffers = createReadBuffers();

  constructor(parts: {
    readonly clock: Clock;
    readonly random: Random;
    readonly frameBuffers: FrameBuffers;
  }) {
    this.#parts = parts;
  }

  /** From now on the instance is reached this way. */
  follow(route: EyeRoute): void {
    const known = this.#known.get(route.ref);
    if (known && isSame(known.route, route)) return;
    const { ref, serial, host, port } = route;
    const { clock, random, frameBuffers } = this.#parts;
    const client = createSmartSocketClient({
      endpoint: { host, port },
      clock,
      readBuffers: this.#readBuffers,
    });
    const run: RunService = (service, { timeoutMs, maxBytes }, signal) =>
      client.run({ serial, service, sink: createTextSink(maxBytes), timeoutMs }, signal);
    this.#known.set(ref, {
      route,
      device: createAdbDevice({ ref, serial, client, random, frameBuffers }),
      tree: createTreeSource({ run, clock }),
    });
  }

  deviceOf(ref: InstanceRef): Device {
    return this.#of(ref).device;
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

function isSame(a: EyeRoute, b: EyeRoute): boolean {
  return a.host === b.host && a.port === b.port && a.serial === b.serial;
}
