import type * as rpc from '../rpc/contract-types';
import { definitionCalls } from './definitions';
import { groupCalls, groupStreams } from './groups';
import { hostCalls, hostStreams } from './host';
import { instanceCalls } from './instances';

/** Every call and stream between the main process and whoever shows it: window, browser, CLI. */
export const contract = {
  calls: { ...definitionCalls, ...groupCalls, ...hostCalls, ...instanceCalls },
  streams: { ...groupStreams, ...hostStreams },
};

export type Contract = typeof contract;
export type Handlers = rpc.Handlers<Contract>;
export type StreamSources = rpc.StreamSources<Contract>;
