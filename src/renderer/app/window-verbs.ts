import { t } from '../../shared/catalogue/translate';
import type { SettingsChange } from '../../shared/contract/host';
import type { VerbId } from '../../shared/verbs';
import { toastDone, toastError } from '../components/toasts';
import { arrangeCards, listCards } from '../features/orchestration/card-list';
import type { Offer } from '../features/orchestration/group-verbs';
import { added } from '../features/orchestration/selection';
import { activeGroup } from '../state/active-group';
import { blockedReason } from '../state/blocked';
import { ALL_ACCOUNTS, NO_ACCOUNTS, queryOf, type ChosenAccounts } from '../state/accounts-ui';
import type { HostContextValue } from '../state/host-context';
import type { OpenDialog, Page } from '../state/ui-store';
import type { DefinitionId } from '../../shared/ids';

type Make = (host: HostContextValue) => Offer;

const blockedBy = ({ viewStore }: HostContextValue): string | null =>
  blockedReason(viewStore.getState().link.status);

/** Opens a dialog; `when` says why it can't be opened though the host is there. */
const dialog =
  (
    facts: OpenDialog | ((host: HostContextValue) => OpenDialog),
    when: (host: HostContextValue) => string | null = () => null,
  ): Make =>
  (host) => ({
    refusal: blockedBy(host) ?? when(host),
    run: () => {
      host.uiStore.setState({ dialog: typeof facts === 'function' ? facts(host) : facts });
    },
  });

/** Opens what needs no host. */
const shows =
  (facts: OpenDialog): Make =>
  ({ uiStore }) => ({
    refusal: null,
    run: () => {
      uiStore.setState({ dialog: facts });
    },
  });

const page =
  (to: Page): Make =>
  ({ uiStore }) => ({
    refusal: null,
    run: () => {
      uiStore.setState({ page: to });
    },
  });

const setting =
  (change: SettingsChange): Make =>
  (host) => ({
    refusal: blockedBy(host),
    run: () =>
      void host.link.call('settings.set', change).then((answer) => {
        if (!answer.ok) toastError(answer.error);
      }),
  });

const definitionsOf = ({ viewStore }: HostContextValue): DefinitionId[] =>
  Object.values(viewStore.getState().view?.definitions ?? {}).map(({ id }) => id);

const noGroups = (host: HostContextValue): string | null =>
  definitionsOf(host).length === 0 ? t('There are no groups') : null;

const nothingRuns = ({ viewStore }: HostContextValue): string | null => {
  const groups = Object.values(viewStore.getState().groupOfDefinition);
  return groups.some((group) => activeGroup(group) !== undefined) ? null : t('Nothing is running');
};

const simulatorOf = ({ viewStore }: HostContextValue): string =>
  viewStore.getState().view?.host.simulator.state ?? 'off';

function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('input[data-search]');
  box?.focus();
  return box !== null;
}

const search: Make = ({ uiStore }) => ({
  refusal: null,
  run: () => {
    // At once where there is one: the next letter is meant for it already.
    if (focusSearch()) return;
    uiStore.setState({ page: 'orchestration' });
    requestAnimationFrame(focusSearch);
  },
});

const stopSimulator: Make = (host) => ({
  refusal: blockedBy(host) ?? (simulatorOf(host) === 'off' ? t('The simulator is not on') : null),
  run: () =>
    void host.link.call('simulator.stop', {}).then((answer) => {
      if (!answer.ok) toastError(answer.error);
    }),
});

const loadSamples: Make = (host) => ({
  refusal: blockedBy(host),
  run: () =>
    void host.link.call('definitions.loadSamples', {}).then((answer) => {
      if (!answer.ok) toastError(answer.error);
      else
        toastDone(
          t(
            '{copied, plural, =0 {The samples are there already} one {# sample file copied} other {# sample files copied}}',
            {
              copied: answer.value.copied,
            },
          ),
        );
    }),
});

const chooseAccounts =
  (chosen: ChosenAccounts): Make =>
  ({ uiStore }) => ({
    refusal: null,
    run: () => {
      uiStore.setState(({ accounts }) => ({ accounts: { ...accounts, chosen } }));
    },
  });

const selectAll: Make = (host) =>
  host.uiStore.getState().page === 'accounts' ? chooseAccounts(ALL_ACCOUNTS)(host) : selectAllCards(host);

const selectAllCards: Make = ({ uiStore, viewStore }) => {
  const { view, groupOfDefinition: groups } = viewStore.getState();
  const cards = listCards({
    definitions: view?.definitions ?? {},
    problemFiles: view?.problemFiles ?? {},
    groups,
  });
  const shown = arrangeCards(cards, uiStore.getState()).flatMap((card) =>
    card.selectable ? [card.definitionId] : [],
  );
  return {
    refusal: shown.length === 0 ? t('No group is shown') : null,
    run: () => {
      uiStore.setState(({ selection }) => ({ page: 'orchestration', selection: added(selection, shown) }));
    },
  };
};

const clearSelection: Make = (host) =>
  host.uiStore.getState().page === 'accounts' ? chooseAccounts(NO_ACCOUNTS)(host) : clearCards(host);

const clearCards: Make = ({ uiStore }) => ({
  refusal: uiStore.getState().selection.length === 0 ? t('No group is selected') : null,
  run: () => {
    uiStore.setState({ selection: [] });
  },
});

const tour: Make = ({ uiStore }) => ({
  refusal: null,
  run: () => {
    uiStore.setState({ page: 'orchestration', tour: true });
  },
});

/** Verbs that mean no group. */
export const WINDOW_VERBS: Readonly<Partial<Record<VerbId, Make>>> = {
  newGroup: dialog({ kind: 'newDefinition' }),
  newFromTemplate: dialog({ kind: 'newFromTemplate' }),
  import: dialog({ kind: 'import', files: [], text: null }),
  exportAll: dialog((host) => ({ kind: 'export', definitionIds: definitionsOf(host) }), noGroups),
  loadSamples,
  showTrash: dialog({ kind: 'trash' }),
  showSettings: page('settings'),
  showGroups: page('orchestration'),
  showInstances: page('instances'),
  showAccounts: page('accounts'),
  showPools: page('pools'),
  showRoutines: page('routines'),
  showTemplates: page('templates'),
  newPool: dialog({ kind: 'newPool' }),
  newRoutine: dialog({ kind: 'newRoutine' }),
  importRoutines: dialog({ kind: 'importRoutines', files: [] }),
  newAccount: dialog({ kind: 'account', key: null }),
  importAccounts: dialog({ kind: 'importAccounts', files: [] }),
  exportAccounts: dialog(({ uiStore }) => ({
    kind: 'exportAccounts',
    query: queryOf(uiStore.getState().accounts),
    chosen: null,
  })),
  accountFields: dialog({ kind: 'accountFields' }),
  accountSecrets: dialog({ kind: 'accountSecrets' }),
  search,
  palette: shows({ kind: 'palette' }),
  shortcuts: shows({ kind: 'shortcuts' }),
  tour,
  startSimulator: dialog({ kind: 'simulator' }),
  stopSimulator,
  connectAddress: dialog({ kind: 'connectAddress' }),
  selectAll,
  clearSelection,
  stopAll: dialog({ kind: 'stopAll' }, nothingRuns),
  themeLight: setting({ theme: 'light' }),
  themeDark: setting({ theme: 'dark' }),
  themeSystem: setting({ theme: 'system' }),
  languageEnglish: setting({ language: 'en' }),
  languageGerman: setting({ language: 'de' }),
  languageSystem: setting({ language: 'system' }),
};
