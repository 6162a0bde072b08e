import { t } from '../../../shared/catalogue/translate';
import type { ConflictPolicy } from '../../../shared/definition';
import type { InstanceConflict } from '../../../shared/errors';
import { listed } from '../../../shared/explain/words';
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
  /** An interrupted run goes on: its own definition decides, which is not known here. */
  readonly isResumed: boolean;
}

/** The three ways on, each with what it would do. */
export function conflictChoices(facts: ConflictFacts): readonly ConflictChoice[] {
  const { conflicts } = facts;
  const refs = conflicts.map(({ ref }) => ref);
  const count = refs.length;
  const free = freeOf(facts);
  const hasBots = conflicts.some(({ holder }) => holder.purpose === 'bot');
  return [
    {
      policy: 'skip',
      label: t('{count, plural, one {Skip it} other {Skip them}}', { count }),
      outcome: facts.isResumed
        ? t('Goes on now with the other instances it may use, as far as they are free.')
        : skipOutcome(free, facts.requestedBots),
      refusal: facts.isResumed || free.length > 0 ? null : t('None of its other instances is free and ready'),
    },
    {
      policy: 'queue',
      label: t('{count, plural, one {Wait for it} other {Wait for them}}', { count }),
      outcome: t(
        'Starts once {instances} {count, plural, one {is} other {are}} free. It can be stopped while it waits.',
        { instances: listed(refs), count },
      ),
      refusal: null,
    },
    {
      policy: 'takeOver',
      label: t('Take over…'),
      outcome: takeOverOutcome(conflicts),
      refusal: hasBots ? null : t('Only what bots hold can be taken over; wait until the others are done'),
    },
  ];
}

/** `Bots of “Night soak” on sim:1 are stopped first; its other bots go on.` */
export function takeOverOutcome(conflicts: readonly InstanceConflict[]): string {
  const names = [...new Set(conflicts.map(({ holder }) => holder.groupName))];
  const whose = names.map((name) => {
    const refs = conflicts.filter(({ holder }) => holder.groupName === name).map(({ ref }) => ref);
    return t('“{name}” on {instances}', { name, instances: listed(refs) });
  });
  return t('Bots of {groups} are stopped first; {count, plural, one {its} other {their}} other bots go on.', {
    groups: listed(whose),
    count: names.length,
  });
}

function skipOutcome(free: readonly string[], requested: number): string {
  const values = { requested, instances: listed(free) };
  return free.length < requested
    ? t('Starts now with {free} of {requested, plural, one {# bot} other {# bots}}, on {instances}.', {
        ...values,
        free: free.length,
      })
    : t('Starts now with {requested, plural, one {# bot} other {# bots}}, on {instances}.', values);
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
