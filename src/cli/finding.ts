/** One thing the doctor looked at. */
export interface Finding {
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'error';
  readonly found: string;
  /** What to do; empty when all is well. */
  readonly remedy: string;
}
