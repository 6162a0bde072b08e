import { describe, expect, it } from 'vitest';
import { createRoutineWorld, linkTexts, stepsText } from '../../../../testing/routine-world';
import type { RoutineInput } from '../../../shared/routine-summary';
import { createSharedCounters } from '../shared-counters';
import { NO_ACCOUNTS } from '../no-accounts';
import { NO_CONSENTS } from '../ports';
import type { RunVariables } from '../routine-runner';
import { runRoutine } from './run-routine';
import { WatchedVariables } from './watched-variables';

/** Runs a routine to its end or to the first wait, and shows its variables as `scope name=value`. */
function run(texts: Readonly<Record<string, string>>, config = {}) {
  const world = createRoutineWorld();
  const routine = linkTexts(texts).get('main')?.routine;
  if (!routine) throw new Error('the routine of this test has problems');
  let seen: RunVariables | undefined;
  const device = { ref: 'sim:1' } as never;
  const end = runRoutine(
    routine,
    {
      config,
      context: {
        ...{ device, eye: {} as never, evidence: {} as never, clock: world.clock, accounts: NO_ACCOUNTS },
        ...{
          random: {} as never,
          files: {} as never,
          counters: createSharedCounters(),
          http: {} as never,
          consents: NO_CONSENTS,
          log: () => undefined,
          notify: () => undefined,
        },
      },
      gate: () => Promise.resolve(),
      observer: { step: () => undefined, variables: (variables) => (seen = variables) },
    },
    new AbortController().signal,
  );
  if (!seen) throw new Error('nobody was told of the variables');
  const variables = seen;
  const shown = (): string[] => variables.list().map(({ scope, name, value }) => `${scope} ${name}=${value}`);
  return { world, end, variables, shown };
}

describe('variables of a run', () => {
  it('are the inputs and what steps set, and stay as they were at the end', async () => {
    const main = `inputs: { rounds: { type: integer, default: 3 }, who: { type: text } }\n${stepsText('- set: { count: 1 }', '- wait: 1s', '- set: { count: 2, rounds: 9 }')}`;
    const { world, end, shown } = run({ main }, { who: 'me' });
    await world.clock.advance(500);
    expect(shown()).toEqual(['input rounds=3', 'input who=me', 'iteration count=1']);
    await world.clock.advance(500);
    await end;
    expect(shown()).toEqual(['input rounds=9', 'input who=me', 'iteration count=2']);
  });

  it('of a called routine are there while it works, under the step that calls it', async () => {
    const inner = `inputs: { deep: { type: text } }\n${stepsText('- set: { mine: 1 }', '- wait: 1s')}`;
    const main = stepsText(
      '- set: { outer: 1 }',
      '- runRoutine: inner',
      '  inputs: { deep: x }',
      '- wait: 1s',
    );
    const { world, end, shown } = run({ main, inner });
    await world.clock.advance(500);
    expect(shown()).toEqual(['iteration outer=1', 'input 2/deep=x', 'iteration 2/mine=1']);
    await world.clock.advance(1_000);
    expect(shown()).toEqual(['iteration outer=1']);
    await world.clock.advance(1_000);
    await end;
  });

  it('of a called routine that failed stay, for people to see why', async () => {
    const inner = stepsText('- set: { mine: 1 }', '- log: "${later}"', '- set: { later: 1 }');
    const main = stepsText('- runRoutine: inner');
    const failed = run({ main, inner });
    expect(await failed.end).toMatchObject({ ok: false });
    expect(failed.shown()).toEqual(['iteration 1/mine=1']);
  });

  it('tell who watches of each change, and nobody who has left', async () => {
    const main = stepsText('- set: { a: 1 }', '- set: { b: 2 }', '- wait: 1s', '- set: { c: 3 }');
    const { world, end, variables } = run({ main });
    let told = 0;
    const off = variables.watch(() => (told += 1));
    await world.clock.advance(500);
    expect(told).toBeGreaterThanOrEqual(2);
    const before = told;
    off();
    await world.clock.advance(500);
    await end;
    expect(told).toBe(before);
  });
});

describe('what is shown of a value', () => {
  const input = (name: string, type: string): RoutineInput =>
    ({
      name,
      type,
      label: '',
      help: '',
      default: null,
      required: false,
      min: null,
      max: null,
      options: [],
    }) as never;
  const top = { depth: 1, prefix: '' };
  const shown = (variables: WatchedVariables): Record<string, string> =>
    Object.fromEntries(variables.list().map(({ name, value }) => [name, value]));

  it('is at most 500 characters, and no half of a character', () => {
    const watched = new WatchedVariables();
    const variables = watched.enter([], new Map(), top);
    variables.set('exact', 'x'.repeat(500));
    variables.set('long', 'x'.repeat(501));
    variables.set('pair', `${'x'.repeat(498)}😀😀`);
    const { exact, long, pair } = shown(watched);
    expect(exact).toBe('x'.repeat(500));
    expect(long).toBe(`${'x'.repeat(499)}…`);
    expect(pair).toBe(`${'x'.repeat(498)}…`);
  });

  it('is never a secret input’s, whatever it is set to, nor where it was copied to', () => {
    const watched = new WatchedVariables();
    const inputs = [input('password', 'secret'), input('user', 'text')];
    const given = new Map([
      ['password', 'hunter2'],
      ['user', 'me'],
    ]);
    const variables = watched.enter(inputs, given, top);
    variables.set('url', 'https://x/?p=hunter2&again=hunter2');
    variables.set('password', 'hunter2-changed');
    variables.set('copy', 'hunter2-changed');
    // A secret that begins just before the cut must not be shown in part.
    variables.set('edge', `${'hunter2'.repeat(60)}${'x'.repeat(70)}hunter2`);
    const nested = watched.enter([input('pw', 'text')], new Map([['pw', 'hunter2']]), {
      depth: 2,
      prefix: '3/',
    });
    nested.set('again', 'a hunter2');
    expect(JSON.stringify(watched.list())).not.toContain('hunter');
    expect(shown(watched)).toMatchObject({ user: 'me', password: '••••••', '3/pw': '••••••' });
  });

  it('is the whole text where there is no secret, or an empty one', () => {
    const watched = new WatchedVariables();
    const variables = watched.enter([input('password', 'secret')], new Map([['password', '']]), top);
    variables.set('greeting', 'hello');
    expect(shown(watched)).toEqual({ password: '••••••', greeting: 'hello' });
  });
});
