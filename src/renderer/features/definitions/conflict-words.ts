import type { ConflictPolicy } from '../../../shared/definition';

/** What a start does when an instance is in use: its name and what it means. */
export const CONFLICT_WORDS: Readonly<
  Record<ConflictPolicy, { readonly label: string; readonly meaning: string }>
> = {
  skip: {
    label: 'Use the other instances',
    meaning: 'An instance in use is left out; the group starts with those that are free.',
  },
  ask: {
    label: 'Ask me',
    meaning: 'You see who holds what and choose: leave it out, wait for it, or take it over.',
  },
  abort: {
    label: 'Do not start',
    meaning: 'When one of the first instances is in use, the group fails and takes nothing.',
  },
  queue: {
    label: 'Wait until it is free',
    meaning: 'The group waits for its turn; it can be stopped while it waits.',
  },
  takeOver: {
    label: 'Take it over',
    meaning: 'The other group’s bots on these instances are stopped first; its other bots go on.',
  },
};
