import { z } from 'zod';
import { SteadyFigures } from './steady-figures';

/** What vision-host.ts tells vision-devices.ts. */
export const VisionFigures = SteadyFigures.extend({
  /** Threads that capture and look. */
  workers: z.number(),
});
export type VisionFigures = z.infer<typeof VisionFigures>;
