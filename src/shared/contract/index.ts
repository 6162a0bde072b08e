import type * as rpc from '../rpc/contract-types';
import { accountFileCalls, accountFileStreams } from './account-files';
import { accountCalls, accountStreams } from './accounts';
import { botStreams, evidenceCalls } from './bots';
import { definitionCalls } from './definitions';
import { groupCalls, groupStreams } from './groups';
import { hostCalls, hostStreams } from './host';
import { importCalls, importStreams } from './imports';
import { instanceCalls } from './instances';
import { poolCalls } from './pools';
import { routineFileCalls } from './routine-files';
import { routineCalls } from './routines';
import { shellStreams } from './shell';
import { templateCalls, templateStreams } from './templates';
import { versionCalls } from './versions';

/** Every call and stream between the main process and whoever shows it: window, browser, CLI. */
export const contract = {
  calls: {
    ...accountCalls,
    ...accountFileCalls,
    ...evidenceCalls,
    ...definitionCalls,
    ...groupCalls,
    ...hostCalls,
    ...importCalls,
    ...instanceCalls,
    ...poolCalls,
    ...routineCalls,
    ...routineFileCalls,
    ...templateCalls,
    ...versionCalls,
  },
  streams: {
    ...accountStreams,
    ...accountFileStreams,
    ...botStreams,
    ...groupStreams,
    ...hostStreams,
    ...importStreams,
    ...shellStreams,
    ...templateStreams,
  },
};

export type Contract = typeof contract;
export type Handlers = rpc.Handlers<Contract>;
export type StreamSources = rpc.StreamSources<Contract>;
