import { useNow } from '../../../components/ticker';
import type { OrchestrationId } from '../../../../shared/ids';
import { useView } from '../../../state/host-context';
import type { Range } from './timeline-range';

/** From the start of a run to its end, or to now while it lasts; what is not known does not tick. */
export function useRunTime(orchestrationId: OrchestrationId): Range & { readonly live: boolean } {
  const now = useNow();
  const startedAt = useView((state) => state.view?.groups[orchestrationId]?.startedAt ?? null);
  const endedAt = useView((state) => state.view?.groups[orchestrationId]?.endedAt ?? null);
  const stoppedAt = useView(({ link }) => (link.status === 'connected' ? null : link.knownAt));
  const live = endedAt === null && stoppedAt === null;
  const to = endedAt === null ? (stoppedAt ?? now) : Date.parse(endedAt);
  const from = startedAt === null ? to : Date.parse(startedAt);
  return { from: Math.min(from, to), to, live };
}
