import { app } from 'electron';
import { bestLanguage, loadLanguage } from '../../shared/catalogue/load-language';
import type { ShellRequest } from '../../shared/contract/shell';
import { explainError } from '../../shared/explain';
import type { Clock } from '../../shared/ports';
import type { Connection } from '../../shared/rpc/connection';
import { followHost, settleFacts, type ShellFacts } from './follow-host';
import { createKeepAwake } from './keep-awake';
import { setApplicationMenu } from './menu';
import { noticeOf } from './notices';
import { createNotifier } from './notifications';
import { openAsImport } from './open-files';
import { showTray } from './tray';

/** Groups that start together change the facts many times within this. */
const QUIET_MS = 150;

export interface ShellOptions {
  /** The shell's own line to the host. */
  readonly connection: Connection;
  readonly clock: Clock;
  /** Asks the window. */
  readonly post: (request: ShellRequest) => void;
  readonly showWindow: () => void;
  readonly onError: (title: string, detail: string) => void;
}

/** What the desktop adds to the window: menu, tray, notifications, files opened with the app, no sleep while groups run. */
export interface Shell {
  /** The latest facts. */
  facts(): ShellFacts | null;
  /** Shows these files as an import; nothing is written before the person says so. */
  openFiles(paths: readonly string[]): void;
  stop(): void;
}

export function startShell({ connection, clock, post, showWindow, onError }: ShellOptions): Shell {
  const keepAwake = createKeepAwake();
  const notify = createNotifier(() => clock.now());
  const ask = (request: ShellRequest): void => {
    showWindow();
    post(request);
  };
  const tray = showTray({
    onOpen: showWindow,
    onStopAll: () => void host.client.call('groups.stopAll', { mode: 'now' }),
    onQuit: () => app.quit(),
  });
  let latest: ShellFacts | null = null;
  const speak = createSpeaker(() => setApplicationMenu((verb) => ask({ type: 'verb', verb })));
  const show = settleFacts(clock, QUIET_MS, (facts) => {
    keepAwake.set(facts.settings.keepAwake && facts.running.length > 0);
    void speak(facts).then(() => tray.show(facts.running));
  });
  const host = followHost(connection, {
    facts: (facts) => {
      latest = facts;
      show(facts);
    },
    event: (event, { definitionId, groupName }) => {
      const notice = latest && noticeOf(event, groupName, latest.settings);
      if (notice) notify(notice, () => ask({ type: 'showGroup', definitionId }));
    },
  });
  return {
    facts: () => latest,
    openFiles: (paths) => {
      if (paths.length === 0) return;
      void openAsImport(host.client, paths).then((opened) => {
        if ('request' in opened) ask(opened.request);
        else {
          const { title, hint } = explainError(opened.error);
          onError(title, hint);
        }
      });
    },
    stop: () => {
      keepAwake.set(false);
      tray.remove();
      host.close();
    },
  };
}

/** Speaks the language of the settings; `onChanged` draws anew what is drawn already. */
function createSpeaker(onChanged: () => void): (facts: ShellFacts) => Promise<void> {
  let language: string | undefined;
  return async ({ settings }) => {
    const wanted =
      settings.language === 'system' ? bestLanguage(app.getPreferredSystemLanguages()) : settings.language;
    if (wanted === language) return;
    language = wanted;
    await loadLanguage(wanted);
    onChanged();
  };
}
