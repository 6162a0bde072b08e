import { expect, it } from 'vitest';
import { runVisionCrashes } from '../chaos/vision-run';

it('64 bots for two minutes while vision threads die at random', { timeout: 240_000 }, async () => {
  const run = await runVisionCrashes({ bots: 64, seconds: 120, deaths: 30, pauseMs: 900 });
  const { looks, stopped, deaths, slowestMs } = run;
  process.stdout.write(`${JSON.stringify({ looks, stopped, deaths, slowestMs })}\n`);
  expect(run.wrong).toEqual([]);
  expect(deaths).toBeGreaterThanOrEqual(30);
  expect(run.stopped).toBeLessThanOrEqual(run.mayStop);
  expect(Math.min(...run.lately)).toBeGreaterThan(0);
});
