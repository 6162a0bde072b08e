import type { ConflictPolicy } from '../../../shared/definition';
import type { InstanceConflict } from '../../../shared/errors';
import { counted, listed } from '../../../shared/explain/words';
import type { InstanceView } from '../../../shared/view';

/** What a refused start may do instead. */
export interface ConflictChoice {
  readonly policy: Extract<ConflictPolicy, 'skip' | 'queue' | 'takeOver'>;
  readonly label: string;
  /** What comes of it. */
  readonly outcome: string;
  /** Why it is no choice now; null when it is one. */
  readonly refusal: string | null;
}

interface ConflictFacts {
  readonly conflicts: readonly InstanceConflict[];
  /** Instances the start may use, in order of preference. */
  readonly candidates: readonly string[];
  readonly requestedBots: number;
  readonly instances: Readonly<Record<string, InstanceView>>;
}

/** The three ways on, each with what it would do. */
export function conflictChoices(facts: ConflictFacts): readonly ConflictChoice[] {
  const { conflicts } = facts;
  const refs = conflicts.map(({ ref }) => ref);
  const them = refs.length === 1 ? 'it' : 'them';
  const free = freeOf(facts);
  const hasBots = conflicts.some(({ holder }) => holder.purpose === 'bot');
  return [
    {
      policy: 'skip',
      label: `Skip ${them}`,
      outcome: skipOutcome(free, facts.requestedBots),
      refusal: free.length === 0 ? 'None of its other instances is free and ready' : null,
    },
    {
      policy: 'queue',
      label: `Wait for ${them}`,
      outcome: `Starts once ${listed(refs)} ${refs.length === 1 ? 'is' : 'are'} free. It can be stopped while it waits.`,
      refusal: null,
    },
    {
      policy: 'takeOver',
      label: 'Take over',
      outcome: takeOverOutcome(conflicts),
      refusal: hasBots ? null : 'Only what bots hold can be taken over; wait until the others are done',
    },
  ];
}

/** `Bots of “Night soak” on sim:1 are stopped first; its other bots go on.` */
export function takeOverOutcome(conflicts: readonly InstanceConflict[]): string {
  const names = [...new Set(conflicts.map(({ holder }) => holder.groupName))];
  const whose = names.map((name) => {
    const refs = conflicts.filter(({ holder }) => holder.groupName === name).map(({ ref }) => ref);
    return `“${name}” on ${listed(refs)}`;
  });
  return `Bots of ${listed(whose)} are stopped first; ${names.length === 1 ? 'its' : 'their'} other bots go on.`;
}

function skipOutcome(free: readonly string[], requested: number): string {
  const bots =
    free.length < requested
      ? `${String(free.length)} of ${counted(requested, 'bot')}`
      : counted(requested, 'bot');
  return `Starts now with ${bots}, on ${listed(free)}.`;
}

function freeOf({ candidates, conflicts, instances, requestedBots }: ConflictFacts): readonly string[] {
  const held = new Set<string>(conflicts.map(({ ref }) => ref));
  return candidates
    .filter((ref) => {
      const instance = instances[ref];
      return !held.has(ref) && instance?.holder === null && isUsable(instance);
    })
    .slice(0, requestedBots);
}

function isUsable({ state }: InstanceView): boolean {
  return state === 'ready' || state === 'booting';
}
