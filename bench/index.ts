import { measureHostStart } from './host-start';
import { measureManyBots } from './many-bots';
import type { Measured } from './measured';

/*
 * npm run bench: each figure beside a reference measured in the same run. Absolute times depend on the machine, the
 * ratios are what counts.
 */

const rows: Measured[] = [...(await measureHostStart()), ...(await measureManyBots())];
for (const { what, figure, against, goal, met } of rows) {
  const parts = [what, figure, against ?? '', goal === null ? '' : `goal ${goal}: ${met ? 'met' : 'MISSED'}`];
  process.stdout.write(`${parts.filter((part) => part !== '').join('  |  ')}\n`);
}
process.exitCode = rows.every(({ met }) => met) ? 0 : 1;
