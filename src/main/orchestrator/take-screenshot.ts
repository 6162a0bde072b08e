import { ok, type Result } from '../../shared/errors';
import type { InstanceRef } from '../../shared/instance-reference';
import { encodePng } from '../perception/encode-png';
import type { ShardedEye } from '../perception/sharded-eye';
import { useInstanceOnce, type OnceParts, type OnceRefused } from './use-instance-once';

export interface ScreenshotParts extends OnceParts {
  readonly eye: Pick<ShardedEye, 'captureOf' | 'release'>;
}

export type Screenshot = { readonly width: number; readonly height: number; readonly png: string };

/** Captures the screen for somebody who looks at it, as `useInstanceOnce` says. */
export function takeScreenshot(
  ref: InstanceRef,
  parts: ScreenshotParts,
  signal: AbortSignal,
): Promise<Result<Screenshot, OnceRefused>> {
  const { eye } = parts;
  return useInstanceOnce<Screenshot, never>(
    ref,
    async (device, during) => {
      const frame = await eye.captureOf(device, during);
      try {
        const png = await encodePng(frame);
        return ok({ width: frame.width, height: frame.height, png: png.toString('base64') });
      } finally {
        eye.release(frame);
      }
    },
    { ...parts, groupName: 'Screenshot' },
    signal,
  );
}
