import { DEFAULT_REBOOT_MS } from '../device/boot-cycle';
import type { ServiceCall } from './service-call';

/** `reboot:` and `reboot:TARGET`: the device goes at once, and the client sees no more than that. */
export function serveReboot({ device }: ServiceCall): Promise<void> {
  device.reboot(DEFAULT_REBOOT_MS);
  return Promise.resolve();
}
