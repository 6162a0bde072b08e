import type { DefinitionId } from '../../shared/ids';
import type { VerbId } from '../../shared/verbs';
import type { Offer } from '../features/orchestration/group-verbs';
import { toggled } from '../features/orchestration/selection';
import type { HostContextValue } from '../state/host-context';
import type { GroupTab } from '../state/ui-store';

const TABS: Readonly<Partial<Record<VerbId, GroupTab>>> = {
  showBots: 'bots',
  showEvents: 'events',
  showTimeline: 'timeline',
  showDefinition: 'definition',
};

/** Verbs on a group that only change what the window shows of it. */
export function groupPageOffer(
  verb: VerbId,
  { uiStore }: HostContextValue,
  definitionId: DefinitionId,
): Offer | undefined {
  if (verb === 'selectGroup') {
    const run = (): void => {
      uiStore.setState(({ selection }) => ({
        page: 'orchestration',
        selection: toggled(selection, definitionId),
      }));
    };
    return { refusal: null, run };
  }
  const tab = TABS[verb];
  if (tab === undefined) return undefined;
  const run = (): void => {
    uiStore.setState({ page: 'group', group: { definitionId, tab, botId: null } });
  };
  return { refusal: null, run };
}
