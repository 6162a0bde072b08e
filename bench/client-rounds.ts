import { z } from 'zod';

/** What one round of captures took. */
export const Pace = z.object({
  framesPerSecond: z.number(),
  /** Time the client's process was at work, of all its threads, per frame. Milliseconds. */
  cpuMs: z.number(),
  /** Hash of the first picture, to see that all clients see the same. */
  picture: z.string(),
});
export type Pace = z.infer<typeof Pace>;

/** What single taps took. */
export const Taps = z.object({ timesMs: z.array(z.number()) });
export type Taps = z.infer<typeof Taps>;
