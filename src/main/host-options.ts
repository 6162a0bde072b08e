import type { Clock, Logger, Random } from '../shared/ports';
import type { KeyStore } from './accounts/secrets/keyring';
import type { AccountOptions } from './compose-accounts';
import type { AdbServerAddress } from './devices/instance-directory';
import type { SimulatorCommand } from './devices/simulator-process';
import type { DesktopActions } from './ipc/handler-parts';
import type { ShellRequests } from './ipc/shell-requests';
import type { ShardedEyeOptions } from './perception/sharded-eye';
import type { DatabaseOptions } from './platform/database';
import type { Reveal } from './platform/reveal-path';
import type { SettingsStore } from './platform/settings';

/** What a host is made from; the entries fill it in. */
export interface HostOptions {
  readonly version: string;
  readonly dataFolder: string;
  /** Folder with the samples that *Load samples* copies; null where there are none. */
  readonly samplesFolder: string | null;
  readonly adbServers: readonly AdbServerAddress[];
  readonly simulator: SimulatorCommand;
  readonly databaseWorker: DatabaseOptions['worker'];
  readonly accountsWorker: AccountOptions['accountsWorker'];
  readonly eyeWorker: ShardedEyeOptions['worker'];
  /** The system's place for keys; null where there is none. */
  readonly keyStore?: KeyStore | null;
  /** Opens the secrets of accounts; null where nobody gave one. */
  readonly accountsPassphrase?: string | null;
  readonly settings: SettingsStore;
  /** Opens the system's file manager; null where there is none in front of the person. */
  readonly reveal: Reveal | null;
  /** The way from a desktop shell to its window; nobody posts to it where there is none. */
  readonly shellRequests: ShellRequests;
  /** What only the desktop shell can do; null where there is none. */
  readonly desktop?: DesktopActions | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}
