import { describe, expect, it } from 'vitest';
import { aDefinition, aRunRecord } from '../../../testing/builders';
import type { BotSummary } from '../../shared/run-event';
import { planResume } from './resume-plan';

const definition = aDefinition({
  availableInstances: ['sim:1', 'sim:2', 'sim:3', 'sim:4'],
  requestedBotCount: 3,
});
const bot = (ref: string, state: BotSummary['state'], iterations: number): BotSummary =>
  ({ botId: `x/${ref}`, ref, state, iterations, failures: 0 }) as BotSummary;

describe('planResume', () => {
  it('goes on with the bots that had not completed, on their instances and with their count', () => {
    const record = aRunRecord({
      definition,
      outcome: 'interrupted',
      bots: [bot('sim:2', 'completed', 9), bot('sim:4', 'running', 4), bot('sim:1', 'retryWait', 2)],
    });
    const plan = planResume(record);
    expect(plan?.definition).toMatchObject({
      requestedBotCount: 2,
      availableInstances: ['sim:4', 'sim:1', 'sim:3'],
    });
    expect([...(plan?.completedBefore ?? [])]).toEqual([
      ['sim:4', 4],
      ['sim:1', 2],
    ]);
  });

  it('starts all of it when the crash came before any bot was launched', () => {
    expect(planResume(aRunRecord({ definition, outcome: 'interrupted' }))?.definition).toEqual(definition);
  });

  it.each([
    ['a run that ended by itself', aRunRecord({ definition, outcome: 'completed' })],
    ['a run that was dismissed', aRunRecord({ definition, outcome: 'interrupted', dismissed: true })],
    [
      'a run whose bots had all completed',
      aRunRecord({ definition, outcome: 'interrupted', bots: [bot('sim:1', 'completed', 1)] }),
    ],
  ])('has nothing to offer for %s', (_name, record) => {
    expect(planResume(record)).toBeUndefined();
  });
});
