import type { KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionId } from '../../../shared/ids';
import { verbOfKey } from '../../../shared/verb-keys';
import { toastRefusal } from '../../components/toasts';
import { offerOf, type GroupVerbFacts, type Offer } from './group-verbs';

interface CardKeyContext extends GroupVerbFacts {
  readonly definitionId: DefinitionId;
  readonly name: string;
  readonly select: (definitionId: DefinitionId) => void;
}

/**
 * Keys while the card or something in it has the focus; each does what its button does, under the same rules. One that
 * makes no sense now says why.
 */
export function handleCardKey(event: KeyboardEvent<HTMLElement>, context: CardKeyContext): void {
  if (!isPlainKeyInside(event)) return;
  const verb = verbOfKey(event.key);
  if (verb?.needsGroup !== true) return;
  // Buttons in the card have these keys for themselves.
  const isButtonKey = event.key === 'Enter' || event.key === ' ';
  if (isButtonKey && event.target !== event.currentTarget) return;
  const offer = verb.id === 'selectGroup' ? selectOffer(context) : offerOf(verb.id, context);
  if (!offer) return;
  event.preventDefault();
  if (offer.refusal === null) offer.run();
  else toastRefusal(context.name, offer.refusal);
}

function selectOffer({ definition, definitionId, select }: CardKeyContext): Offer {
  return {
    refusal: definition ? null : t('Its definition is gone'),
    run: () => {
      select(definitionId);
    },
  };
}

// Menus are drawn elsewhere in the page, yet React hands their keys on to the card they belong to.
function isPlainKeyInside(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  return event.target instanceof Node && event.currentTarget.contains(event.target);
}
