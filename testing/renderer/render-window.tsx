import { render, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { mountWindow } from '../../src/renderer/app/mount-window';
import { createUiStore, type UiState, type UiStore } from '../../src/renderer/state/ui-store';
import type { RunEvent } from '../../src/shared/run-event';
import type { ViewSnapshot } from '../../src/shared/view';
import { createScriptedLink, type RecordedCall, type ScriptedLink } from './scripted-link';

/** A whole window over a scripted link, and a person to use it. */
export interface RenderedWindow {
  readonly link: ScriptedLink;
  readonly uiStore: UiStore;
  readonly user: UserEvent;
  /** Calls the person caused; what the window asks by itself is left out. */
  readonly made: () => readonly RecordedCall[];
}

const BY_ITSELF = new Set(['settings.get', 'definitions.check', 'pools.statistics', 'pools.test']);

/** Shows `snapshot` in a window. */
export function renderWindow(
  snapshot: ViewSnapshot,
  options: {
    readonly ui?: Partial<UiState>;
    readonly events?: readonly RunEvent[];
    /** Answers that are asked for as soon as the window is there. */
    readonly prepare?: (link: ScriptedLink) => void;
  } = {},
): RenderedWindow {
  const link = createScriptedLink(snapshot, options.events);
  options.prepare?.(link);
  const uiStore = createUiStore(options.ui);
  render(mountWindow(link, uiStore));
  return {
    link,
    uiStore,
    user: userEvent.setup({ pointerEventsCheck: 0 }),
    made: () => link.calls.filter(({ name }) => !BY_ITSELF.has(name)),
  };
}

/** The card of a group. */
export function card(name: string): HTMLElement {
  return screen.getByRole('article', { name });
}
