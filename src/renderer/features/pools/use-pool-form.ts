import { useCallback, useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError, Result } from '../../../shared/errors';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import { checkPool } from '../../../shared/pool-rules';
import type { Problem, ProblemCode } from '../../../shared/problem';
import type { PoolView } from '../../../shared/view';
import { toastDone, toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useAccounts } from '../../state/accounts-context';
import { useView } from '../../state/host-context';
import { draftOfPool, emptyPool, isSamePool } from './pool-draft';
import { usePoolTest, type PoolTest } from './use-pool-test';

/** How many of the first matches are shown. */
const FIRST = 8;

/** The state of the form of a pool. */
export interface PoolForm {
  readonly draft: PoolDraft;
  readonly problems: readonly Problem[];
  /** A name that is still empty is not held against someone who has just begun. */
  readonly shownProblems: readonly Problem[];
  readonly test: PoolTest;
  readonly dirty: boolean;
  /** Began from another pool, so that it may be saved as it is. */
  readonly prefilled: boolean;
  readonly saving: boolean;
  /** The saved pool as it is now; undefined for a new one, and when it was removed meanwhile. */
  readonly saved: PoolView | undefined;
  /** The file is another than the one this edit started from. */
  readonly foreignChange: boolean;
  readonly base: PoolDraft;
  readonly change: (changes: Partial<PoolDraft>) => void;
  /** Saves; `baseHash` is the version that may be overwritten, `merged` what is saved instead of the draft. */
  readonly save: (baseHash?: string, merged?: PoolDraft) => Promise<void>;
  readonly saveAsNew: () => Promise<void>;
  /** Throws the edit away and goes on from what is saved now. */
  readonly reload: () => void;
  /** Both versions are to be shown: a save was refused, or somebody asked for it. */
  readonly comparing: boolean;
  readonly compare: () => void;
  readonly forgetRefusal: () => void;
}

export function usePoolForm(poolId: PoolId | null, onSaved: () => void, prefill?: PoolDraft): PoolForm {
  const saved = useView((state) => (poolId === null ? undefined : state.view?.pools[poolId]));
  const [base, setBase] = useState(() => baseOf(saved, prefill));
  const [draft, setDraft] = useState(base.draft);
  const [named, setNamed] = useState(poolId !== null);
  const test = usePoolTest(draft, poolId, FIRST);
  const problems = useProblems(draft, poolId, test.problems);
  const saving = useSaving({ poolId, draft, base, onSaved });
  const change = useCallback((changes: Partial<PoolDraft>) => {
    setDraft((known) => ({ ...known, ...changes }));
    if (changes.name !== undefined) setNamed(true);
  }, []);
  const dirty = !isSamePool(draft, base.draft);
  const load = (): void => {
    const fresh = baseOf(saved);
    setBase(fresh);
    setDraft(fresh.draft);
  };
  const foreignChange = saved !== undefined && saved.hash !== base.hash;
  // Where nothing was changed here there is nothing to lose: the form follows the file.
  if (foreignChange && !dirty && !saving.saving) load();
  return {
    ...saving,
    draft,
    problems,
    shownProblems: named ? problems : problems.filter(({ code }) => code !== 'pool_name_required'),
    test,
    base: base.draft,
    dirty,
    prefilled: prefill !== undefined,
    saved,
    foreignChange,
    change,
    reload: () => {
      load();
      saving.forgetRefusal();
    },
  };
}

/** What an edit starts from. */
interface Base {
  readonly hash: string;
  readonly draft: PoolDraft;
}

function baseOf(saved: PoolView | undefined, prefill?: PoolDraft): Base {
  return { hash: saved?.hash ?? '', draft: saved ? draftOfPool(saved.pool) : (prefill ?? emptyPool()) };
}

/** What only the host can know; everything else is checked here at every key. */
const FROM_HOST = new Set<ProblemCode>([
  'account_unknown',
  'accounts_unusable',
  'routine_not_found',
  'routine_invalid',
  'input_unknown',
  'input_required',
  'input_invalid',
]);

function useProblems(
  draft: PoolDraft,
  poolId: PoolId | null,
  fromHost: readonly Problem[],
): readonly Problem[] {
  const pools = useView((state) => state.view?.pools);
  const fields = useAccounts()?.fields ?? null;
  const otherNames = useMemo(
    () =>
      Object.values(pools ?? {})
        .filter(({ id }) => id !== poolId)
        .map(({ pool }) => pool.name),
    [poolId, pools],
  );
  const own = useMemo(
    () => checkPool(draft, { otherNames, fields, missingKeys: null, checkRoutine: null }),
    [draft, fields, otherNames],
  );
  return useMemo(() => [...own, ...fromHost.filter(({ code }) => FROM_HOST.has(code))], [own, fromHost]);
}

interface SavingContext {
  readonly poolId: PoolId | null;
  readonly draft: PoolDraft;
  readonly base: Base;
  readonly onSaved: () => void;
}

function useSaving({
  poolId,
  draft,
  base,
  onSaved,
}: SavingContext): Pick<
  PoolForm,
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
    finish(await run('save', 'pools.create', { draft }));
  };
  const save = async (baseHash = base.hash, merged = draft): Promise<void> => {
    if (poolId === null) await saveAsNew();
    else finish(await run('save', 'pools.update', { poolId, draft: merged, baseHash }));
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
const CHOICES = new Set<AppError['code']>(['pool_changed_on_disk', 'pool_not_found']);
