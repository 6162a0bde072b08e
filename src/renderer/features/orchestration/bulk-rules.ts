import { t } from '../../../shared/catalogue/translate';
import { hasErrors } from '../../../shared/problem';
import type { DefinitionId } from '../../../shared/ids';
import type { StopMode } from '../../../shared/lifecycle-states';
import type { DefinitionView, GroupView } from '../../../shared/view';
import { activeGroup } from '../../state/active-group';
import { stopRefusal } from './control-rules';

/** What can be done with the chosen groups now. */
export interface BulkFacts {
  readonly chosen: readonly DefinitionView[];
  /** Those that do not run and have no errors. */
  readonly startable: readonly DefinitionView[];
  /** Those that do not run and can't, because of their problems. */
  readonly drafts: readonly DefinitionView[];
  /** Groups that are not over, of the chosen definitions. */
  readonly running: readonly GroupView[];
}

/** The parts of the view these facts are made of. */
export interface BulkSources {
  readonly definitions: Readonly<Record<string, DefinitionView>>;
  readonly groups: Readonly<Record<string, GroupView>>;
}

/** Looks at the chosen groups; those that have gone are left out. */
export function bulkFacts(
  selection: readonly DefinitionId[],
  { definitions, groups }: BulkSources,
): BulkFacts {
  const chosen = selection.flatMap((id) => definitions[id] ?? []);
  const running = chosen.flatMap(({ id }) => activeGroup(groups[id]) ?? []);
  const idle = chosen.filter(({ id }) => activeGroup(groups[id]) === undefined);
  return {
    chosen,
    running,
    startable: idle.filter(({ problems }) => !hasErrors(problems)),
    drafts: idle.filter(({ problems }) => hasErrors(problems)),
  };
}

/** Why none of them can be started; null when one can. */
export function startAllRefusal({ startable, drafts, running }: BulkFacts): string | null {
  if (startable.length > 0) return null;
  if (drafts.length === 0) return t('All of them are running already');
  if (running.length === 0) return t('They have problems: edit them first');
  return t('None of them can start: they are running already or have problems');
}

/** Why none of them can be stopped; null when one can. */
export function stopAllRefusal({ running }: BulkFacts, mode: StopMode): string | null {
  if (running.length === 0) return t('None of them is running');
  return stoppable(running, mode).length > 0 ? null : t('They are stopping already');
}

/** Those that take a stop of this kind now. */
export function stoppable(running: readonly GroupView[], mode: StopMode): readonly GroupView[] {
  return running.filter((group) => stopRefusal(group, mode) === null);
}
