import { msg } from '../../../shared/catalogue/translate';
import type { ConflictPolicy } from '../../../shared/definition';
import { lateTexts } from '../../../shared/explain/words';

/** What a start does when an instance is in use, in a sentence. */
export const CONFLICT_MEANINGS: Readonly<Record<ConflictPolicy, string>> = lateTexts({
  skip: msg('An instance in use is left out; the group starts with those that are free.'),
  ask: msg('You see who holds what and choose: leave it out, wait for it, or take it over.'),
  abort: msg('When one of the first instances is in use, the group fails and takes nothing.'),
  queue: msg('The group waits for its turn; it can be stopped while it waits.'),
  takeOver: msg('The other group’s bots on these instances are stopped first; its other bots go on.'),
});
