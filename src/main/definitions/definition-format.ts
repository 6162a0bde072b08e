import { BotGroupDefinition, DEFINITION_SCHEMA_VERSION } from '../../shared/definition';
import { formatDocument, type DocumentFormat, type Migration } from '../platform/json-document';

const SCHEMA_FILE = './schema/bot-group.schema.json';
const NEVER = new Date(0).toISOString();

/** Version 0: written by hand, without `schemaVersion` and without the times Muster keeps. */
const fromVersion0: Migration = (document) => ({
  createdAt: NEVER,
  updatedAt: NEVER,
  ...document,
  schemaVersion: 1,
});

/** The files in `orchestration_groups/`. */
export const definitionFormat: DocumentFormat<BotGroupDefinition> = {
  migrations: [fromVersion0],
  schema: BotGroupDefinition,
};

/** The bytes Muster writes. */
export function encodeDefinition(definition: BotGroupDefinition): Uint8Array {
  return Buffer.from(formatDocument(definitionDocument(definition)));
}

/** What Muster writes of a definition: known keys first and always in the same order, then what it does not know. */
export function definitionDocument(definition: BotGroupDefinition): object {
  const { name, description, tags, routineName, routineConfig, ...rest } = definition;
  const { $schema: _schema, schemaVersion: _version, id, createdAt, updatedAt, ...others } = rest;
  const { availableInstances, requestedBotCount, accountPoolName, ...more } = others;
  const { launchOptions, restartPolicy, loop, ...unknown } = more;
  return {
    $schema: SCHEMA_FILE,
    schemaVersion: DEFINITION_SCHEMA_VERSION,
    id,
    name,
    description,
    tags,
    routineName,
    routineConfig,
    availableInstances,
    requestedBotCount,
    accountPoolName,
    launchOptions,
    restartPolicy,
    loop,
    createdAt,
    updatedAt,
    ...unknown,
  };
}
