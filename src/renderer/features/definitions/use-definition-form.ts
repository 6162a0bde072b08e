import { useCallback, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { DefinitionDraft } from '../../../shared/definition';
import type { AppError, Result } from '../../../shared/errors';
import type { DefinitionId } from '../../../shared/ids';
import type { Problem } from '../../../shared/problem';
import type { DefinitionView } from '../../../shared/view';
import { toastDone, toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useView } from '../../state/host-context';
import { draftOf, emptyDraft, isSameDraft } from '../../state/draft';
import { useDraftProblems } from './use-draft-problems';

export interface DefinitionForm {
  readonly draft: DefinitionDraft;
  readonly problems: readonly Problem[];
  /** Required fields that are still empty are not held against someone who has just begun. */
  readonly shownProblems: readonly Problem[];
  readonly dirty: boolean;
  /** Began from something (a template), so that it may be saved as it is. */
  readonly prefilled: boolean;
  readonly saving: boolean;
  /** The saved definition as it is now; undefined for a new one, and when it was removed meanwhile. */
  readonly saved: DefinitionView | undefined;
  /** The file is another than the one this edit started from. */
  readonly foreignChange: boolean;
  readonly change: (changes: Partial<DefinitionDraft>) => void;
  /** What the edit began with. */
  readonly base: DefinitionDraft;
  /** Saves; `baseHash` is the version that may be overwritten, `merged` what is saved instead of the draft. */
  readonly save: (baseHash?: string, merged?: DefinitionDraft) => Promise<void>;
  readonly saveAsNew: () => Promise<void>;
  /** Throws the edit away and goes on from what is saved now. */
  readonly reload: () => void;
  /** Both versions are to be shown: a save was refused, or somebody asked for it. */
  readonly comparing: boolean;
  readonly compare: () => void;
  readonly forgetRefusal: () => void;
}

/** The state of the New and Edit dialog. */
export function useDefinitionForm(
  definitionId: DefinitionId | null,
  onSaved: () => void,
  prefill?: DefinitionDraft,
): DefinitionForm {
  const saved = useView((state) =>
    definitionId === null ? undefined : state.view?.definitions[definitionId],
  );
  const [base, setBase] = useState(() => baseOf(saved, prefill));
  const [draft, setDraft] = useState(base.draft);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const problems = useDraftProblems(draft, definitionId);
  const saving = useSaving({ definitionId, draft, base, onSaved });
  const change = useCallback((changes: Partial<DefinitionDraft>) => {
    setDraft((known) => ({ ...known, ...changes }));
    setTouched((known) => new Set([...known, ...Object.keys(changes)]));
  }, []);
  const dirty = !isSameDraft(draft, base.draft);
  const load = (): void => {
    const fresh = baseOf(saved);
    setBase(fresh);
    setDraft(fresh.draft);
  };
  const foreignChange = saved !== undefined && saved.hash !== base.hash;
  // Where nothing was changed here there is nothing to lose: the form follows the file.
  if (foreignChange && !dirty && !saving.saving) load();
  const reload = (): void => {
    load();
    saving.forgetRefusal();
  };
  return {
    ...saving,
    draft,
    problems,
    shownProblems: problems.filter((problem) => !isQuiet(problem, touched, definitionId)),
    base: base.draft,
    dirty,
    prefilled: prefill !== undefined,
    saved,
    foreignChange,
    change,
    reload,
  };
}

/** What an edit starts from. */
interface Base {
  readonly hash: string;
  readonly draft: DefinitionDraft;
}

function baseOf(saved: DefinitionView | undefined, prefill?: DefinitionDraft): Base {
  return { hash: saved?.hash ?? '', draft: saved ? draftOf(saved.definition) : (prefill ?? emptyDraft()) };
}

interface SavingContext {
  readonly definitionId: DefinitionId | null;
  readonly draft: DefinitionDraft;
  readonly base: Base;
  readonly onSaved: () => void;
}

function useSaving({
  definitionId,
  draft,
  base,
  onSaved,
}: SavingContext): Pick<
  DefinitionForm,
  'saving' | 'save' | 'saveAsNew' | 'comparing' | 'compare' | 'forgetRefusal'
> {
  const [comparing, setComparing] = useState(false);
  const { pending, run } = useCommands();
  const finish = (answer: Result<unknown> | undefined): void => {
    if (!answer) return;
    if (answer.ok) {
      toastDone(t('“{name}” is saved', { name: draft.name }));
      onSaved();
    } else if (CHOICES.has(answer.error.code)) setComparing(true);
    else toastError(answer.error);
  };
  const saveAsNew = async (): Promise<void> => {
    finish(await run('save', 'definitions.create', { draft }));
  };
  const save = async (baseHash = base.hash, merged = draft): Promise<void> => {
    if (definitionId === null) await saveAsNew();
    else finish(await run('save', 'definitions.update', { definitionId, draft: merged, baseHash }));
  };
  return {
    saving: pending.has('save'),
    save,
    saveAsNew,
    comparing,
    compare: () => {
      setComparing(true);
    },
    forgetRefusal: () => {
      setComparing(false);
    },
  };
}

/** Refusals that need a decision instead of a message. */
const CHOICES = new Set<AppError['code']>(['definition_changed_on_disk', 'definition_not_found']);

function isQuiet(
  { code, path }: Problem,
  touched: ReadonlySet<string>,
  definitionId: DefinitionId | null,
): boolean {
  const required = code === 'name_required' || code === 'routine_required' || code === 'instances_required';
  return required && definitionId === null && !touched.has(path);
}
