import { useEffect } from 'react';
import { verbOfAccelerator, verbOfKey } from '../../shared/verb-keys';
import type { Verb, VerbId } from '../../shared/verbs';
import { useHost, type HostContextValue } from '../state/host-context';
import type { Page } from '../state/ui-store';
import { isTyping } from './is-typing';
import { offerVerb, runVerb } from './run-verb';

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
      if (event.defaultPrevented || wasBusy || event.altKey) {
        escapedAt = 0;
        return;
      }
      if (event.ctrlKey || event.metaKey) {
        escapedAt = 0;
        pressAccelerator(event, host);
        return;
      }
      const before = escapedAt;
      escapedAt = event.key === 'Escape' ? event.timeStamp : 0;
      if (event.key !== 'Escape') pressKey(event, host);
      else if (event.timeStamp - before < ESCAPE_TWICE_MS && !event.repeat) askToStopAll(host);
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, [host]);
}

function pressAccelerator(event: KeyboardEvent, host: HostContextValue): void {
  const verb = verbOfAccelerator(event);
  // A field selects its own text.
  if (!verb || (verb.id === 'selectAll' && isTyping(event.target))) return;
  event.preventDefault();
  if (!event.repeat) runVerb(verb.id, host);
}

function pressKey(event: KeyboardEvent, host: HostContextValue): void {
  const verb = verbOfKey(event.key);
  if (!verb || event.repeat || isTyping(event.target) || !isOfWindow(verb, host)) return;
  event.preventDefault();
  runVerb(OF_PAGE[host.uiStore.getState().page]?.[verb.id] ?? verb.id, host);
}

/** What a letter means where something else than groups is made. */
const OF_PAGE: Partial<Record<Page, Partial<Record<VerbId, VerbId>>>> = {
  accounts: { newGroup: 'newAccount' },
  pools: { newGroup: 'newPool' },
  routines: { newGroup: 'newRoutine' },
};

/** Enter and Space belong to what has the focus; letters for a group mean one only where groups are shown. */
function isOfWindow({ key, needsGroup }: Verb, { uiStore }: HostContextValue): boolean {
  if (key === null || key.length > 1) return false;
  const { page } = uiStore.getState();
  return !needsGroup || page === 'orchestration' || page === 'group';
}

// Two strokes of Escape are easily made by somebody who only leaves something: nothing is said when nothing runs.
function askToStopAll(host: HostContextValue): void {
  if (offerVerb('stopAll', host, null).refusal === null) runVerb('stopAll', host);
}

// Escape belongs to what is open: a dialog, a drawer or a menu.
function isBusyElsewhere({ uiStore }: HostContextValue): boolean {
  const { dialog, group, page } = uiStore.getState();
  const drawer = page === 'group' && group?.botId != null;
  return dialog !== null || drawer || document.querySelector('[role="menu"]') !== null;
}
