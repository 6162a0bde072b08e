import { z } from 'zod';
import { ConflictPolicy, StartOverrides } from '../definition';
import { InstanceConflict } from '../errors';
import { BotId, DefinitionId, OrchestrationId } from '../ids';
import { InstanceRef } from '../instance-reference';
import { StopMode } from '../lifecycle-states';
import { Problem } from '../problem';
import { RunEvent } from '../run-event';
import { call, stream } from '../rpc/contract-types';

const nothing = z.object({});
const group = z.object({ orchestrationId: OrchestrationId });
const bot = z.object({ orchestrationId: OrchestrationId, botId: BotId });
const botErrors = ['group_not_found', 'bot_not_found', 'bot_wrong_state'] as const;

/** Calls on running groups and their bots. */
export const groupCalls = {
  /** What a start would meet, nothing held: problems, conflicts, the instances it would take. */
  'groups.preflight': call({
    input: z.object({ definitionId: DefinitionId, overrides: StartOverrides.nullable() }),
    output: z.object({
      problems: z.array(Problem),
      conflicts: z.array(InstanceConflict),
      wouldUse: z.array(InstanceRef),
    }),
    errors: ['definition_not_found'],
  }),
  'groups.start': call({
    input: z.object({ definitionId: DefinitionId, overrides: StartOverrides.nullable() }),
    output: group,
    errors: ['definition_not_found', 'group_already_active', 'instance_conflict'],
  }),
  'groups.pause': call({ input: group, output: nothing, errors: ['group_not_found', 'group_wrong_state'] }),
  'groups.resume': call({ input: group, output: nothing, errors: ['group_not_found', 'group_wrong_state'] }),
  /** Answers once the stop is under way; a harder mode may follow at any time. */
  'groups.stop': call({
    input: z.object({ orchestrationId: OrchestrationId, mode: StopMode }),
    output: nothing,
    errors: ['group_not_found'],
  }),
  /** Stop now, then start with the current definition. */
  'groups.restart': call({
    input: group,
    output: group,
    errors: ['group_not_found', 'definition_not_found', 'group_already_active', 'instance_conflict'],
  }),
  'groups.stopAll': call({
    input: z.object({ mode: StopMode }),
    output: z.object({ groups: z.number().int() }),
    errors: [],
  }),
  'bots.pause': call({ input: bot, output: nothing, errors: botErrors }),
  'bots.resume': call({ input: bot, output: nothing, errors: botErrors }),
  'bots.stop': call({
    input: z.object({ orchestrationId: OrchestrationId, botId: BotId, mode: StopMode }),
    output: nothing,
    errors: botErrors,
  }),
  /** Ends the bot's iteration and begins anew on the same instance; siblings are left alone. */
  'bots.restart': call({ input: bot, output: nothing, errors: botErrors }),
  /**
   * Makes a new group that goes on where an interrupted run ended. `onConflict` is for this time only; without it the
   * run's definition says what to do about held instances.
   */
  'runs.resume': call({
    input: group.extend({ onConflict: ConflictPolicy.exactOptional() }),
    output: group,
    errors: ['run_not_found', 'run_not_resumable', 'group_already_active', 'instance_conflict'],
  }),
  /** Forgets that a run was interrupted, so that its card no longer offers to go on. */
  'runs.dismiss': call({ input: group, output: nothing, errors: ['run_not_found'] }),
};

/**
 * Events of one group, or of all; the snapshot is what is still remembered. `botId` leaves only those of one bot.
 * `milestones` leaves out steps and log lines, so that starts, restarts and failures of a long run are still there.
 */
export const groupStreams = {
  events: stream({
    input: z.object({
      orchestrationId: OrchestrationId.nullable(),
      botId: BotId.exactOptional(),
      detail: z.enum(['all', 'milestones']).exactOptional(),
    }),
    snapshot: z.array(RunEvent),
    patch: RunEvent,
  }),
};
