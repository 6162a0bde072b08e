import { msg, type Message } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import { explainProblem } from '../../../shared/explain/problem';
import type { Problem } from '../../../shared/problem';

export type SectionName = 'basics' | 'routine' | 'instances' | 'accounts' | 'launch' | 'restart';

export interface Section {
  readonly name: SectionName;
  readonly title: Message;
  /** Fields of the definition it holds. */
  readonly fields: readonly string[];
}

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

/** The section a problem belongs to; what belongs to no field is shown with the basics. */
export function sectionOf({ path }: Problem): SectionName {
  return sectionOfPath(path);
}

/** The section that holds the field of a path. */
export function sectionOfPath(path: string): SectionName {
  const field = path.split('.')[0] ?? '';
  return SECTIONS.find(({ fields }) => fields.includes(field))?.name ?? 'basics';
}

/** What every section gets: the draft, the way to change it, and what is wrong with it. */
export interface FormProps {
  readonly draft: DefinitionDraft;
  readonly change: (changes: Partial<DefinitionDraft>) => void;
  readonly problems: readonly Problem[];
}

/** The words for the first error at a field (or below it, when `deep`); undefined when there is none. */
export function errorAtField(problems: readonly Problem[], path: string, deep = false): string | undefined {
  const problem = problems.find(
    ({ level, path: at }) => level === 'error' && (at === path || (deep && at.startsWith(`${path}.`))),
  );
  if (!problem) return undefined;
  const { title, hint } = explainProblem(problem);
  return hint === '' ? title : `${title}. ${hint}`;
}

/** Warnings at a field or below it. */
export function warningsAtField(problems: readonly Problem[], path: string): Problem[] {
  return problems.filter(
    ({ level, path: at }) => level === 'warning' && (at === path || at.startsWith(`${path}.`)),
  );
}
