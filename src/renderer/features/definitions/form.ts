import { msg } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import type { Problem } from '../../../shared/problem';
import type { FormSection } from '../../components/form-sections';

export type SectionName = 'basics' | 'routine' | 'instances' | 'accounts' | 'launch' | 'restart';

/** A section of this form. */
export type Section = FormSection<SectionName>;

/** The sections of the dialog in order, with the fields each holds. */
export const SECTIONS: readonly Section[] = [
  { name: 'basics', title: msg('Basics'), fields: ['name', 'description', 'tags'] },
  { name: 'routine', title: msg('Routine and inputs'), fields: ['routineName', 'routineConfig'] },
  {
    name: 'instances',
    title: msg('Instances and bots'),
    fields: ['availableInstances', 'requestedBotCount'],
  },
  { name: 'accounts', title: msg('Accounts'), fields: ['accountPoolName'] },
  { name: 'launch', title: msg('Launch'), fields: ['launchOptions'] },
  { name: 'restart', title: msg('Restart and loop'), fields: ['restartPolicy', 'loop'] },
];

/** What every section gets: the draft, the way to change it, and what is wrong with it. */
export interface FormProps {
  readonly draft: DefinitionDraft;
  readonly change: (changes: Partial<DefinitionDraft>) => void;
  readonly problems: readonly Problem[];
  /** Secret inputs of the saved group that have a value. */
  readonly keptSecrets?: readonly string[] | undefined;
}
