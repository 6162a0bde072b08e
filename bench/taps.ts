import { runRounds } from './client-process';
import { Taps } from './client-rounds';
import type { Farm } from './farm';
import { atMost } from './goal';
import type { Measured } from './measured';
import { median } from './statistics';

const ROUNDS = 5;

/** One tap after the other, ours and an adb process for each in turns. */
export async function measureTaps(farm: Farm): Promise<Measured[]> {
  const taps = await runRounds(farm, { ways: ['ownTap', 'adbTap'], count: ROUNDS, answer: Taps });
  const time = (way: string): number => median(taps(way).flatMap(({ timesMs }) => timesMs));
  const ratio = time('ownTap') / time('adbTap');
  return [
    {
      what: `tap, ${farm.through}`,
      figure: `${time('ownTap').toFixed(2)} ms`,
      against: `an adb shell input tap process: ${time('adbTap').toFixed(2)} ms, ${ratio.toFixed(2)}×`,
      ...atMost(ratio, 0.25, '×'),
    },
  ];
}
