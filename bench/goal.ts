/** Figures on machines of strangers waver; there a goal counts as missed only beyond this factor. */
const SLACK = process.env['CI'] === 'true' ? 1.5 : 1;

/** A goal as the report shows it, and whether a figure meets it. */
export interface Judged {
  readonly goal: string;
  readonly met: boolean;
}

/** The figure must not be above the limit. */
export function atMost(figure: number, limit: number, unit: string): Judged {
  return { goal: `≤ ${String(limit)}${unit}`, met: figure <= limit * SLACK };
}

/** The figure must not be below the limit. */
export function atLeast(figure: number, limit: number, unit: string): Judged {
  return { goal: `≥ ${String(limit)}${unit}`, met: figure >= limit / SLACK };
}
