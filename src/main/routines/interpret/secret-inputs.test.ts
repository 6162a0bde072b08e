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

  it.each([
    ['a line of the log', '- log: "${pad.substring(0, 1990)}${password}"'],
    ['a notice', '- notify: "${pad.substring(0, 290)}${password}"'],
    ['the title of a notice', '- { notify: x, title: "${pad.substring(0, 70)}${password}" }'],
    ['the label of a step', '- { wait: 1ms, name: "${pad.substring(0, 110)}${password}" }'],
    ['a message', '- { fail: "${pad.substring(0, 490)}${password}" }'],
    ['what a command printed', '- { shell: [x] }'],
    [
      'a value that is no input of another',
      '- { runRoutine: inner, inputs: { n: "${pad.substring(0, 90)}${password}" } }',
    ],
  ])('is not seen where it is cut off in the middle: %s', async (_what, step) => {
    const world = createRoutineWorld();
    world.consents.add('shell');
    world.answers.shell = { stdout: 'p'.repeat(190) + SECRET, exitCode: 1 };
    const text = `inputs: { password: { type: secret }, pad: { type: text } }\n${stepsText(step)}`;
    const others = { inner: `inputs: { n: { type: integer } }\n${stepsText('- log: ${n}')}` };
    const started = world.start(text, { config: { password: SECRET, pad: 'p'.repeat(3_000) }, others });
    await world.clock.advance(1_000);
    const told = JSON.stringify([await started.end, world.logs, world.notices, world.events]);
    expect(told).not.toContain(SECRET.slice(0, 4));
  });

  it('is hidden as addresses and JSON write it, too', async () => {
    const world = createRoutineWorld();
    world.consents.add('network');
    const password = 'a "b"/c d+ü';
    const told = [
      'https://x/?p=a%20%22b%22%2Fc%20d%2B%C3%BC',
      'a%20%22b%22/c%20d+%C3%BC',
      '"a \\"b\\"/c d+ü"',
    ];
    for (const message of told) {
      world.answers.http = Object.assign(new Error(`no answer from ${message}`), { code: 'request_failed' });
      const run = world.start(inputs + stepsText('- http: { url: "https://x/?p=${password}" }'), {
        config: { password },
      });
      await world.clock.advance(100);
      expect(JSON.stringify(await run.end)).toMatch(/no answer from (?:https:..x..p=)?(?:\\")?••••••/);
    }
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
