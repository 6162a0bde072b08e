import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import type { PoolDraft, PoolId } from '../../../shared/pool';
import { checkPool } from '../../../shared/pool-rules';
import type { Problem, ProblemCode } from '../../../shared/problem';
import type { PoolView } from '../../../shared/view';
import { useDocumentForm, type DocumentForm } from '../../components/document-form/use-document-form';
import { useCommands } from '../../components/use-command';
import { useAccounts } from '../../state/accounts-context';
import { useView } from '../../state/host-context';
import { draftOfPool, emptyPool } from './pool-draft';
import { usePoolTest, type PoolTest } from './use-pool-test';

/** How many of the first matches are shown. */
const FIRST = 8;

/** The state of the form of a pool. */
export interface PoolForm extends DocumentForm<PoolDraft, PoolView> {
  readonly test: PoolTest;
}

/** Refusals that need a decision instead of a message. */
const CHOICES = new Set<AppError['code']>(['pool_changed_on_disk', 'pool_not_found']);

export function usePoolForm(poolId: PoolId | null, onSaved: () => void, prefill?: PoolDraft): PoolForm {
  const saved = useView((state) => (poolId === null ? undefined : state.view?.pools[poolId]));
  const { pending, run } = useCommands();
  const edit = useDocumentForm<PoolDraft, PoolView>({
    saved,
    draftOf: draftOfSaved,
    empty: emptyPool,
    prefill,
    saving: pending.has('save'),
    create: (draft) => run('save', 'pools.create', { draft }),
    update:
      poolId === null ? null : (draft, baseHash) => run('save', 'pools.update', { poolId, draft, baseHash }),
    choices: CHOICES,
    onSaved,
  });
  const test = usePoolTest(edit.draft, poolId, FIRST);
  const problems = useProblems(edit.draft, poolId, test.problems);
  const named = poolId !== null || edit.touched.has('name');
  return {
    ...edit,
    problems,
    shownProblems: named ? problems : problems.filter(({ code }) => code !== 'pool_name_required'),
    refusal: refusalOf({ ...edit, problems }),
    test,
  };
}

/** What a person edits of a pool as the view tells it. */
export function draftOfSaved({ pool }: PoolView): PoolDraft {
  return draftOfPool(pool);
}

function refusalOf(form: Omit<PoolForm, 'shownProblems' | 'refusal' | 'test'>): string | null {
  if (form.saved?.writable === false)
    return t('Its file is read-only: allow writing to it, or duplicate the pool and change the copy');
  if (!form.dirty && !form.prefilled) return t('Nothing has been changed');
  if (form.draft.name.trim() === '') return t('The pool needs a name');
  return form.problems.some(({ code }) => code === 'pool_name_taken')
    ? t('Another pool has this name; choose another')
    : null;
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
