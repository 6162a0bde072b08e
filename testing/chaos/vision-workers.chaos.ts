import { expect, it } from 'vitest';
import { runVisionCrashes } from './vision-run';

it(
  'no bot is stuck and no frame is another’s while vision threads die at random',
  { timeout: 120_000 },
  async () => {
    const run = await runVisionCrashes({ bots: 16, seconds: 20, deaths: 6, pauseMs: 150 });
    expect(run.wrong).toEqual([]);
    expect(run.deaths).toBeGreaterThanOrEqual(6);
    expect(Math.min(...run.lately)).toBeGreaterThan(0);
    expect(run.stopped).toBeLessThanOrEqual(run.mayStop);
  },
);
