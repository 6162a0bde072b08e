import { describe, expect, it } from 'vitest';
import { definitionView, routineSummary } from '../../../../testing/renderer/view-fixtures';
import { StartOverrides, withOverrides, type DefinitionDraft } from '../../../shared/definition';
import { draftOf } from '../../state/draft';
import { overridesBetween } from './start-overrides';

const { definition } = definitionView('a', {
  routineConfig: { rounds: 2 },
  accountPoolName: 'p',
  launchOptions: { onConflict: 'abort', startInstances: true },
});
const saved = draftOf(definition);
const input = { name: 'rounds', type: 'integer', label: '', help: '', default: 3, required: false };
const { inputs } = routineSummary('r', { inputs: [{ ...input, min: null, max: null, options: [] }] });
const between = (changes: Partial<DefinitionDraft>) =>
  overridesBetween(saved, { ...saved, ...changes }, inputs);

describe('overrides of one start', () => {
  it('are none when nothing differs', () => {
    expect(between({})).toBeNull();
    expect(between({ availableInstances: [...saved.availableInstances] })).toBeNull();
  });

  it('hold only what differs, and a start with them is the draft', () => {
    const changed: Partial<DefinitionDraft> = {
      requestedBotCount: 1,
      availableInstances: ['sim:2'],
      accountPoolName: null,
      routineConfig: { rounds: 5 },
      launchOptions: {
        ...saved.launchOptions,
        onConflict: 'ask',
        stagger: { mode: 'fixed', delayMs: 0 },
        instanceTimeoutMs: 1_000,
        startInstances: false,
      },
      restartPolicy: { ...saved.restartPolicy, mode: 'never' },
      loop: { kind: 'count', count: 2, pauseMs: 0 },
    };
    const overrides = between(changed);
    expect(Object.keys(overrides ?? {})).toHaveLength(10);
    const parsed = StartOverrides.parse(overrides);
    expect(draftOf(withOverrides(definition, parsed))).toEqual({ ...saved, ...changed });
    expect(between({ requestedBotCount: 1 })).toEqual({ requestedBotCount: 1 });
  });

  it('name the default of an input that was put back to it', () => {
    expect(between({ routineConfig: {} })).toEqual({ routineConfig: { rounds: 3 } });
  });
});
