import { t } from '../../../shared/catalogue/translate';
import type { StopMode } from '../../../shared/lifecycle-states';
import type { VerbId } from '../../../shared/verbs';
import type { DefinitionView, GroupView } from '../../../shared/view';
import { pauseOf, stopRefusal } from './control-rules';
import type { GroupActionsMade } from './group-actions';

/** What a verb on a group is judged by: the same facts its buttons have. */
export interface GroupVerbFacts {
  readonly actions: GroupActionsMade;
  readonly definition: DefinitionView | undefined;
  /** The group, while it is not over. */
  readonly active: GroupView | undefined;
  readonly draft: boolean;
  /** Why its definition can't be changed; null when it can. */
  readonly readOnly: string | null;
  /** Why nothing can be done right now; null when everything can. */
  readonly blocked: string | null;
}

/** A verb as it could be done now. */
export interface Offer {
  /** Why not; null when it can be done. */
  readonly refusal: string | null;
  readonly run: () => void;
}

type Offers = Readonly<Partial<Record<VerbId, (facts: GroupVerbFacts) => Offer>>>;

const stop =
  (mode: StopMode) =>
  ({ actions, active }: GroupVerbFacts): Offer => ({
    refusal: active ? stopRefusal(active, mode) : t('It is not running'),
    run: () => {
      actions.stop(mode);
    },
  });

const idle = ({ active, definition }: GroupVerbFacts): string | null => {
  if (active) return t('It is running already');
  return definition ? null : t('Its definition is gone');
};

const defined = ({ definition }: GroupVerbFacts): string | null =>
  definition ? null : t('Its definition is gone');

const OFFERS: Offers = {
  startGroup: (facts) => ({
    refusal: idle(facts) ?? (facts.draft ? t('It has problems: edit it first') : null),
    run: facts.actions.start,
  }),
  startWithChanges: (facts) => ({ refusal: idle(facts), run: facts.actions.startWithChanges }),
  dryRunGroup: (facts) => ({ refusal: idle(facts), run: facts.actions.dryRun }),
  pauseGroup: ({ actions, active }) => {
    if (!active) return { refusal: t('It is not running'), run: () => undefined };
    const { verb, refusal } = pauseOf(active);
    return { refusal, run: actions[verb] };
  },
  drainGroup: stop('drain'),
  stopGroup: stop('now'),
  killGroup: stop('kill'),
  restartGroup: (facts) => ({
    refusal: facts.active ? defined(facts) : t('It is not running: start it instead'),
    run: facts.actions.restart,
  }),
  openGroup: ({ actions }) => ({ refusal: null, run: actions.open }),
  editGroup: (facts) => ({ refusal: defined(facts) ?? facts.readOnly, run: facts.actions.edit }),
  cloneGroup: (facts) => ({ refusal: defined(facts), run: facts.actions.clone }),
  exportGroup: (facts) => ({ refusal: defined(facts), run: facts.actions.exportIt }),
  groupHistory: (facts) => ({ refusal: defined(facts), run: facts.actions.history }),
  saveAsTemplate: (facts) => ({ refusal: defined(facts), run: facts.actions.saveAsTemplate }),
  pinGroup: (facts) => ({
    refusal: defined(facts),
    run: () => {
      facts.actions.pin(facts.definition?.pinned !== true);
    },
  }),
  deleteGroup: (facts) => ({ refusal: defined(facts), run: facts.actions.remove }),
};

/** Verbs that only look at the window need no connection. */
const NEEDS_NO_HOST: ReadonlySet<VerbId> = new Set<VerbId>(['openGroup']);

/** A verb on a group under the rules of its buttons; undefined for a verb that is none on a group. */
export function offerOf(verb: VerbId, facts: GroupVerbFacts): Offer | undefined {
  const offer = OFFERS[verb]?.(facts);
  if (!offer || facts.blocked === null || NEEDS_NO_HOST.has(verb)) return offer;
  return { ...offer, refusal: facts.blocked };
}
