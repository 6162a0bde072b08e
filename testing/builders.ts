import type { RunRecord } from '../src/main/history/run-journal';
import { BotGroupDefinition, DefinitionDraft, DEFINITION_SCHEMA_VERSION } from '../src/shared/definition';
import { DefinitionId, OrchestrationId } from '../src/shared/ids';

const CREATED_AT = '2026-01-01T00:00:00.000Z';

/** A draft without problems: one bot on `sim:1` or `sim:2`; `overrides` replace whole fields. */
export function aDraft(overrides: Partial<DefinitionDraft> = {}): DefinitionDraft {
  return DefinitionDraft.parse({
    name: 'Daily rewards',
    routineName: 'demo/daily-rewards',
    availableInstances: ['sim:1', 'sim:2'],
    requestedBotCount: 1,
    ...overrides,
  });
}

/** A definition without problems; `overrides` replace whole fields. */
export function aDefinition(overrides: Partial<BotGroupDefinition> = {}): BotGroupDefinition {
  return BotGroupDefinition.parse({
    schemaVersion: DEFINITION_SCHEMA_VERSION,
    id: '019b0000-0000-7000-8000-000000000001',
    ...aDraft(),
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    ...overrides,
  });
}

/** A run in work, with no bots; `overrides` replace whole fields. */
export function aRunRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  const definition = overrides.definition ?? aDefinition();
  return {
    orchestrationId: OrchestrationId.parse('019b0000-0000-7000-8000-00000000000a'),
    definitionId: DefinitionId.parse(definition.id),
    definition,
    state: 'running',
    startedAt: CREATED_AT,
    endedAt: null,
    outcome: null,
    failure: null,
    bots: [],
    resumedFrom: null,
    runId: overrides.orchestrationId ?? OrchestrationId.parse('019b0000-0000-7000-8000-00000000000a'),
    pool: null,
    dismissed: false,
    ...overrides,
  };
}
