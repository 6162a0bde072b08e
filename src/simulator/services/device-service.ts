import { serveFramebuffer } from './framebuffer-service';
import { serveReboot } from './reboot-service';
import { serveReverse } from './reverse-service';
import type { ServiceHandler } from './service-call';
import { serveLegacyShell, serveShellV2 } from './shell-service';
import { serveSync } from './sync-service';

/** Services by the text before their argument; the first that fits is taken. */
const SERVICES: readonly (readonly [pattern: RegExp, handler: ServiceHandler])[] = [
  [/^shell,(?:[^:]*,)?v2[^:]*:/, serveShellV2],
  [/^shell[^:]*:/, serveLegacyShell],
  [/^exec:/, serveLegacyShell],
  [/^sync:/, serveSync],
  [/^framebuffer:/, serveFramebuffer],
  [/^reverse:/, serveReverse],
  [/^reboot:/, serveReboot],
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
