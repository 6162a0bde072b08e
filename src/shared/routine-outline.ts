import { z } from 'zod';

/** One step of a routine and what is nested in it. */
export interface OutlineStep {
  /** `3.then.1`; tells the branch it stands in. */
  path: string;
  id: string | null;
  /** Its name, or what its action says of itself, with expressions as they are written. */
  label: string;
  action: string;
  /** From 1. */
  line: number;
  children: OutlineStep[];
}

export const OutlineStep: z.ZodType<OutlineStep> = z.object({
  path: z.string(),
  id: z.string().nullable(),
  label: z.string(),
  action: z.string(),
  line: z.number().int(),
  children: z.array(z.lazy(() => OutlineStep)),
});
