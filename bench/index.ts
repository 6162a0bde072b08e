import { parseArgs } from 'node:util';
import { buildTestPrograms } from '../scripts/build-test-programs.mjs';
import { adbIsMissing } from '../testing/adb-server';
import { measureAccounts } from './accounts';
import { measureAccountsWindow } from './accounts-window';
import { measureCaptureMethods } from './capture-methods';
import { measureFastPath } from './fast-path';
import { measureHostMemory } from './host-memory';
import { measureHostStart } from './host-start';
import { measureImport } from './import';
import { measureManyBots } from './many-bots';
import { measureMatch } from './match';
import type { Measured } from './measured';
import { measureOcr } from './ocr';
import { measureRoutines } from './routines';
import { measureSteps } from './routines-steps';
import { measureVisionDevices } from './vision-devices';
import { measureWindow } from './window';

/*
 * npm run bench [-- --door server] [-- PART…]
 * Parts: host-start, many-bots, host-memory, fast-path, captures, import, accounts, accounts-window, routines, match, ocr, vision,
 * window
 *
 * Each figure beside a reference measured in the same run. Absolute times depend on the machine, the ratios are what
 * counts. A goal that is missed makes the exit code 1; with CI=true only one that is missed by a factor of 1.5. The
 * devices are behind the real adb server; `--door server` leaves it out and takes the simulator's own.
 */

const { values, positionals } = parseArgs({
  options: { door: { type: 'string', default: 'device' } },
  allowPositionals: true,
});
if (values.door !== 'device' && values.door !== 'server')
  throw new RangeError(`no such door: ${values.door}`);
const { door } = values;

/** Both sides of the comparison need adb; with CI set its absence is an error that the first row then says. */
async function fastPath(): Promise<Measured[]> {
  return adbIsMissing() ? [] : measureFastPath(door === 'server' ? 'server' : 'device');
}

const parts: Readonly<Record<string, () => Promise<Measured[]>>> = {
  'host-start': measureHostStart,
  'many-bots': measureManyBots,
  'host-memory': measureHostMemory,
  'fast-path': fastPath,
  captures: async () =>
    adbIsMissing() ? [] : measureCaptureMethods(door === 'server' ? 'server' : 'device'),
  import: measureImport,
  accounts: measureAccounts,
  routines: async () => [...(await measureRoutines()), ...(await measureSteps())],
  'accounts-window': measureAccountsWindow,
  match: measureMatch,
  ocr: measureOcr,
  vision: async () => (adbIsMissing() ? [] : measureVisionDevices(door === 'server' ? 'server' : 'device')),
  window: measureWindow,
};
// Threads that some parts start from their sources.
await buildTestPrograms();
for (const name of positionals) {
  if (!(name in parts))
    throw new RangeError(`no such part: ${name}; there are ${Object.keys(parts).join(', ')}`);
}

for (const [name, measure] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const { what, figure, against, goal, met } of await measure()) {
    const fields = [
      what,
      figure,
      against ?? '',
      goal === null ? '' : `goal ${goal}: ${met ? 'met' : 'MISSED'}`,
    ];
    process.stdout.write(`${fields.filter((field) => field !== '').join('  |  ')}\n`);
    if (!met) process.exitCode = 1;
  }
}
