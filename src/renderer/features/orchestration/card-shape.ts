import type { DefinitionView, GroupView } from '../../../shared/view';
import { activeGroup } from '../../state/active-group';
import type { ViewStoreState } from '../../state/view-store';
import { endingOf, type Ending } from './card-facts';
import type { CardItem } from './card-list';

/** What decides how high a card is, as a word: cards of one shape are about equally high. */
export function shapeOf({ definitionId }: CardItem, state: ViewStoreState): string {
  if (definitionId === null) return 'file';
  const group = state.groupOfDefinition[definitionId];
  const bots = (group && state.botsOfGroup[group.orchestrationId]) ?? [];
  const active = activeGroup(group);
  if (active) return `active ${String(Math.min(bots.length, 6))} ${notesOf(active)}`;
  const definition = state.view?.definitions[definitionId];
  return definition
    ? `idle ${endShape(endingOf(definition, group, bots))} ${problemShape(definition)}`
    : 'gone';
}

/** How high a card of a shape that has not been seen yet will be, more or less. */
export function usualHeight(shape: string): number {
  const [kind, what] = shape.split(' ');
  if (kind === 'active') return 200 + 34 * Math.min(Number(what), 5);
  return kind === 'idle' && what === 'never' ? 164 : 190;
}

function notesOf({ degraded, definitionChanged, accounts }: GroupView): string {
  return `${String(degraded)} ${String(definitionChanged)} ${String(accounts !== null)}`;
}

function endShape(ending: Ending | null): string {
  if (!ending) return 'never';
  return `${ending.failure?.code ?? 'ended'} ${String(ending.resumable)}`;
}

function problemShape({ problems, writable }: DefinitionView): string {
  return `${String(Math.min(problems.length, 4))} ${String(writable)}`;
}
