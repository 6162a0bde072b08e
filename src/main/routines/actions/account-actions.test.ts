import { describe, expect, it } from 'vitest';
import {
  createRoutineWorld,
  hang,
  linkText,
  linkTexts,
  problemsOf,
  stepsText,
} from '../../../../testing/routine-world';

async function runSteps(world: ReturnType<typeof createRoutineWorld>, ...lines: readonly string[]) {
  const run = world.start(stepsText(...lines));
  await world.clock.advance(10_000);
  return run.end;
}

describe('accounts in steps', () => {
  it('are taken once, named in texts, and completed with what was reported', async () => {
    const world = createRoutineWorld();
    const end = await runSteps(
      world,
      '- takeAccount: { into: who }',
      '- takeAccount: {}',
      '- log: ${who} is ${account.key}, ${account.label}',
      '- reportNumbers: { coins: 1, wins: 2 }',
      '- completeAccount: { numbers: { coins: 5 } }',
      '- takeAccount: { into: who }',
      '- returnAccount: { reason: "nothing to do for ${who}" }',
    );
    expect(end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: acc-1 is acc-1, Label of acc-1']);
    expect(world.accounts.ends).toEqual([
      'completed acc-1 {"coins":5,"wins":2}',
      'returned acc-2 nothing to do for acc-2 {}',
    ]);
  });

  it.each([
    ['failAccount', 'failed'],
    ['quarantineAccount', 'quarantined'],
  ])('%s ends the iteration, unless it may go on, and is not tried again', async (action, outcome) => {
    const world = createRoutineWorld();
    const end = await runSteps(
      world,
      '- takeAccount: {}',
      `- ${action}: { reason: once, goOn: true }`,
      '- takeAccount: {}',
      `- ${action}: { reason: banned }`,
      '  retry: { times: 3 }',
      '- key: BACK',
    );
    expect(end).toMatchObject({
      failure: { class: 'account', code: 'account_refused', detail: { reason: 'banned' }, step: '4' },
    });
    expect(world.accounts.ends).toEqual([`${outcome} acc-1 once {}`, `${outcome} acc-2 banned {}`]);
    expect(world.calls).toEqual([]);
  });

  it.each([
    '- completeAccount: {}',
    '- getAccountField: { name: level, into: x }',
    '- typeSecret: { name: password }',
    '- if: { accountField: { name: level, value: 1 } }\n  then: []',
    '- reportNumbers: { n: 1 }',
  ])('without one in hand %s fails at once', async (step) => {
    const world = createRoutineWorld();
    expect(await runSteps(world, ...step.split('\n'))).toMatchObject({
      failure: { class: 'account', code: 'account_none' },
    });
  });

  it('a name that only an account has fails without one', async () => {
    const end = await runSteps(createRoutineWorld(), '- log: ${account.key}');
    expect(end).toMatchObject({ failure: { code: 'expression_invalid' } });
  });

  it('waiting for one ends with the step and with the bot', async () => {
    const world = createRoutineWorld();
    world.accounts.beforeTake = hang;
    const limited = world.start(stepsText('- takeAccount: {}', '  timeout: 2s'));
    const stopped = world.start(stepsText('- takeAccount: {}'));
    await world.clock.advance(2_000);
    expect(await limited.end).toMatchObject({ failure: { class: 'timeout', code: 'step_timeout' } });
    stopped.abort('stop');
    await expect(stopped.end).rejects.toBe('stop');
  });
});

describe('fields of accounts in steps', () => {
  it('are read, changed and counted up', async () => {
    const world = createRoutineWorld();
    const end = await runSteps(
      world,
      '- takeAccount: {}',
      '- getAccountField: { name: level, into: level }',
      '- getAccountField: { name: lastReward, into: last, default: never }',
      '- incrementAccountField: { name: level, by: "${level}", into: sum }',
      '- incrementAccountField: { name: rounds }',
      '- setAccountField: { name: note, value: "${sum} ${last}" }',
      '- getAccountField: { name: note, into: note }',
      '- log: ${note}',
      '- setAccountField: { name: note, value: null }',
      '- setAccountField: { name: lastReward, now: true }',
      '- getAccountField: { name: lastReward, into: last }',
      '- if: { accountField: { name: note, is: isEmpty } }',
      '  then: [{ log: "${last}" }]',
    );
    expect(end).toEqual({ ok: true });
    expect(world.logs).toEqual([
      'info: 24 never',
      `info: ${new Date(world.clock.now() - 10_000).toISOString()}`,
    ]);
  });

  it.each([
    ['level', 'equals', '12', true],
    ['level', 'equals', '"12"', true],
    ['level', 'notEquals', '12', false],
    ['level', 'lessThan', '100', true],
    ['level', 'atMost', '12', true],
    ['level', 'moreThan', '9', true],
    ['level', 'atLeast', '13', false],
    ['level', 'contains', '2', true],
    ['level', 'isEmpty', '0', false],
    ['level', 'isNotEmpty', '0', true],
    ['lastReward', 'equals', '""', false],
    ['lastReward', 'notEquals', '1', true],
    ['lastReward', 'lessThan', '1', false],
    ['lastReward', 'isEmpty', '0', true],
  ])('accountField %s %s %s: %s', async (name, is, value, holds) => {
    const world = createRoutineWorld();
    await runSteps(
      world,
      '- takeAccount: {}',
      `- if: { all: [{ accountField: { name: ${name}, is: ${is}, value: ${value} } }, { not: { pixel: { x: 1, y: 1, color: "#ffffff" } } }] }`,
      '  then: [{ log: holds }]',
    );
    expect(world.logs).toEqual(holds ? ['info: holds'] : []);
    expect(world.looks()).toBe(1);
  });
});

describe('typeSecret', () => {
  it('types it, and nothing but the device sees it', async () => {
    const world = createRoutineWorld();
    expect(await runSteps(world, '- takeAccount: {}', '- typeSecret: { name: password }')).toEqual({
      ok: true,
    });
    expect(world.calls).toEqual(['type s3cret word']);
    expect(JSON.stringify([world.events, world.logs])).not.toContain('s3cret');
  });

  it('fails without the words of the device, which may hold it', async () => {
    const world = createRoutineWorld();
    world.behaviours.set('type', () =>
      Promise.reject(Object.assign(new Error('input text s3cret%sword: bad'), { code: 'device_timeout' })),
    );
    const end = await runSteps(world, '- takeAccount: {}', '- typeSecret: { name: password }');
    expect(end).toMatchObject({ failure: { class: 'device', code: 'device_timeout' } });
    expect(JSON.stringify([end, world.events, world.logs])).not.toContain('s3cret');
  });
});

describe('files in steps', () => {
  it('are named below their folder, and cut off with the step', async () => {
    const world = createRoutineWorld();
    expect(
      await runSteps(
        world,
        '- pushFile: { from: a/b.dat, to: /sdcard/b.dat }',
        '- pullFile: { from: /sdcard/c.dat, to: c.dat }',
      ),
    ).toEqual({ ok: true });
    expect(world.calls).toEqual(['push /files/a/b.dat /sdcard/b.dat', 'pull /sdcard/c.dat /files/c.dat']);
    world.behaviours.set('push', hang);
    const run = world.start(stepsText('- pushFile: { from: a, to: b }', '  timeout: 1s'));
    await world.clock.advance(1_000);
    expect(await run.end).toMatchObject({ failure: { code: 'step_timeout' } });
  });
});

describe('what is known of accounts before a run', () => {
  it.each([
    '- takeAccount:',
    '- failAccount: {}',
    '- failAccount: { reason: "" }',
    '- completeAccount: { numbers: { coins: many } }',
    '- reportNumbers: { "no name": 1 }',
    '- getAccountField: { name: level }',
    '- getAccountField: { name: level, into: "no name" }',
    '- incrementAccountField: { name: level, by: much }',
    '- typeSecret: password',
    '- pushFile: { from: a }',
    '- if: { accountField: { name: level, is: bigger } }\n  then: []',
  ])('%s is a mistake', (step) => {
    expect(problemsOf(stepsText(...step.split('\n'))).some(({ level }) => level === 'error')).toBe(true);
  });

  it('a routine says what it and those it calls do', () => {
    const inner = 'account: required\nsteps:\n  - typeSecret: { name: pin }\n';
    const { summary } = linkText(
      stepsText(
        '- runRoutine: inner',
        '- getAccountField: { name: level, into: x }',
        '- if: { not: { accountField: { name: rank, value: 1 } } }',
        '  then: [{ setAccountField: { name: "${x}", value: 1 } }]',
      ),
      { inner },
    );
    expect(summary).toMatchObject({
      ...{ needsAccount: true, usesAccounts: true, accountSecrets: ['pin'] },
      accountFields: ['level', 'rank'],
    });
    expect(linkText(stepsText('- takeAccount: {}')).summary).toMatchObject({
      ...{ needsAccount: false, usesAccounts: true },
    });
    expect(linkTexts({ main: 'account: maybe\nsteps: []' }).get('main')?.routine).toBeUndefined();
  });
});
