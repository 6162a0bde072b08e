import { describe, expect, it } from 'vitest';
import { aDefinition } from '../../testing/builders';
import { BotGroupDefinition, DefinitionDraft, StartOverrides, withOverrides } from './definition';

const LEAST = { schemaVersion: 1, id: 'x', createdAt: 'then', updatedAt: 'now' };

describe('definition', () => {
  it('has defaults for all that may be left out', () => {
    expect(BotGroupDefinition.parse(LEAST)).toEqual({
      ...LEAST,
      name: '',
      description: '',
      tags: [],
      routineName: '',
      routineConfig: {},
      availableInstances: [],
      requestedBotCount: 1,
      accountPoolName: null,
      launchOptions: {
        validateRoutine: true,
        validateTemplates: true,
        validateInstances: true,
        onConflict: 'skip',
        stagger: { mode: 'fixed', delayMs: 5_000 },
        instanceTimeoutMs: 60_000,
        startInstances: true,
      },
      restartPolicy: {
        mode: 'onFailure',
        maxRetries: 5,
        initialDelayMs: 10_000,
        maxDelayMs: 300_000,
        factor: 2,
        jitter: 0.1,
        resetAfterMs: 600_000,
        giveUp: { failures: 3, withinMs: 600_000 },
      },
      loop: { kind: 'once' },
    });
  });

  it('gives each parse its own defaults', () => {
    const [first, second] = [DefinitionDraft.parse({}), DefinitionDraft.parse({})];
    first.tags.push('mine');
    Object.assign(first.launchOptions.stagger, { delayMs: 1 });
    expect(second).toEqual(DefinitionDraft.parse({}));
    expect(second.tags).toEqual([]);
    expect(second.launchOptions.stagger.delayMs).toBe(5_000);
  });

  it('keeps unknown keys at every level', () => {
    const text = {
      ...LEAST,
      x: 1,
      launchOptions: { x: 2, stagger: { mode: 'fixed', delayMs: 1, x: 3 } },
      restartPolicy: { x: 4, giveUp: { x: 5 } },
      loop: { kind: 'count', count: 2, x: 6 },
    };
    expect(BotGroupDefinition.parse(text)).toMatchObject(text);
  });

  it.each([
    ['schemaVersion', { schemaVersion: 2 }],
    ['schemaVersion', { schemaVersion: '1' }],
    ['id', { id: '' }],
    ['id', { id: 'x'.repeat(101) }],
    ['id', { id: 7 }],
    ['id', { id: 'constructor' }],
    ['name', { name: null }],
    ['tags.1', { tags: ['a', 1] }],
    ['routineConfig.a', { routineConfig: { a: {} } }],
    ['requestedBotCount', { requestedBotCount: 1.5 }],
    ['requestedBotCount', { requestedBotCount: '1' }],
    ['launchOptions.onConflict', { launchOptions: { onConflict: 'steal' } }],
    ['launchOptions.stagger.mode', { launchOptions: { stagger: { mode: 'random', delayMs: 1 } } }],
    ['launchOptions.stagger.delayMs', { launchOptions: { stagger: { mode: 'fixed' } } }],
    ['restartPolicy.factor', { restartPolicy: { factor: Infinity } }],
    ['loop.kind', { loop: { kind: 'sometimes' } }],
    ['loop.count', { loop: { kind: 'count' } }],
    ['createdAt', { createdAt: undefined }],
  ])('names %s as what is wrong in %j', (path, change) => {
    const result = BotGroupDefinition.safeParse({ ...LEAST, ...change });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });
});

describe('overrides of one start', () => {
  const definition = aDefinition({ routineConfig: { rounds: '3', speed: 1 }, tags: ['t'] });

  it('change nothing when they are empty', () => {
    expect(withOverrides(definition, {})).toEqual(definition);
  });

  it('replace what they name, merge the routine’s configuration, and leave the definition as it was', () => {
    const before = structuredClone(definition);
    const result = withOverrides(
      definition,
      StartOverrides.parse({
        requestedBotCount: 2,
        availableInstances: ['sim:9'],
        routineConfig: { speed: 5, extra: true },
        onConflict: 'queue',
        staggerDelayMs: 0,
        instanceTimeoutMs: 1_000,
        startInstances: false,
        accountPoolName: 'testers',
        restartPolicy: { maxRetries: -1 },
        loop: { kind: 'forever' },
      }),
    );
    expect(result).toEqual({
      ...before,
      requestedBotCount: 2,
      availableInstances: ['sim:9'],
      routineConfig: { rounds: '3', speed: 5, extra: true },
      accountPoolName: 'testers',
      restartPolicy: { ...before.restartPolicy, maxRetries: -1 },
      loop: { kind: 'forever', pauseMs: 0 },
      launchOptions: {
        ...before.launchOptions,
        onConflict: 'queue',
        stagger: { mode: 'fixed', delayMs: 0 },
        instanceTimeoutMs: 1_000,
        startInstances: false,
      },
    });
    expect(definition).toEqual(before);
  });

  it('take the pool away when they say null, and leave it when they do not name it', () => {
    const pooled = aDefinition({ accountPoolName: 'testers' });
    expect(withOverrides(pooled, { accountPoolName: null }).accountPoolName).toBeNull();
    expect(withOverrides(pooled, { requestedBotCount: 1 }).accountPoolName).toBe('testers');
  });

  it.each([
    { requestedBotCount: 0 },
    { availableInstances: [] },
    { staggerDelayMs: -1 },
    { instanceTimeoutMs: 0 },
    { startInstances: 'no' },
    { accountPoolName: 7 },
    { restartPolicy: { mode: 'always' } },
    { loop: {} },
  ])('refuse %j', (overrides) => {
    expect(StartOverrides.safeParse(overrides).success).toBe(false);
  });
});
