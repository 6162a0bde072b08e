import {
  DEFINITION_SCHEMA_VERSION,
  type BotGroupDefinition,
  type RoutineConfig,
} from '../../../shared/definition';
import { MAX_NAME_LENGTH } from '../../../shared/definition-rules';
import type { ImportRefusal } from '../../../shared/import';
import type { JsonObject } from '../../platform/json-text';
import { shortenName } from '../clone-name';
import { GoGroup } from './go-group';
import { foldGroup } from './go-keys';
import { GoNotes } from './go-notes';
import { launchOptionsOf, restartPolicyOf } from './go-policy';
import { MAX_ISSUES } from './import-limits';
import { wrongShape, type FoundDefinition, type Fresh } from './imported-entry';

/** A group of the earlier program as one of ours; what could not be taken over as it was is noted. */
export function goDefinition(
  group: JsonObject,
  fresh: Fresh,
): FoundDefinition | { readonly refusal: ImportRefusal } {
  const folded = foldGroup(group);
  const parsed = GoGroup.safeParse(folded.value);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, MAX_ISSUES);
    return {
      refusal: wrongShape(...issues.map(({ path, message }) => ({ path: folded.spelled(path), message }))),
    };
  }
  const notes = new GoNotes();
  const definition = convert(parsed.data, fresh, notes);
  for (const key of folded.unknown) notes.add(key, 'ignored', { key });
  return { definition, notes: notes.all };
}

function convert(group: GoGroup, fresh: Fresh, notes: GoNotes): BotGroupDefinition {
  const now = fresh.nowIso();
  const createdAt = timeOf(group.createdat) ?? now;
  return {
    schemaVersion: DEFINITION_SCHEMA_VERSION,
    id: fresh.newId(),
    name: nameOf(group.name ?? '', notes),
    description: group.description ?? '',
    tags: group.tags ?? [],
    routineName: routineNameOf(group.routinename ?? '', notes),
    routineConfig: configOf(group.routineconfig ?? {}, notes),
    availableInstances: instancesOf(group.availableinstances ?? [], notes),
    requestedBotCount: group.requestedbotcount ?? notes.otherwise('requestedBotCount', 1),
    accountPoolName: poolOf(group, notes),
    launchOptions: launchOptionsOf(group.launchoptions, notes),
    restartPolicy: restartPolicyOf(group, notes),
    loop: { kind: 'once' },
    createdAt,
    updatedAt: timeOf(group.updatedat) ?? createdAt,
  };
}

function nameOf(name: string, notes: GoNotes): string {
  const short = shortenName(name.trim(), MAX_NAME_LENGTH);
  if (short !== name.trim()) notes.add('name', 'name_shortened', { from: name.slice(0, 200), to: short });
  return short;
}

/** Ours are named by their path below `routines/`, without extension. */
function routineNameOf(name: string, notes: GoNotes): string {
  const ours = name
    .trim()
    .replaceAll('\\', '/')
    .replace(/^\.?\//, '')
    .replace(/\.ya?ml$/i, '');
  return ours === name.trim() ? ours : notes.becomes('routineName', 'converted', name, ours);
}

function configOf(config: Readonly<Record<string, unknown>>, notes: GoNotes): RoutineConfig {
  const entries = Object.entries(config).flatMap(([key, value]): [string, string | number | boolean][] => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return [[key, value]];
    notes.add(`routineConfig.${key}`, 'ignored', { key: `routineConfig.${key}` });
    return [];
  });
  return Object.fromEntries(entries);
}

/** Numbers were places in a list of one program's emulators: they stand for nothing until a person says for what. */
function instancesOf(given: readonly (number | string)[], notes: GoNotes): string[] {
  const refs = given.map((item) => (/^-?\d+$/.test(String(item)) ? `index:${String(item)}` : String(item)));
  const isConverted = refs.some((ref, index) => ref !== given[index]);
  if (isConverted) notes.becomes('availableInstances', 'converted', given.join(', '), refs.join(', '));
  return refs;
}

function poolOf({ accountpoolname, accountpoolnames }: GoGroup, notes: GoNotes): string | null {
  const names = (accountpoolnames ?? []).filter((name) => name.trim() !== '');
  const [first] = names;
  if (first === undefined) return accountpoolname?.trim() === '' ? null : (accountpoolname ?? null);
  if (names.length > 1)
    notes.add('accountPoolName', 'first_pool_only', {
      to: first.slice(0, 100),
      from: names.join(', ').slice(0, 500),
    });
  return first;
}

/** Go's zero time means never. */
function timeOf(text: string | undefined): string | undefined {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) || ms <= Date.parse('0002-01-01T00:00:00Z')
    ? undefined
    : new Date(ms).toISOString();
}
