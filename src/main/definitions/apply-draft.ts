import {
  DEFINITION_SCHEMA_VERSION,
  type BotGroupDefinition,
  type DefinitionDraft,
} from '../../shared/definition';
import type { DefinitionId } from '../../shared/ids';

/** What Muster keeps; a draft does not change it. */
const KEPT_KEYS = new Set(['$schema', 'schemaVersion', 'id', 'createdAt', 'updatedAt']);

/** A definition made of a draft. `nowIso` is its time of creation. */
export function definitionOf(draft: DefinitionDraft, id: DefinitionId, nowIso: string): BotGroupDefinition {
  const content = writable(draft);
  return { ...content, schemaVersion: DEFINITION_SCHEMA_VERSION, id, createdAt: nowIso, updatedAt: nowIso };
}

/**
 * The definition with the draft's values. Keys this version does not know survive where the draft does not have them,
 * inside launch options, restart policy, stagger and loop too (a loop of another kind starts afresh).
 */
export function applyDraft(
  definition: BotGroupDefinition,
  draft: DefinitionDraft,
  nowIso: string,
): BotGroupDefinition {
  const content = writable(draft);
  const { launchOptions, restartPolicy, loop } = definition;
  return {
    ...definition,
    ...content,
    launchOptions: {
      ...launchOptions,
      ...content.launchOptions,
      // There is one kind of stagger so far.
      stagger: { ...launchOptions.stagger, ...content.launchOptions.stagger },
    },
    restartPolicy: {
      ...restartPolicy,
      ...content.restartPolicy,
      giveUp: { ...restartPolicy.giveUp, ...content.restartPolicy.giveUp },
    },
    loop: loop.kind === content.loop.kind ? { ...loop, ...content.loop } : content.loop,
    updatedAt: nowIso,
  };
}

/** A definition that can be written as it is: no lone surrogates, no `__proto__`. */
export function fitForFile(definition: BotGroupDefinition): BotGroupDefinition {
  return cleaned(definition);
}

/** What of a definition a person edits, and the keys this version does not know. */
export function draftOf(definition: BotGroupDefinition): DefinitionDraft {
  return writable(definition);
}

/** The draft without what is not its own, and fit for a file: no lone surrogates, no `__proto__`. */
function writable(draft: DefinitionDraft): DefinitionDraft {
  const clean = cleaned(draft);
  for (const key of KEPT_KEYS) delete clean[key];
  return clean;
}

function cleaned<T>(value: T): T;
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map((item: unknown) => cleaned(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key.toWellFormed(), cleaned(item)]),
  );
}
