import { describe, expect, it } from 'vitest';
import { DefinitionId } from '../../../shared/ids';
import type { Json, JsonObject } from '../../platform/json-text';
import { goDefinition } from './go-definition';
import { parseGoDuration } from './go-duration';

const fresh = { newId: () => DefinitionId.parse('new'), nowIso: () => '2026-06-01T00:00:00.000Z' };

/** As the earlier program wrote it. */
const WRITTEN: JsonObject = {
  name: 'Farm',
  description: 'd',
  routine_name: 'farm/daily.yaml',
  routine_config: { max_runs: '100' },
  available_instances: [1, 2, 3, 4],
  requested_bot_count: 2,
  account_pool_name: '',
  account_pool_names: null,
  launch_options: {
    validate_routine: true,
    validate_templates: true,
    validate_emulators: false,
    on_conflict: 2,
    stagger_delay: '5s',
    emulator_timeout: '30s',
    restart_policy: {
      enabled: true,
      max_retries: 5,
      initial_delay: '10s',
      max_delay: '5m0s',
      backoff_factor: 2,
      reset_on_success: true,
    },
  },
  restart_policy: { enabled: false },
  tags: ['x', 5],
  created_at: '2024-05-01T10:00:00+02:00',
  updated_at: '0001-01-01T00:00:00Z',
};

function convert(changes: Readonly<Record<string, Json>> = {}) {
  const found = goDefinition({ ...WRITTEN, ...changes }, fresh);
  if ('refusal' in found) throw new Error(JSON.stringify(found.refusal));
  const notes = found.notes.map(({ code, path }) => `${code} ${path}`);
  return { definition: found.definition, notes };
}

describe('a group of the earlier program', () => {
  it('becomes one of ours, and what is another is noted', () => {
    const { definition, notes } = convert();
    expect(definition).toEqual({
      schemaVersion: 1,
      id: 'new',
      name: 'Farm',
      description: 'd',
      tags: ['x', '5'],
      routineName: 'farm/daily',
      routineConfig: { max_runs: '100' },
      availableInstances: ['index:1', 'index:2', 'index:3', 'index:4'],
      requestedBotCount: 2,
      accountPoolName: null,
      launchOptions: {
        validateRoutine: true,
        validateTemplates: true,
        validateInstances: false,
        onConflict: 'skip',
        stagger: { mode: 'fixed', delayMs: 5_000 },
        instanceTimeoutMs: 30_000,
        startInstances: true,
      },
      restartPolicy: {
        mode: 'onFailure',
        maxRetries: 5,
        initialDelayMs: 10_000,
        maxDelayMs: 300_000,
        factor: 2,
        jitter: 0,
        resetAfterMs: 600_000,
        giveUp: { failures: 3, withinMs: 600_000 },
      },
      loop: { kind: 'once' },
      createdAt: '2024-05-01T08:00:00.000Z',
      updatedAt: '2024-05-01T08:00:00.000Z',
    });
    expect(notes).toEqual([
      'converted routineName',
      'converted availableInstances',
      'ignored restartPolicy',
      'loop_after_success loop.kind',
    ]);
  });

  it('may be spelled as its design was, with nanoseconds', () => {
    const found = goDefinition(
      {
        Name: 'G',
        RoutineName: 'r',
        AvailableInstances: [0],
        RequestedBotCount: 1,
        LaunchOptions: { OnConflict: 1, StaggerDelay: 2_500_000_000, EmulatorTimeout: 60_000_000_000 },
        RestartPolicy: { Enabled: false, MaxRetries: 0 },
        MaxAccounts: 3,
      },
      fresh,
    );
    expect(found).toMatchObject({
      definition: {
        launchOptions: { onConflict: 'takeOver', stagger: { delayMs: 2_500 }, instanceTimeoutMs: 60_000 },
        restartPolicy: { mode: 'never', maxRetries: -1 },
      },
    });
    expect('notes' in found && found.notes.at(-1)).toEqual({
      path: 'MaxAccounts',
      code: 'ignored',
      detail: { key: 'MaxAccounts' },
    });
  });

  it.each([
    [0, 'ask'],
    [1, 'takeOver'],
    [2, 'skip'],
    [3, 'abort'],
    ['force', 'takeOver'],
    ['error', 'abort'],
    ['Skip', 'skip'],
    [7, 'skip'],
    ['constructor', 'skip'],
  ])('meets a conflict %s as %s', (given, expected) => {
    const { definition, notes } = convert({ launch_options: { on_conflict: given } });
    expect(definition.launchOptions.onConflict).toBe(expected);
    const isGuess = given === 7 || given === 'constructor';
    expect(notes.includes('approximated launchOptions.onConflict')).toBe(isGuess);
  });

  it('uses the policy of the launch options, else the outer one, else never restarts', () => {
    const mode = (changes: Readonly<Record<string, Json>>) => convert(changes).definition.restartPolicy.mode;
    expect(mode({ launch_options: {}, restart_policy: { enabled: true } })).toBe('onFailure');
    expect(
      mode({ launch_options: { restart_policy: { enabled: false } }, restart_policy: { enabled: true } }),
    ).toBe('never');
    expect(mode({ launch_options: null, restart_policy: null })).toBe('never');
  });

  it('takes the first of several pools, and says so', () => {
    const several = convert({ account_pool_names: ['', 'a', 'b'], account_pool_name: 'old' });
    expect(several.definition.accountPoolName).toBe('a');
    expect(several.notes).toContain('first_pool_only accountPoolName');
    expect(convert({ account_pool_name: 'old' }).definition.accountPoolName).toBe('old');
  });

  it('takes a default for what is unusable, and shortens a name', () => {
    const { definition, notes } = convert({
      name: 'é'.repeat(90),
      launch_options: { stagger_delay: '-5s', emulator_timeout: 'soon' },
      restart_policy: { enabled: true, initial_delay: '1h', max_delay: '1m', backoff_factor: 0.5 },
    });
    expect(definition.name).toBe('é'.repeat(80));
    expect(definition.launchOptions).toMatchObject({
      stagger: { delayMs: 5_000 },
      instanceTimeoutMs: 60_000,
    });
    expect(definition.restartPolicy).toMatchObject({
      initialDelayMs: 3_600_000,
      maxDelayMs: 3_600_000,
      factor: 1,
    });
    expect(notes).toEqual(
      expect.arrayContaining([
        'name_shortened name',
        'default_used launchOptions.stagger.delayMs',
        'default_used launchOptions.instanceTimeoutMs',
        'approximated restartPolicy.maxDelayMs',
        'approximated restartPolicy.factor',
      ]),
    );
  });

  it('names a wrong type by the key as it was written', () => {
    expect(
      goDefinition({ ...WRITTEN, launch_options: { restart_policy: { max_delay: [1] } } }, fresh),
    ).toMatchObject({
      refusal: { reason: { issues: [{ path: 'launch_options.restart_policy.max_delay' }] } },
    });
    expect(goDefinition({ ...WRITTEN, available_instances: [1, 2.5] }, fresh)).toMatchObject({
      refusal: { reason: { issues: [{ path: 'available_instances.1' }] } },
    });
  });
});

describe('Go durations', () => {
  it.each([
    ['5s', 5_000],
    ['5m0s', 300_000],
    ['1.5h', 5_400_000],
    ['1h2m3.5s', 3_723_500],
    ['250ms', 250],
    ['1500us', 2],
    ['-3s', -3_000],
    ['0', 0],
    [5_000_000_000, 5_000],
    ['5', undefined],
    ['', undefined],
    ['5 s', undefined],
    ['5s!', undefined],
    ['1e3s', undefined],
  ])('%s is %s ms', (text, ms) => {
    expect(parseGoDuration(text)).toBe(ms);
  });
});
