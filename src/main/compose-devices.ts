import { homedir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../shared/contract/host';
import { err, type Holder } from '../shared/errors';
import type { InstanceRef } from '../shared/instance-reference';
import type { Clock, Logger, Random } from '../shared/ports';
import { createFrameBuffers, type FrameBuffers } from './devices/adb/frame-buffers';
import { createInstanceDirectory } from './devices/adb-instance-directory';
import { createInstanceConnections, type InstanceConnections } from './devices/network/instance-connections';
import { openInstanceMemory } from './devices/network/instance-memory';
import { KnownInstances } from './devices/network/known-instances';
import { findAdbBinary } from './devices/server/adb-binary';
import { createAdbServer } from './devices/server/adb-server';
import { createListedServers } from './devices/server/listed-servers';
import type { AdbServerAddress } from './devices/instance-directory';
import type { HandlerParts } from './ipc/handler-parts';
import type { DataFolder } from './platform/paths';
import type { SettingsStore } from './platform/settings';

interface DeviceOptions {
  readonly adbServers: readonly AdbServerAddress[];
  /** Those about adb are obeyed as soon as they change. */
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Everything that has to do with devices, put together. */
export interface DeviceParts {
  readonly directory: KnownInstances;
  readonly connections: InstanceConnections;
  readonly frameBuffers: FrameBuffers;
  /** Whether this is an adb program that answers; null looks in the usual places. */
  readonly checkAdb: HandlerParts['checkAdb'];
  /** Ends every watch and socket; an adb server that was started goes on. */
  close(): Promise<void>;
}

/** Opens the directory of instances and whoever looks after its servers and network devices. */
export async function openDevices(
  options: DeviceOptions,
  folder: DataFolder,
  holderOf: (ref: InstanceRef) => Holder | null,
): Promise<DeviceParts> {
  const { clock, random, logger, settings } = options;
  const frameBuffers = createFrameBuffers();
  const memory = await openInstanceMemory({
    file: folder.instancesFile,
    quarantineFolder: folder.quarantine,
    clock,
    logger,
  });
  const directory = createInstanceDirectory({ clock, logger, random, servers: [], frameBuffers });
  const known = new KnownInstances({ directory, memory, clock, random, logger });
  const listed = createListedServers(known, options.adbServers);
  await Promise.all(options.adbServers.map((server) => known.addServer(server)));
  // A far one that does not answer keeps nothing from opening.
  void listed.follow(settings.get().adbServers);
  const surroundings = { platform: process.platform, env: process.env, home: homedir() };
  const adbServer = createAdbServer({
    directory,
    wishes: () => settings.get(),
    surroundings,
    logFile: join(folder.logs, 'adb-server.log'),
    clock,
    logger,
  });
  const unfollow = followAdbSettings(settings, {
    wishes: () => adbServer.wishesChanged(),
    servers: ({ adbServers }) => void listed.follow(adbServers),
  });
  const isServerStarting = (): boolean => adbServer.isStarting();
  return {
    directory: known,
    connections: createInstanceConnections({ directory, known, memory, clock, holderOf, isServerStarting }),
    frameBuffers,
    checkAdb: async (path, signal) => {
      const found = await findAdbBinary(path, surroundings, signal);
      return found.ok ? found : err({ code: 'adb_unusable', path });
    },
    async close() {
      unfollow();
      await adbServer.stop();
      await known.close();
    },
  };
}

/** Tells when settings about adb become others, whoever changed them. */
function followAdbSettings(
  settings: SettingsStore,
  on: { readonly wishes: () => void; readonly servers: (now: Settings) => void },
): () => void {
  let before = settings.get();
  return settings.watch((now) => {
    const was = before;
    before = now;
    if (was.adbPath !== now.adbPath || was.startAdbServer !== now.startAdbServer) on.wishes();
    if (!isDeepStrictEqual(was.adbServers, now.adbServers)) on.servers(now);
  });
}
