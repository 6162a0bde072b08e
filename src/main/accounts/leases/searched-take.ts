import type { Clock } from '../../../shared/ports';
import type { HeldAccount } from '../account-leases';
import type { AccountsThread } from '../accounts-thread';
import type { FoundCandidates, SearchState } from '../operations/leases/pool-candidates';
import type { TakeInput } from '../operations/leases/take-account';

export type Taking = Omit<TakeInput, 'nowMs' | 'monotonicMs' | 'found' | 'expiresAtMs'>;

/** Takes accounts; a pool that is slow to search is searched beside those who take from others. */
export interface SearchedTake {
  take(input: Taking): Promise<HeldAccount | { readonly dueAtMs: number | null }>;
}

/** Creates it. `ttlMs`: how long a lease lasts for others. */
export function createSearchedTake(
  { thread, clock }: { readonly thread: AccountsThread; readonly clock: Clock },
  ttlMs: number,
): SearchedTake {
  /** Under way: all bots that wait for the same candidates wait for one search. */
  const searches = new Map<string, Promise<FoundCandidates>>();
  const now = (): Pick<TakeInput, 'nowMs' | 'monotonicMs'> => ({
    nowMs: clock.now(),
    monotonicMs: clock.monotonic(),
  });
  const search = async (input: Taking, state: SearchState): Promise<FoundCandidates> => {
    const question = { rules: input.rules, runId: input.runId, session: input.session, ...now() };
    const found = await thread.ask('findCandidates', question);
    return { ...found, state, tookMs: clock.monotonic() - question.monotonicMs };
  };
  const searchOnce = (input: Taking, state: SearchState): Promise<FoundCandidates> => {
    const name = `${input.runId}\n${input.rules}`;
    const known = searches.get(name);
    if (known) return known;
    const begun = search(input, state).finally(() => searches.delete(name));
    searches.set(name, begun);
    return begun;
  };
  return {
    async take(input) {
      // Each round somebody gets an account, or there is none.
      for (let found: FoundCandidates | undefined; ;) {
        const at = now();
        const answer = await thread.ask('takeAccount', {
          ...{ ...input, ...at, expiresAtMs: at.nowMs + ttlMs },
          ...(found && { found }),
        });
        if (!('search' in answer)) return answer;
        found = await searchOnce(input, answer.search);
      }
    },
  };
}
