import type { BotGroupDefinition, DefinitionDraft } from '../../shared/definition';
import { checkDefinition, comparableName } from '../../shared/definition-rules';
import type { InstanceConflict } from '../../shared/errors';
import type { DefinitionId } from '../../shared/ids';
import { InstanceRef, parseInstanceRef } from '../../shared/instance-reference';
import { errorAt, warningAt, type Problem, type ProblemCode, type ProblemDetail } from '../../shared/problem';
import type { DefinitionStore } from '../definitions/definition-store';
import type { InstanceDirectory } from '../devices/instance-directory';
import { isMomentary } from './candidate-pool';
import { checkAccounts, type AccountCheckParts } from './check-accounts';
import { checkFoundRoutine, checkStartAt, secretsOfGroup, type SecretsOfGroup } from './check-routine';
import type { InstanceLeases } from './instance-leases';

/** Everything a definition's problems depend on. */
export interface PreflightParts extends AccountCheckParts {
  readonly definitions: DefinitionStore;
  readonly directory: InstanceDirectory;
  readonly leases: InstanceLeases;
}

export interface Preflight {
  readonly problems: Problem[];
  /** Held instances among those the start would take first. */
  readonly conflicts: InstanceConflict[];
  /** Free instances it would take now. */
  readonly wouldUse: InstanceRef[];
}

/** Values of secret inputs given beside a definition; they stand in none. */
type GivenSecrets = Readonly<Record<string, string>>;

/** What a start has beside its definition. */
export interface ForThisRun {
  readonly given: GivenSecrets;
  /** The step it begins with; null: the first. */
  readonly startAt: string | null;
}

/** What is wrong with a saved definition or a draft, whatever runs at the moment: its rules, its routine, its pool. */
export function checkStored(
  definition: BotGroupDefinition | DefinitionDraft,
  definitionId: DefinitionId | null,
  parts: PreflightParts,
  given: GivenSecrets = {},
): Problem[] {
  const name = comparableName(definition.name);
  const isNameTaken = parts.definitions
    .list()
    .some((saved) => saved.definition.id !== definitionId && comparableName(saved.definition.name) === name);
  return checkAlone(
    definition,
    isNameTaken,
    parts,
    secretsOfGroup(definitionId, parts.accountFacts.known, given),
  );
}

/** The same for somebody who knows already whether the name is taken. */
export function checkAlone(
  definition: BotGroupDefinition | DefinitionDraft,
  isNameTaken: boolean,
  parts: AccountCheckParts,
  secrets: SecretsOfGroup,
): Problem[] {
  return [
    ...checkDefinition(definition, isNameTaken ? [definition.name] : []),
    ...checkNamed(definition, parts, secrets),
  ];
}

/** What is wrong with a definition or missing on this computer, whatever else is saved: for one that is not saved yet. */
export function checkImported(
  definition: BotGroupDefinition,
  parts: AccountCheckParts & Pick<PreflightParts, 'directory'>,
): Problem[] {
  const missing = definition.availableInstances.flatMap((ref, index) => {
    const kind = parseInstanceRef(ref)?.kind;
    // A placeholder is an error of its own.
    if (kind === undefined || kind === 'index' || parts.directory.find(InstanceRef.parse(ref))) return [];
    return [warningAt(`availableInstances.${String(index)}`, 'instance_unknown', { ref })];
  });
  return [...checkDefinition(definition), ...checkNamed(definition, parts, NO_SECRETS), ...missing];
}

/** What is imported brings none along. */
const NO_SECRETS: SecretsOfGroup = { kept: new Set(), locked: false };

/** Other definitions that name the same instances; allowed, but good to know. */
export function checkOverlap(
  definition: BotGroupDefinition | DefinitionDraft,
  definitionId: DefinitionId | null,
  definitions: DefinitionStore,
): Problem[] {
  return definitions.list().flatMap(({ definition: other }) => {
    if (other.id === definitionId) return [];
    const shared = definition.availableInstances.filter((ref) => other.availableInstances.includes(ref));
    if (shared.length === 0) return [];
    return [
      warningAt('availableInstances', 'instance_overlap', { ref: shared.join(', '), name: other.name }),
    ];
  });
}

/** What a start would meet at this moment. Nothing is held. */
export function preflight(
  definition: BotGroupDefinition,
  parts: PreflightParts,
  { given, startAt }: ForThisRun = { given: {}, startAt: null },
): Preflight {
  // What is no reference is a problem of the definition; nothing can be held or used by it.
  const refs = definition.availableInstances
    .filter((text) => parseInstanceRef(text) !== undefined)
    .map((ref) => InstanceRef.parse(ref));
  const preferred = refs.slice(0, definition.requestedBotCount);
  const conflicts = preferred.flatMap((ref) => {
    const lease = parts.leases.holding(ref);
    // Who takes a picture is done in a moment; the start waits for that.
    return lease && !isMomentary(lease) ? [{ ref, holder: lease.holder }] : [];
  });
  const free = refs.filter(
    (ref) => !parts.leases.holding(ref) && parts.directory.find(ref)?.state === 'ready',
  );
  return {
    problems: [
      ...checkStored(definition, definition.id, parts, given),
      ...checkStartAt(definition, startAt, parts.routines),
      ...checkInstancesNow(definition, parts),
    ],
    conflicts,
    wouldUse: free.slice(0, definition.requestedBotCount),
  };
}

/** Its routine, its pool, and whether they go together. */
function checkNamed(
  definition: BotGroupDefinition | DefinitionDraft,
  parts: AccountCheckParts,
  secrets: SecretsOfGroup,
): Problem[] {
  const routine = parts.routines.list().find(({ name }) => name === definition.routineName);
  return [
    ...checkFoundRoutine(definition, routine, parts.routines, secrets),
    ...checkAccounts(definition, routine, parts),
    ...checkGivenTemplates(definition, parts),
  ];
}

/** Pictures that are given to inputs, where the group wants them looked at before it starts. */
function checkGivenTemplates(
  { launchOptions, routineName, routineConfig }: BotGroupDefinition | DefinitionDraft,
  { routines }: Pick<AccountCheckParts, 'routines'>,
): Problem[] {
  return launchOptions.validateTemplates ? routines.checkTemplates(routineName, routineConfig) : [];
}

/** Unknown instances are warnings while another one could do the work, and an error once none could. */
function checkInstancesNow(definition: BotGroupDefinition, { directory }: PreflightParts): Problem[] {
  if (!definition.launchOptions.validateInstances) return [];
  const missing = definition.availableInstances.flatMap((ref, index) => {
    const lack = parseInstanceRef(ref) ? lackOf(ref, directory) : undefined;
    return lack ? [{ path: `availableInstances.${String(index)}`, ...lack }] : [];
  });
  const isHopeless = missing.length > 0 && missing.length === definition.availableInstances.length;
  return missing.map(({ path, code, detail }) =>
    isHopeless ? errorAt(path, code, detail) : warningAt(path, code, detail),
  );
}

/** What keeps an instance from working at this moment. */
function lackOf(
  ref: string,
  directory: InstanceDirectory,
): { code: ProblemCode; detail: ProblemDetail } | undefined {
  const entry = directory.find(InstanceRef.parse(ref));
  if (!entry || entry.state === 'gone') return { code: 'instance_unknown', detail: { ref } };
  if (entry.state === 'ready' || entry.state === 'booting') return undefined;
  return { code: 'instance_not_ready', detail: { ref, state: entry.state } };
}
