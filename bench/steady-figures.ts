import { z } from 'zod';

/** What steady-host.ts tells steady-load.ts. */
export const SteadyFigures = z.object({
  due: z.number(),
  inTime: z.number(),
  failures: z.array(z.string()),
  cycleP99Ms: z.number(),
  loopP99Ms: z.number(),
  loopMaxMs: z.number(),
  /** Cores at work on average. */
  cores: z.number(),
  rssMb: z.number(),
});
export type SteadyFigures = z.infer<typeof SteadyFigures>;
