import { join } from 'node:path';
import type { Handlers, StreamSources } from '../shared/contract';
import type { HostOptions } from './host-options';
import { composeRoutineFiles } from './compose-routine-files';
import { loadSamples } from './definitions/samples';
import { accountsSource } from './ipc/accounts-source';
import type { HandlerParts } from './ipc/handler-parts';
import { createAccountHandlers } from './ipc/handlers/accounts';
import { createEvidenceHandlers } from './ipc/handlers/evidence';
import { createDefinitionHandlers } from './ipc/handlers/definitions';
import { createGroupTemplateHandlers } from './ipc/handlers/group-templates';
import { createGroupHandlers } from './ipc/handlers/groups';
import { createHostHandlers } from './ipc/handlers/host';
import { createImportHandlers } from './ipc/handlers/imports';
import { createInstanceHandlers } from './ipc/handlers/instances';
import { createPoolHandlers } from './ipc/handlers/pools';
import { createRoutineFileHandlers } from './ipc/handlers/routine-files';
import { createRoutineHandlers } from './ipc/handlers/routines';
import { createTemplateHandlers } from './ipc/handlers/templates';
import { createVersionHandlers } from './ipc/handlers/versions';
import { settingsSource } from './ipc/settings-source';
import { createStreamSources, type StreamParts } from './ipc/stream-sources';
import { templatesSource } from './ipc/templates-source';
import { readKeptPicture } from './orchestrator/kept-picture';
import type { Orchestrator } from './orchestrator/orchestrator';
import type { ViewProjector } from './orchestrator/view-projector';
import type { DataFolder } from './platform/paths';
import { revealWithin } from './platform/reveal-path';
import type { TemplateDirectory } from './vision/templates/template-directory';

type FilledIn =
  | 'keptPicture'
  | 'settleInterrupted'
  | 'routineFiles'
  | 'now'
  | 'loadSamples'
  | 'reveal'
  | 'folders'
  | 'desktop'
  | 'settings'
  | 'logger';
type HandledParts = Omit<HandlerParts, FilledIn> & {
  readonly projector: ViewProjector;
};

/** Calls → the parts that carry them out. */
export function createHandlers(options: HostOptions, folder: DataFolder, parts: HandledParts): Handlers {
  const handled: HandlerParts = {
    ...parts,
    settleInterrupted: (orchestrationId) => parts.projector.settleInterrupted(orchestrationId),
    now: () => options.clock.now(),
    folders: folder,
    reveal: revealWithin(folder.root, options.reveal),
    settings: options.settings,
    logger: options.logger,
    desktop: options.desktop ?? null,
    routineFiles: composeRoutineFiles(options, folder, parts),
    keptPicture: (wanted) => readKeptPicture(join(folder.state, 'evidence'), wanted),
    loadSamples: () => loadSamples(options.samplesFolder, folder.root),
  };
  return {
    ...handled.accounts.imports.calls,
    ...createAccountHandlers(handled),
    ...createEvidenceHandlers(handled),
    ...createDefinitionHandlers(handled),
    ...createGroupHandlers(handled),
    ...createGroupTemplateHandlers(handled),
    ...createHostHandlers(handled),
    ...createImportHandlers(handled),
    ...createInstanceHandlers(handled),
    ...createPoolHandlers(handled),
    ...createRoutineFileHandlers(handled),
    ...createRoutineHandlers(handled),
    ...createTemplateHandlers(handled),
    ...createVersionHandlers(handled),
  };
}

/** Streams → where they come from. */
export function createStreams(
  { clock, logger, shellRequests, settings }: HostOptions,
  parts: Pick<StreamParts, 'projector' | 'events' | 'taps'> & {
    readonly orchestrator: Orchestrator;
    readonly imports: HandlerParts['imports'];
    readonly accounts: HandlerParts['accounts'];
    readonly templates: TemplateDirectory;
  },
): StreamSources {
  const botOf: StreamParts['botOf'] = ({ orchestrationId, botId }) =>
    parts.orchestrator.find(orchestrationId)?.bot(botId);
  return {
    ...createStreamSources({ ...parts, clock, logger, botOf }),
    accounts: accountsSource(parts.accounts, clock),
    accountImportProgress: parts.accounts.imports.progress,
    importProgress: parts.imports.progress,
    shell: shellRequests.source,
    settings: settingsSource(settings),
    templates: templatesSource(parts.templates),
  };
}
