import { useEffect } from 'react';
import { activeGroup } from '../state/active-group';
import { useHost, type HostContextValue } from '../state/host-context';

const ESCAPE_TWICE_MS = 800;

/** Keys that work anywhere in the window, unless something is being typed or a dialog is open. */
export function useShortcuts(): void {
  const host = useHost();
  useEffect(() => {
    let escapedAt = 0;
    let wasBusy = false;
    // Before anything else hears of the key: what it closes is open still.
    const look = (): void => {
      wasBusy = isBusyElsewhere(host);
    };
    const press = (event: KeyboardEvent): void => {
      if (isTaken(event) || wasBusy) {
        escapedAt = 0;
        return;
      }
      const twice = event.timeStamp - escapedAt < ESCAPE_TWICE_MS && !event.repeat;
      escapedAt = event.key === 'Escape' ? event.timeStamp : 0;
      if (event.key === 'Escape') {
        if (twice) askToStopAll(host);
      } else if (!isTyping(event.target)) pressLetter(event, host);
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, [host]);
}

function pressLetter(event: KeyboardEvent, host: HostContextValue): void {
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(host);
}

function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
}

const KEYS: Readonly<Record<string, (host: HostContextValue) => void>> = {
  '/': ({ uiStore }) => {
    // The page in sight, when it can be searched; else the first one.
    if (!document.querySelector('input[data-search]')) uiStore.setState({ page: 'orchestration' });
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('input[data-search]')?.focus());
  },
  n: ({ uiStore, viewStore }) => {
    if (viewStore.getState().link.status === 'connected')
      uiStore.setState({ dialog: { kind: 'newDefinition' } });
  },
  '?': ({ uiStore }) => {
    uiStore.setState({ dialog: { kind: 'shortcuts' } });
  },
};

function askToStopAll({ viewStore, uiStore }: HostContextValue): void {
  const { groupOfDefinition, link } = viewStore.getState();
  const running = Object.values(groupOfDefinition).some((group) => activeGroup(group) !== undefined);
  if (running && link.status === 'connected') uiStore.setState({ dialog: { kind: 'stopAll' } });
}

// Escape belongs to what is open: a dialog, a drawer or a menu.
function isBusyElsewhere({ uiStore }: HostContextValue): boolean {
  const { dialog, group, page } = uiStore.getState();
  const drawer = page === 'group' && group?.botId != null;
  return dialog !== null || drawer || document.querySelector('[role="menu"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}
