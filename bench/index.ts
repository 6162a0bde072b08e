import { measureHostStart } from './host-start';
import { measureManyBots } from './many-bots';

/*
 * npm run bench: each figure beside a reference measured in the same run. Absolute times depend on the machine, the
 * ratios are what counts.
 */

/** One line of the report. */
export interface Measured {
  readonly what: string;
  readonly figure: string;
  /** What it is compared with, and the ratio; null where there is nothing fair to compare with. */
  readonly against: string | null;
  readonly goal: string | null;
  readonly met: boolean;
}

const rows: Measured[] = [...(await measureHostStart()), ...(await measureManyBots())];
for (const { what, figure, against, goal, met } of rows) {
  const parts = [what, figure, against ?? '', goal === null ? '' : `goal ${goal}: ${met ? 'met' : 'MISSED'}`];
  process.stdout.write(`${parts.filter((part) => part !== '').join('  |  ')}\n`);
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
