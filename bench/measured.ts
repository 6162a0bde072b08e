/** One line of the report. */
export interface Measured {
  readonly what: string;
  readonly figure: string;
  /** What it is compared with, and the ratio; null where there is nothing fair to compare with. */
  readonly against: string | null;
  readonly goal: string | null;
  readonly met: boolean;
}
