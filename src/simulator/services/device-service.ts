import type { VirtualDevice } from '../device/virtual-device';
import type { ByteStream } from '../stream/byte-stream';
import { serveFramebuffer } from './framebuffer-service';
import { serveExec, serveLegacyShell, serveShellV2 } from './shell-service';
import { serveSync } from './sync-service';

/** A service somebody opened on a device, behind whatever door. */
export interface ServiceCall {
  readonly device: VirtualDevice;
  readonly stream: ByteStream;
  /** What follows the service's name and colon. */
  readonly argument: string;
  /** Number of the client connection; inputs are remembered under it. */
  readonly connection: number;
}

export type ServiceHandler = (call: ServiceCall) => Promise<void>;

/** Services by the text before their argument; the first that fits is taken. */
const SERVICES: readonly (readonly [pattern: RegExp, handler: ServiceHandler])[] = [
  [/^shell,(?:[^:]*,)?v2[^:]*:/, serveShellV2],
  [/^shell[^:]*:/, serveLegacyShell],
  [/^exec:/, serveExec],
  [/^sync:/, serveSync],
  [/^framebuffer:/, serveFramebuffer],
];

/**
 * Finds the service a name asks for (`shell:getprop`, `exec:screencap`, `sync:` …); undefined when the device has none
 * by that name. The handler answers on the stream and leaves its end to the caller.
 * Source: AOSP packages/modules/adb/SERVICES.TXT and daemon/services.cpp.
 */
export function findService(name: string): { handler: ServiceHandler; argument: string } | undefined {
  for (const [pattern, handler] of SERVICES) {
    const match = name.match(pattern);
    if (match !== null) return { handler, argument: name.slice(match[0].length) };
  }
  return undefined;
}
