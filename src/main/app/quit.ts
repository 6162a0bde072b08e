import { app, dialog } from 'electron';
import { t } from '../../shared/catalogue/translate';
import type { Settings } from '../../shared/contract/host';

/** What runs behind the window. */
export interface Running {
  groupsRunning(): number;
  /** Stops every group within its grace period, then everything else. */
  close(): Promise<void>;
}

export interface QuitOptions {
  readonly running: Running;
  readonly showWindow: () => void;
  readonly hideWindow: () => void;
  readonly onError: (error: unknown) => void;
  /** What closing the window means while groups run. */
  readonly onClose: () => Settings['onClose'];
}

/** Who decides whether the window may close. */
export interface QuitGuard {
  /** True while the window has to stay: groups run and the person is asked, or they are being stopped. */
  keepOpen(): boolean;
}

/**
 * Makes quitting stop everything first, in sight: the window stays until the last group has stopped. Closing the window
 * while groups run asks what is meant.
 */
export function guardQuit({ running, showWindow, hideWindow, onError, onClose }: QuitOptions): QuitGuard {
  let phase: 'running' | 'asking' | 'closing' | 'closed' = 'running';

  const ask = async (): Promise<void> => {
    phase = 'asking';
    const set = onClose();
    const choice = set === 'ask' ? await askWhatToDo(running.groupsRunning()) : set;
    phase = 'running';
    if (choice === 'tray') hideWindow();
    else if (choice === 'quit') app.quit();
  };
  app.on('before-quit', (event) => {
    if (phase === 'closed') return;
    event.preventDefault();
    if (phase === 'closing') return;
    phase = 'closing';
    if (running.groupsRunning() > 0) showWindow();
    void running
      .close()
      .catch(onError)
      .finally(() => {
        phase = 'closed';
        app.quit();
      });
  });
  app.on('window-all-closed', () => app.quit());

  return {
    keepOpen: () => {
      if (phase !== 'running') return phase !== 'closed';
      if (running.groupsRunning() === 0) return false;
      void ask().catch(onError);
      return true;
    },
  };
}

/**
 * Makes signals quit the app, and puts off any quitting until the returned function is called: what is being opened
 * could not be closed yet.
 */
export function holdQuit(): () => void {
  let wanted = false;
  const hold = (event: { preventDefault(): void }): void => {
    wanted = true;
    event.preventDefault();
  };
  app.on('before-quit', hold);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  return () => {
    app.off('before-quit', hold);
    if (wanted) app.quit();
  };
}

async function askWhatToDo(groups: number): Promise<'tray' | 'quit' | 'cancel'> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('{groups, plural, one {One group is} other {# groups are}} running.', { groups }),
    detail: t('They can go on without the window, or be stopped now.'),
    buttons: [t('Keep running in the tray'), t('Stop all groups and quit'), t('Cancel')],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 0) return 'tray';
  return response === 1 ? 'quit' : 'cancel';
}
