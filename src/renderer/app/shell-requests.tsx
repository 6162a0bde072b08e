import { useEffect } from 'react';
import { t } from '../../shared/catalogue/translate';
import type { ShellRequest } from '../../shared/contract/shell';
import { DefinitionId, type ImportId } from '../../shared/ids';
import { toastRefusal } from '../components/toasts';
import { useHost, type HostContextValue } from '../state/host-context';
import { runVerb } from './run-verb';

/**
 * Does what the desktop app asks of its window: verbs of its menu, files opened with it, notifications clicked. Anywhere
 * else there is nobody to ask.
 */
export function ShellRequests() {
  const host = useHost();
  useEffect(() => {
    if (window.musterPort === undefined) return undefined;
    const ended = new AbortController();
    const answer = (requests: readonly ShellRequest[]): void => {
      for (const request of requests) carryOut(request, host, ended.signal);
    };
    const unfollow = host.link.subscribe('shell', {}, { snapshot: answer, patches: answer });
    return () => {
      ended.abort();
      unfollow();
    };
  }, [host]);
  return null;
}

function carryOut(request: ShellRequest, host: HostContextValue, signal: AbortSignal): void {
  switch (request.type) {
    case 'verb':
      runVerb(request.verb, host);
      return;
    case 'openImport':
      openImport(request, host, signal);
      return;
    case 'showGroup': {
      const { data: definitionId } = DefinitionId.safeParse(request.definitionId);
      if (definitionId === undefined) return;
      host.uiStore.setState({ page: 'group', group: { definitionId, tab: 'bots', botId: null } });
    }
  }
}

/** A dialog that is open may hold work that is not saved: the import waits until it is closed. */
function openImport(
  { importId, sources }: { readonly importId: ImportId; readonly sources: readonly string[] },
  { uiStore }: HostContextValue,
  signal: AbortSignal,
): void {
  const open = (): void => {
    uiStore.setState({ dialog: { kind: 'import', files: [], text: null, importId } });
  };
  if (uiStore.getState().dialog === null) {
    open();
    return;
  }
  toastRefusal(sources.join(', '), t('It is shown as soon as the dialog that is open is closed'));
  const off = uiStore.subscribe(({ dialog }) => {
    if (dialog !== null) return;
    off();
    open();
  });
  signal.addEventListener('abort', off);
}
