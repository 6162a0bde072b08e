import type { Contract } from '../shared/contract';
import type { OrchestrationId } from '../shared/ids';
import type { Client } from '../shared/rpc/client';
import type { RunEvent, RunEventOf } from '../shared/run-event';

/**
 * Follows the events of one group, each once and in order, until it has ended. Undefined when the line to the host
 * was lost before.
 */
export function followGroup(
  client: Client<Contract>,
  orchestrationId: OrchestrationId,
  onEvent: (event: RunEvent) => void,
): Promise<RunEventOf<'group.ended'> | undefined> {
  return new Promise((resolve) => {
    let lastSeq = 0;
    const off: { call?: () => void } = {};
    const take = (events: readonly RunEvent[]): void => {
      for (const event of events) {
        // A snapshot that comes again repeats what was told already.
        if (event.seq <= lastSeq) continue;
        lastSeq = event.seq;
        onEvent(event);
        if (event.type !== 'group.ended') continue;
        queueMicrotask(() => off.call?.());
        resolve(event);
      }
    };
    off.call = client.subscribe(
      'events',
      { orchestrationId },
      { snapshot: take, patches: take, failed: () => resolve(undefined) },
    );
  });
}
