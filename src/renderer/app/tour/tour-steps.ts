import { msg, type Message } from '../../../shared/catalogue/translate';
import type { DefinitionId } from '../../../shared/ids';
import type { Side } from './place-popover';

/** What the tour sees of the window and of what runs. */
export interface TourFacts {
  readonly instances: number;
  readonly routines: number;
  /** Which section of the dialog of a new group is open; null when the dialog is not. */
  readonly section: string | null;
  readonly routineChosen: boolean;
  readonly instancesChosen: boolean;
  /** The group that was made during the tour. */
  readonly ownGroup: DefinitionId | null;
  readonly ownRuns: boolean;
}

export type TourStepId =
  | 'simulator'
  | 'samples'
  | 'newGroup'
  | 'name'
  | 'openRoutine'
  | 'routine'
  | 'openInstances'
  | 'instances'
  | 'create'
  | 'start'
  | 'watch';

export interface TourStep {
  readonly id: TourStepId;
  readonly title: Message;
  readonly text: Message;
  /** The real control; the first that is there. */
  readonly target: readonly string[];
  /** Where the words stand, when not at the first side with room. */
  readonly sides?: readonly Side[];
}

/** In a dialog a step is one click further; the tour never does it for the person. */
export const TOUR_STEPS: readonly TourStep[] = [
  {
    id: 'simulator',
    title: msg('Something to run on'),
    text: msg(
      'Simulated emulators need nothing installed. Switch them on; real ones can be connected any time.',
    ),
    target: ['[data-tour="simulator"]'],
    sides: ['bottom'],
  },
  {
    id: 'samples',
    title: msg('Something to do'),
    text: msg(
      'A routine says what bots do, step by step. Load the samples: they bring some that work at once.',
    ),
    target: ['[data-tour="samples"]'],
    sides: ['bottom'],
  },
  {
    id: 'newGroup',
    title: msg('A group of your own'),
    text: msg('A group runs one routine with several bots, each on an emulator of its own.'),
    target: ['[data-tour="newGroup"]'],
  },
  {
    id: 'name',
    title: msg('Its name'),
    text: msg('Give it a name you will find it by. Then open “Routine and inputs”.'),
    target: ['[role="dialog"] [data-path="name"]'],
  },
  {
    id: 'openRoutine',
    title: msg('The routine'),
    text: msg('Open “Routine and inputs” to choose what its bots do.'),
    target: ['[role="dialog"] [role="tab"][id$="-tab-routine"]'],
  },
  {
    id: 'routine',
    title: msg('Choose a routine'),
    text: msg('“Daily rewards” is a good first one. Its inputs appear below; they are filled in already.'),
    target: ['[role="dialog"] [data-path="routineName"]'],
  },
  {
    id: 'openInstances',
    title: msg('Instances and bots'),
    text: msg('Next: where it runs. Open “Instances and bots”.'),
    target: ['[role="dialog"] [role="tab"][id$="-tab-instances"]'],
  },
  {
    id: 'instances',
    title: msg('Choose an instance'),
    text: msg('Click one to add it. One bot needs one instance; further ones are spares.'),
    target: [
      '[role="dialog"] section:has([data-path="availableInstances"]) ul',
      '[role="dialog"] [data-path="availableInstances"]',
    ],
  },
  {
    id: 'create',
    title: msg('All set'),
    text: msg('Create the group: it is saved as a file, and nothing runs before you start it.'),
    target: ['[role="dialog"] [aria-keyshortcuts="Control+S"]'],
    sides: ['top'],
  },
  {
    id: 'start',
    title: msg('Start it'),
    text: msg('Start takes the instance, launches the bot and runs the routine.'),
    target: ['[data-own] footer button'],
  },
  {
    id: 'watch',
    title: msg('It runs'),
    text: msg(
      'The card shows each bot and its step. Open shows everything: events, timeline, screens. The key ? lists all shortcuts.',
    ),
    target: ['[data-own]'],
  },
];

/** The step that comes next, from what is there: whoever did something without the tour is not asked for it again. */
export function tourStep(facts: TourFacts): TourStepId {
  if (facts.section !== null) return stepInDialog(facts);
  if (facts.ownGroup !== null) return facts.ownRuns ? 'watch' : 'start';
  if (facts.instances === 0) return 'simulator';
  return facts.routines === 0 ? 'samples' : 'newGroup';
}

function stepInDialog({ section, routineChosen, instancesChosen }: TourFacts): TourStepId {
  if (section === 'routine' && !routineChosen) return 'routine';
  if (section === 'instances' && !instancesChosen) return 'instances';
  if (instancesChosen) return 'create';
  if (routineChosen) return 'openInstances';
  return section === 'basics' ? 'name' : 'openRoutine';
}
