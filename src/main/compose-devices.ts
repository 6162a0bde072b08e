import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Holder } from '../shared/errors';
import type { InstanceRef } from '../shared/instance-reference';
import type { Clock, Logger, Random } from '../shared/ports';
import { createFrameBuffers, type FrameBuffers } from './devices/adb/frame-buffers';
import { createInstanceDirectory } from './devices/adb-instance-directory';
import { createInstanceConnections, type InstanceConnections } from './devices/network/instance-connections';
import { openInstanceMemory } from './devices/network/instance-memory';
import { KnownInstances } from './devices/network/known-instances';
import { createAdbServer } from './devices/server/adb-server';
import { createListedServers } from './devices/server/listed-servers';
import type { AdbServerAddress } from './devices/instance-directory';
import type { DataFolder } from './platform/paths';
import type { SettingsStore } from './platform/settings';

interface DeviceOptions {
  readonly adbServers: readonly AdbServerAddress[];
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
  /** The settings; those about adb are obeyed as soon as they are changed. */
  readonly settings: SettingsStore;
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
  const adbServer = createAdbServer({
    directory,
    wishes: () => settings.get(),
    surroundings: { platform: process.platform, env: process.env, home: homedir() },
    logFile: join(folder.logs, 'adb-server.log'),
    clock,
    logger,
  });
  const isServerStarting = (): boolean => adbServer.isStarting();
  return {
    directory: known,
    connections: createInstanceConnections({ directory, known, memory, clock, holderOf, isServerStarting }),
    frameBuffers,
    settings: {
      get: () => settings.get(),
      watch: (listener) => settings.watch(listener),
      async set(change) {
        const changed = await settings.set(change);
        if ('adbPath' in change || 'startAdbServer' in change) adbServer.wishesChanged();
        if (changed.ok && 'adbServers' in change) void listed.follow(changed.value.adbServers);
        return changed;
      },
    },
    async close() {
      await adbServer.stop();
      await known.close();
    },
  };
}
