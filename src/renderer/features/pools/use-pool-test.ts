import { useEffect, useState } from 'react';
import type { AccountView } from '../../../shared/account';
import type { AppError } from '../../../shared/errors';
import type { PoolDraft, PoolId, PoolStatistics } from '../../../shared/pool';
import type { Problem } from '../../../shared/problem';
import { useAccounts } from '../../state/accounts-context';
import { useHost, useView } from '../../state/host-context';

const PAUSE_MS = 300;
/** Between two counts of the same draft while accounts change. */
const COUNT_MS = 1_000;

/** What a draft would find now. */
export interface PoolTest {
  readonly problems: readonly Problem[];
  /** Null while the filter has errors, and before the first answer. */
  readonly statistics: PoolStatistics | null;
  readonly first: readonly AccountView[];
  /** Why nothing can be said at all. */
  readonly error: AppError | null;
  /** The draft is another than the one that was counted. */
  readonly stale: boolean;
  readonly answered: boolean;
}

type Answer = Pick<PoolTest, 'problems' | 'statistics' | 'first' | 'error'>;
const NOTHING: Answer = { problems: [], statistics: null, first: [], error: null };

/**
 * Counts a draft: at once at first, a moment after each change of it, and while accounts change at most once a second.
 * What is under way for an earlier draft is cancelled.
 */
export function usePoolTest(draft: PoolDraft, poolId: PoolId | null, limit: number): PoolTest {
  const { link } = useHost();
  const connected = useView((state) => state.link.status === 'connected');
  const revision = useAccounts()?.revision ?? null;
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  const [asked, setAsked] = useState<{ readonly draft: PoolDraft; readonly at: number } | null>(null);
  useEffect(() => {
    if (!connected) return undefined;
    const abort = new AbortController();
    const ask = async (): Promise<void> => {
      const result = await link.call('pools.test', { draft, poolId, limit }, abort.signal);
      if (abort.signal.aborted) return;
      setAnswer((known) => answerOf(result, known));
      setAsked({ draft, at: performance.now() });
    };
    const timer = setTimeout(() => void ask(), pauseBefore(asked, draft));
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `asked` only sets the pause
  }, [connected, draft, limit, link, poolId, revision]);
  return { ...answer, stale: asked?.draft !== draft, answered: asked !== null };
}

function pauseBefore(
  asked: { readonly draft: PoolDraft; readonly at: number } | null,
  draft: PoolDraft,
): number {
  if (asked === null) return 0;
  return asked.draft === draft ? Math.max(0, asked.at + COUNT_MS - performance.now()) : PAUSE_MS;
}

function answerOf(
  result: { ok: true; value: Omit<Answer, 'error'> } | { ok: false; error: AppError },
  known: Answer,
): Answer {
  if (result.ok) return { ...result.value, error: null };
  return result.error.code === 'connection_lost' ? known : { ...NOTHING, error: result.error };
}
