import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { GroupDetails } from '../features/orchestration/group-details';
import { InstancesPage } from '../features/instances/instances-page';
import { OrchestrationPage } from '../features/orchestration/orchestration-page';
import { StatusBar } from '../features/status-bar/status-bar';
import { useUi } from '../state/host-context';
import { SettingsProvider } from '../state/settings-context';
import { Announcer } from './announcer';
import css from './app.module.css';
import { ConnectionBanner } from './connection-banner';
import { Dialogs } from './dialogs';
import { Navigation } from './navigation';
import { cssVariables, theme } from './theme';
import { ThemeSync } from './theme-sync';
import { useShortcuts } from './use-shortcuts';

/** The window: navigation on the left, the page, the status bar; dialogs and toasts above. */
export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <SettingsProvider>
        <ThemeSync />
        <Frame />
        <Dialogs />
        <GroupDetails />
        <Announcer />
        <Notifications
          position="bottom-right"
          containerWidth={420}
          transitionDuration={120}
          className={css['toasts'] ?? ''}
        />
      </SettingsProvider>
    </MantineProvider>
  );
}

function Frame() {
  useShortcuts();
  const page = useUi((state) => state.page);
  return (
    <div className={css['frame']}>
      <Navigation />
      <main className={css['main']}>
        <ConnectionBanner />
        <div className={css['page']}>
          {page === 'orchestration' ? <OrchestrationPage /> : <InstancesPage />}
        </div>
      </main>
      <StatusBar />
    </div>
  );
}
