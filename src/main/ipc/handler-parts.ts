import type { ErrorOfCall, InputOf, OutputOf } from '../../shared/rpc/contract-types';
import type { Contract } from '../../shared/contract';
import type { ErrorOf, Result } from '../../shared/errors';
import type { OrchestrationId } from '../../shared/ids';
import type { InstanceRef } from '../../shared/instance-reference';
import type { Logger } from '../../shared/ports';
import type { AdbBinaryView } from '../../shared/view';
import type { AccountParts } from '../accounts/account-parts';
import type { DefinitionStore } from '../definitions/definition-store';
import type { InputKind } from '../definitions/export/omit-secrets';
import type { ImportSessions } from '../definitions/import/import-sessions';
import type { PinnedDefinitions } from '../definitions/pinned-definitions';
import type { TrashFolders } from '../definitions/trash-entries';
import type { InstanceConnections } from '../devices/network/instance-connections';
import type { RunJournal } from '../history/run-journal';
import type { InputSecrets } from '../orchestrator/input-secrets';
import type { Orchestrator } from '../orchestrator/orchestrator';
import type { PreflightParts } from '../orchestrator/preflight';
import type { ConsentStore } from '../routines/consent/consent-store';
import type { RoutineDirectory } from '../routines/routine-runner';
import type { SettingsStore } from '../platform/settings';
import type { Trash } from '../platform/trash';
import type { RoutineFileParts } from './handlers/routine-files';
import type { TemplateParts } from './handlers/templates';

/** What the handlers wire calls to; made in `compose.ts`. */
export interface HandlerParts {
  readonly accounts: AccountParts;
  readonly definitions: DefinitionStore;
  /** Groups others are made from. */
  readonly groupTemplates: DefinitionStore;
  readonly pinned: PinnedDefinitions;
  readonly imports: ImportSessions;
  /** Inputs of a routine; none of one that is not there. */
  readonly inputsOf: (routineName: string) => readonly InputKind[];
  readonly trash: Trash;
  /** Where what lies in the trash came from. */
  readonly folders: TrashFolders;
  readonly orchestrator: Orchestrator;
  readonly preflight: PreflightParts;
  readonly inputSecrets: InputSecrets;
  readonly routines: RoutineDirectory;
  readonly consents: ConsentStore;
  /** Writes files of routines. */
  readonly routineFiles: RoutineFileParts;
  /** Writes files of templates, and tries them. */
  readonly templateFiles: TemplateParts;
  readonly journal: RunJournal;
  readonly settings: SettingsStore;
  readonly logger: Logger;
  readonly simulator: SimulatorControl;
  readonly connections: InstanceConnections;
  readonly screenshot: (
    ref: InstanceRef,
    signal: AbortSignal,
  ) => Promise<
    Result<OutputOf<Contract, 'instances.screenshot'>, ErrorOfCall<Contract, 'instances.screenshot'>>
  >;
  /** A picture that was kept of a run. */
  readonly keptPicture: (
    wanted: InputOf<Contract, 'evidence.picture'>,
  ) => Promise<Result<OutputOf<Contract, 'evidence.picture'>, ErrorOfCall<Contract, 'evidence.picture'>>>;
  /** Tells the view that an interrupted run was dismissed or resumed. */
  readonly settleInterrupted: (orchestrationId: OrchestrationId) => void;
  /** Wall clock, milliseconds. */
  readonly now: () => number;
  /** Opens the system's file manager at a file of the data folder; false when that is not possible. */
  readonly reveal: (path: string) => Promise<boolean>;
  /** What only the desktop shell can do; null where there is none. */
  readonly desktop: DesktopActions | null;
  /** Whether this is an adb program that answers; null looks in the usual places. */
  readonly checkAdb: (
    path: string | null,
    signal: AbortSignal,
  ) => Promise<Result<AdbBinaryView, ErrorOf<'adb_unusable'>>>;
  readonly loadSamples: () => Promise<Result<{ copied: number }, ErrorOf<'file_write_failed'>>>;
}

/** What the desktop shell does for its window. */
export interface DesktopActions {
  /** Shows a notification to try it out; false where the system shows none. */
  testNotice(): boolean;
  /** Lets the person choose the data folder of the next start; null when they chose none. */
  chooseDataFolder(): Promise<
    Result<
      { chosen: string | null },
      ErrorOf<'data_folder_fixed' | 'data_folder_unusable' | 'file_write_failed'>
    >
  >;
}

/** Starts and stops the simulator's process. */
export interface SimulatorControl {
  start(
    devices: number,
    signal: AbortSignal,
  ): Promise<Result<{ refs: InstanceRef[] }, ErrorOf<'simulator_failed'>>>;
  stop(): Promise<void>;
}
