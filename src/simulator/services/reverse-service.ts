import type { ServiceCall } from './service-call';

/**
 * `reverse:WHAT`, answered as a server answers a smart-socket request. There is nothing to forward to in a virtual
 * device, so the list is empty and stays so. Source: AOSP packages/modules/adb/SERVICES.TXT and daemon/services.cpp.
 */
export async function serveReverse({ argument, stream }: ServiceCall): Promise<void> {
  if (argument === 'list-forward') return stream.write(Buffer.from('OKAY0000'));
  if (argument === 'killforward-all') return stream.write(Buffer.from('OKAY'));
  const reason = Buffer.from('reverse forwarding is not simulated');
  const length = reason.length.toString(16).padStart(4, '0');
  await stream.write(Buffer.concat([Buffer.from(`FAIL${length}`), reason]));
}
