import { useCallback, useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft, StartOverrides } from '../../../shared/definition';
import { checkDefinition } from '../../../shared/definition-rules';
import type { DefinitionId } from '../../../shared/ids';
import { hasErrors, type Problem } from '../../../shared/problem';
import type { DefinitionView } from '../../../shared/view';
import { usePreflight } from '../../components/use-preflight';
import type { Preflight } from '../../components/preflight-report';
import { activeGroup } from '../../state/active-group';
import { draftOf, isSameDraft } from '../../state/draft';
import { useView } from '../../state/host-context';
import { overridesBetween, withoutStartAt } from './start-overrides';
import type { ChangedField } from '../../components/three-way';
import { changedDefinitionFields, mergedDraft } from './definition-fields';

/** The state of *Start with changes…*. */
export interface StartForm {
  readonly base: DefinitionDraft;
  readonly draft: DefinitionDraft;
  readonly overrides: StartOverrides | null;
  /** What differs from the saved definition. */
  readonly changes: readonly ChangedField[];
  readonly problems: readonly Problem[];
  /** What a start would meet; null before the first answer. */
  readonly report: Preflight | null;
  readonly checking: boolean;
  readonly change: (changes: Partial<DefinitionDraft>) => void;
  /** Takes one change back; all of them without a path. */
  readonly reset: (path?: string) => void;
}

/** What can't be asked for at all: the host would refuse the question. */
const NOT_ASKABLE = new Set(['instances_required', 'bot_count_too_low', 'value_out_of_range']);
const NONE: Preflight = { problems: [], conflicts: [], wouldUse: [] };

/** Begins with the saved definition's values, and keeps what was changed here when that is saved anew meanwhile. */
export function useStartForm(saved: DefinitionView): StartForm {
  const { base, draft, setDraft } = useRebased(saved);
  const inputs = useView((state) => state.view?.routines[base.routineName]?.inputs);
  const overrides = useMemo(() => overridesBetween(base, draft, inputs ?? []), [base, draft, inputs]);
  const own = useMemo(() => checkDefinition(withoutStartAt(draft)), [draft]);
  const isAskable = !own.some(({ code, level }) => level === 'error' && NOT_ASKABLE.has(code));
  const { answer, stale } = usePreflight(saved.id, overrides, !isAskable);
  const known = answer?.ok === true ? answer.value : null;
  const report = isAskable ? known : { ...(known ?? NONE), problems: own };
  const change = useCallback(
    (changes: Partial<DefinitionDraft>) => {
      setDraft((before) => ({ ...before, ...changes }));
    },
    [setDraft],
  );
  const changes = useMemo(
    () => (isSameDraft(base, draft) ? [] : changedDefinitionFields(base, base, draft)),
    [base, draft],
  );
  return {
    base,
    draft,
    overrides,
    changes,
    problems: report?.problems ?? own,
    report,
    checking: isAskable && stale,
    change,
    reset: (path) => {
      const kept = path === undefined ? [] : changes.filter((field) => field.path !== path);
      setDraft(mergedDraft(base, kept, new Map()));
    },
  };
}

function useRebased(saved: DefinitionView) {
  const [base, setBase] = useState(() => ({ hash: saved.hash, draft: draftOf(saved.definition) }));
  const [draft, setDraft] = useState(base.draft);
  if (saved.hash !== base.hash) {
    const fresh = draftOf(saved.definition);
    setDraft(mergedDraft(fresh, changedDefinitionFields(base.draft, fresh, draft), new Map()));
    setBase({ hash: saved.hash, draft: fresh });
  }
  return { base: base.draft, draft, setDraft };
}

/** Why a start can't be made now; null when it can. */
export function startRefusal(form: StartForm, isActive: boolean): string | null {
  if (isActive) return t('It is running already; stop it first');
  return hasErrors(form.problems) ? t('It can’t start like this; see its problems') : null;
}

/** Whether a run of this definition is under way. */
export function useIsActive(definitionId: DefinitionId): boolean {
  return useView((state) => activeGroup(state.groupOfDefinition[definitionId]) !== undefined);
}
