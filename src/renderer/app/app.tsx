import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { AccountsPage } from '../features/accounts/accounts-page';
import { InstancesPage } from '../features/instances/instances-page';
import { GroupPage } from '../features/orchestration/group-page/group-page';
import { OrchestrationPage } from '../features/orchestration/orchestration-page';
import { PoolsPage } from '../features/pools/pools-page';
import { RoutinesPage } from '../features/routines/routines-page';
import { SettingsPage } from '../features/settings/settings-page';
import { TemplatesPage } from '../features/templates/templates-page';
import { StatusBar } from '../features/status-bar/status-bar';
import { AccountsProvider } from '../state/accounts-context';
import { useUi } from '../state/host-context';
import { SettingsProvider } from '../state/settings-context';
import { TemplatesProvider } from '../state/templates-context';
import { Announcer } from './announcer';
import css from './app.module.css';
import { ConnectionBanner } from './connection-banner';
import { Dialogs } from './dialogs';
import { DropTarget } from './drop-target';
import { LanguageSync } from './language-sync';
import { Navigation } from './navigation';
import { cssVariables, theme } from './theme';
import { ShellRequests } from './shell-requests';
import { ThemeSync } from './theme-sync';
import { Tour } from './tour/tour';
import { usePaste } from './use-paste';
import { useShortcuts } from './use-shortcuts';
import { useUndoKey } from './use-undo-key';

/** The window: navigation on the left, the page, the status bar; dialogs and toasts above. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <SettingsProvider>
        <ThemeSync />
        <ShellRequests />
        <LanguageSync>
          <AccountsProvider>
            <TemplatesProvider>
              <Frame />
              <Dialogs />
            </TemplatesProvider>
            <DropTarget />
            <Tour />
            <Announcer />
            <Toasts />
          </AccountsProvider>
        </LanguageSync>
      </SettingsProvider>
    </MantineProvider>
  );
}

/** At most three at once, never over what a dialog is answered with: its buttons are on the right. */
function Toasts() {
  useUndoKey();
  const hasDialog = useUi((state) => state.dialog !== null);
  return (
    <Notifications
      position={hasDialog ? 'bottom-left' : 'bottom-right'}
      limit={3}
      containerWidth={420}
      transitionDuration={120}
      className={css['toasts'] ?? ''}
    />
  );
}

function Frame() {
  useShortcuts();
  usePaste();
  return (
    <div className={css['frame']}>
      <Navigation />
      <main className={css['main']}>
        <ConnectionBanner />
        <div className={css['page']}>
          <CurrentPage />
        </div>
      </main>
      <StatusBar />
    </div>
  );
}

function CurrentPage() {
  const page = useUi((state) => state.page);
  const group = useUi((state) => state.group);
  if (page === 'instances') return <InstancesPage />;
  if (page === 'accounts') return <AccountsPage />;
  if (page === 'pools') return <PoolsPage />;
  if (page === 'routines') return <RoutinesPage />;
  if (page === 'templates') return <TemplatesPage />;
  if (page === 'settings') return <SettingsPage />;
  if (page === 'group' && group) return <GroupPage key={group.definitionId} facts={group} />;
  return <OrchestrationPage />;
}
