import type { KeyboardEvent } from 'react';
import type { DefinitionId } from '../../../shared/ids';
import type { DefinitionView, GroupView } from '../../../shared/view';
import { pauseOf, stopRefusal } from './control-rules';
import type { GroupActions } from './use-group-actions';

interface CardKeyContext {
  readonly definitionId: DefinitionId;
  readonly actions: GroupActions;
  readonly active: GroupView | undefined;
  readonly blocked: string | null;
  readonly draft: boolean;
  readonly definition: DefinitionView | undefined;
  readonly readOnly: string | null;
  readonly select: (definitionId: DefinitionId) => void;
}

type KeyAction = (context: CardKeyContext) => void;

const KEYS: Readonly<Record<string, KeyAction>> = {
  s: ({ actions, active, draft }) => {
    if (!active && !draft) actions.start();
  },
  p: ({ actions, active }) => {
    if (!active) return;
    const { verb, refusal } = pauseOf(active);
    if (refusal === null) actions[verb]();
  },
  x: ({ actions, active }) => {
    if (active && stopRefusal(active, 'now') === null) actions.stop('now');
  },
  e: ({ actions, definition, readOnly }) => {
    if (definition && readOnly === null) actions.edit();
  },
};

/** Letter keys while the card or something in it has the focus; each does what its button does, under the same rules. */
export function handleCardKey(event: KeyboardEvent<HTMLElement>, context: CardKeyContext): void {
  if (!isPlainKeyInside(event)) return;
  if (event.key === 'Enter' || event.key === ' ') {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    if (event.key === 'Enter') context.actions.open();
    else if (context.definition) context.select(context.definitionId);
    return;
  }
  const act = KEYS[event.key.toLowerCase()];
  if (!act || context.blocked !== null) return;
  event.preventDefault();
  act(context);
}

// Menus are drawn elsewhere in the page, yet React hands their keys on to the card they belong to.
function isPlainKeyInside(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  return event.target instanceof Node && event.currentTarget.contains(event.target);
}
