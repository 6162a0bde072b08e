import { contract, type Contract } from '../../shared/contract';
import { Settings } from '../../shared/contract/host';
import { isTerminalGroup } from '../../shared/lifecycle-states';
import type { Clock } from '../../shared/ports';
import { createClient, type Client } from '../../shared/rpc/client';
import type { Connection } from '../../shared/rpc/connection';
import type { RunEvent } from '../../shared/run-event';
import type { GroupView } from '../../shared/view';

/** What the shell shows of the host. */
export interface ShellFacts {
  readonly running: readonly { readonly orchestrationId: string; readonly name: string }[];
  readonly settings: Settings;
}

export interface HostListener {
  /** Whenever one of the facts is another one; once at the beginning. */
  facts(facts: ShellFacts): void;
  /** What happens in groups from now on; `definitionId` and `groupName` are those of its group. */
  event(event: RunEvent, group: { readonly definitionId: string; readonly groupName: string }): void;
}

/** The shell's own line to the host, the same that windows have. */
export interface FollowedHost {
  readonly client: Client<Contract>;
  close(): void;
}

/** Follows the host for tray, menu, notifications and sleep. */
export function followHost(connection: Connection, listener: HostListener): FollowedHost {
  const client = createClient(contract, connection);
  const groups = new Map<string, GroupView>();
  let settings = Settings.parse({});
  const tell = (): void => {
    listener.facts({ running: runningOf(groups), settings });
  };
  client.subscribe(
    'settings',
    {},
    {
      snapshot: (known) => {
        settings = known;
        tell();
      },
      patches: (changes) => {
        settings = changes.at(-1) ?? settings;
        tell();
      },
    },
  );
  followGroups(client, groups, tell);
  client.subscribe(
    'events',
    { orchestrationId: null, detail: 'milestones' },
    {
      // What happened before the shell was there is no news.
      snapshot: () => undefined,
      patches: (events) => {
        for (const event of events) {
          const group = groups.get(event.orchestrationId);
          if (group) listener.event(event, { definitionId: group.definitionId, groupName: group.name });
        }
      },
    },
  );
  return { client, close: () => connection.close() };
}

/** Keeps `groups` as the host says, and tells when others run than before. */
function followGroups(client: Client<Contract>, groups: Map<string, GroupView>, tell: () => void): void {
  client.subscribe(
    'view',
    {},
    {
      snapshot: (view) => {
        groups.clear();
        for (const group of view.groups) groups.set(group.orchestrationId, group);
        tell();
      },
      patches: (patches) => {
        const before = stateOf(groups);
        for (const patch of patches) {
          if (patch.type === 'group.put') groups.set(patch.group.orchestrationId, patch.group);
          else if (patch.type === 'group.remove') groups.delete(patch.orchestrationId);
        }
        if (stateOf(groups) !== before) tell();
      },
    },
  );
}

function runningOf(groups: ReadonlyMap<string, GroupView>): ShellFacts['running'] {
  return [...groups.values()]
    .filter(({ state }) => !isTerminalGroup(state))
    .map(({ orchestrationId, name }) => ({ orchestrationId, name }));
}

/** What of the groups the shell shows, as one text to compare. */
function stateOf(groups: ReadonlyMap<string, GroupView>): string {
  return runningOf(groups)
    .map(({ orchestrationId, name }) => `${orchestrationId} ${name}`)
    .join('\n');
}

/** The host's facts as they change in bursts: the last one after a short quiet, so that a menu is not made 50 times. */
export function settleFacts(
  clock: Clock,
  quietMs: number,
  show: (facts: ShellFacts) => void,
): (facts: ShellFacts) => void {
  let cancel: (() => void) | undefined;
  return (facts) => {
    cancel?.();
    cancel = clock.schedule(quietMs, () => show(facts));
  };
}
