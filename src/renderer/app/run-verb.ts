import { say, t } from '../../shared/catalogue/translate';
import type { DefinitionId } from '../../shared/ids';
import { VERBS, type Verb, type VerbId } from '../../shared/verbs';
import { toastRefusal } from '../components/toasts';
import { offerOf, type Offer } from '../features/orchestration/group-verbs';
import type { HostContextValue } from '../state/host-context';
import { groupFacts } from './group-facts';
import { groupInSight } from './group-in-sight';
import { groupPageOffer } from './group-page-verbs';
import { WINDOW_VERBS } from './window-verbs';

/** A verb, what it would be done to, and whether it can be done now. */
export interface VerbOffer extends Offer {
  readonly verb: Verb;
  /** Name of the group that is meant; null for a verb that means none, or when there is none. */
  readonly subject: string | null;
}

/** What hangs on no dialog: it changes how the window looks. */
const BESIDE_DIALOGS: ReadonlySet<VerbId> = new Set<VerbId>([
  'themeLight',
  'themeDark',
  'themeSystem',
  'stopSimulator',
]);

/**
 * Does a verb wherever it comes from: a key, the palette, the menu of the desktop app. One that can't be done now says
 * why. `group` is the group meant, when it is known already; else it is the one in sight.
 */
export function runVerb(
  id: VerbId,
  host: HostContextValue,
  group: DefinitionId | null = groupInSight(host),
): void {
  const { verb, subject, refusal, run } = offerVerb(id, host, group);
  const dialog = host.uiStore.getState().dialog;
  if (dialog !== null && !BESIDE_DIALOGS.has(id)) {
    // A dialog may hold work that is not saved yet.
    if (dialog.kind !== id) toastRefusal(say(verb.label), t('Close the dialog that is open first'));
  } else if (refusal === null) run();
  else toastRefusal(subject ?? say(verb.label), refusal);
}

/** The verb as it could be done now, to the group that is given. */
export function offerVerb(id: VerbId, host: HostContextValue, group: DefinitionId | null): VerbOffer {
  const verb = VERB_BY_ID[id];
  if (!verb.needsGroup) return { verb, subject: null, ...(WINDOW_VERBS[id]?.(host) ?? NOTHING) };
  const facts = group === null ? undefined : groupFacts(host, group);
  if (group === null || !facts) {
    const refusal = t('Go to a group first: open its page, or move to its card');
    return { verb, subject: null, refusal, run: () => undefined };
  }
  const offer = offerOf(id, facts) ?? groupPageOffer(id, host, group) ?? NOTHING;
  return { verb, subject: facts.name, ...offer };
}

const NOTHING: Offer = { refusal: null, run: () => undefined };

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the list has every verb once, see run-verb.test.tsx
const VERB_BY_ID = Object.fromEntries(VERBS.map((verb) => [verb.id, verb])) as Readonly<Record<VerbId, Verb>>;
