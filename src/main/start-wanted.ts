import type { Contract } from '../shared/contract';
import type { Settings } from '../shared/contract/host';
import { isTerminalGroup } from '../shared/lifecycle-states';
import type { Logger } from '../shared/ports';
import type { Client } from '../shared/rpc/client';
import type { ViewSnapshot } from '../shared/view';

/**
 * What the settings ask for when Muster starts: interrupted runs go on, then the listed groups start. For hosts that
 * stay (desktop, `muster serve`), not for a single command. One that can't start is logged; its card says why.
 */
export async function startWanted(
  client: Client<Contract>,
  settings: Pick<Settings, 'startGroups' | 'resumeInterrupted'>,
  logger: Logger,
): Promise<void> {
  const view = await firstView(client);
  const resumed = new Set<string>();
  if (settings.resumeInterrupted) {
    for (const { id, lastRun } of view.definitions) {
      if (lastRun?.resumable !== true) continue;
      const answer = await client.call('runs.resume', { orchestrationId: lastRun.orchestrationId });
      if (answer.ok) resumed.add(id);
      else logger.warn({ event: 'startup.resume_refused', definitionId: id, code: answer.error.code });
    }
  }
  const running = new Set(
    view.groups.filter(({ state }) => !isTerminalGroup(state)).map((group) => group.definitionId),
  );
  for (const definitionId of settings.startGroups) {
    if (resumed.has(definitionId) || running.has(definitionId)) continue;
    const answer = await client.call('groups.start', { definitionId, overrides: null });
    if (!answer.ok) logger.warn({ event: 'startup.start_refused', definitionId, code: answer.error.code });
  }
}

function firstView(client: Client<Contract>): Promise<ViewSnapshot> {
  return new Promise((resolve, reject) => {
    const off = client.subscribe(
      'view',
      {},
      {
        snapshot: (view) => {
          queueMicrotask(() => off());
          resolve(view);
        },
        patches: () => undefined,
        failed: (error) => reject(new Error(`the host refused its view: ${error.code}`)),
      },
    );
  });
}
