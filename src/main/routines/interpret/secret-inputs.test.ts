import { describe, expect, it } from 'vitest';
import { createRoutineWorld, problemsOf, stepsText } from '../../../../testing/routine-world';

const SECRET = 'correct-horse-battery-staple-0123456789-and-more-of-it';
const inputs = 'inputs: { password: { type: secret } }\n';

async function run(...lines: string[]) {
  const world = createRoutineWorld();
  const started = world.start(inputs + stepsText(...lines), { config: { password: SECRET } });
  await world.clock.advance(60_000);
  return { world, end: await started.end };
}

describe('the value of a secret input', () => {
  it('reaches the device and is in no label, log line, notice or name of a picture', async () => {
    const { world, end } = await run(
      '- type: ${password}',
      '- set: { url: "https://example.com/?p=${password}" }',
      '- log: Going to ${url}',
      '- screenshot: with ${password}',
      '- wait: 1s',
      '  name: Wait with ${password}',
    );
    expect(end).toEqual({ ok: true });
    expect(world.calls.join('\n')).toContain(SECRET);
    const seen = JSON.stringify([world.events, world.logs, world.screenshots]);
    expect(seen).not.toContain(SECRET.slice(0, 6));
    expect(world.logs[0]).toBe('info: Going to https://example.com/?p=••••••');
    expect(world.events.map(({ label }) => label)).toContain('Wait with ••••••');
  });

  it.each([
    ['that a step gave', '- fail: No entry with ${password}'],
    ['that quotes the beginning of a value', '- wait: ${password}'],
  ])('is in no failure %s', async (_what, step) => {
    const { end } = await run(step);
    expect(end.ok).toBe(false);
    expect(JSON.stringify(end)).not.toContain(SECRET.slice(0, 6));
  });

  it('can be given by a calling routine, and is hidden in both', async () => {
    const world = createRoutineWorld();
    const text = inputs + stepsText('- runRoutine: inner', '  inputs: { word: "${password}" }');
    const inner = `inputs: { word: { type: secret } }\n${stepsText('- log: It is ${word}')}`;
    const started = world.start(text, { config: { password: SECRET }, others: { inner } });
    expect(await started.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: It is ••••••']);
  });

  it('has no default in the file and is not kept', () => {
    const codes = problemsOf(
      'inputs:\n  a: { type: secret, default: x }\n  b: { type: secret, persist: true }\nsteps:\n  - log: ${a}${b}',
    ).map(({ line, code }) => `${String(line)} ${code}`);
    expect(codes).toEqual(['2 input_invalid', '3 input_invalid']);
  });
});
