import type { StreamSources } from '../../shared/contract';
import type { RunEvents } from '../orchestrator/run-events';
import type { ViewProjector } from '../orchestrator/view-projector';

/** Streams of the contract → where they come from. */
export function createStreamSources(projector: ViewProjector, events: RunEvents): StreamSources {
  return {
    view: projector.source,
    events: {
      open: ({ orchestrationId }, push) => {
        const close = events.subscribe((event) => {
          if (orchestrationId === null || event.orchestrationId === orchestrationId) push([event]);
        });
        return { snapshot: [...events.recent(orchestrationId)], close };
      },
    },
  };
}
