import type { AdbServerAddress, InstanceDirectory } from '../instance-directory';

/** An adb server as a person names it. */
export interface ServerName {
  readonly host: string;
  readonly port: number;
}

/** The adb servers of the settings, joined and left as the list changes. */
export interface ListedServers {
  /** Joins what is new and leaves what is gone; resolves when the new ones were looked at the first time. */
  follow(listed: readonly ServerName[]): Promise<void>;
}

/** `fixed` are the servers the host was opened with; they are never left. */
export function createListedServers(
  directory: Pick<InstanceDirectory, 'addServer' | 'removeServer'>,
  fixed: readonly AdbServerAddress[],
): ListedServers {
  const own = new Set(fixed.map(keyOf));
  let joined = new Map<string, AdbServerAddress>();
  return {
    follow: async (listed) => {
      const wanted = new Map(
        listed
          .filter((server) => !own.has(keyOf(server)))
          .map((server) => [keyOf(server), { ...server, role: 'real' } as const]),
      );
      const before = joined;
      joined = wanted;
      const gone = [...before].filter(([key]) => !wanted.has(key));
      const fresh = [...wanted].filter(([key]) => !before.has(key));
      await Promise.all([
        ...gone.map(([, server]) => directory.removeServer(server)),
        ...fresh.map(([, server]) => directory.addServer(server)),
      ]);
    },
  };
}

function keyOf({ host, port }: ServerName): string {
  return `${host.toLowerCase()}:${String(port)}`;
}
