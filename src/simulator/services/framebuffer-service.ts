import type { ServiceCall } from './service-call';

/**
 * `framebuffer:`, version 2 with colour space: a header of sixteen 32-bit numbers, then RGBA.
 * Source: AOSP packages/modules/adb/daemon/framebuffer_service.cpp.
 */
export async function serveFramebuffer(call: ServiceCall): Promise<void> {
  const { width, height, pixels } = call.device.capture();
  const fields = [2, 32, 0, pixels.length, width, height, 0, 8, 16, 8, 8, 8, 0, 8, 24, 8];
  const header = Buffer.alloc(fields.length * 4);
  for (const [index, field] of fields.entries()) header.writeUInt32LE(field, index * 4);
  await call.stream.write(header);
  await call.stream.write(pixels);
}
