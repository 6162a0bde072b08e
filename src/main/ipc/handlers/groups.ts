import type { Handlers } from '../../../shared/contract';
import { err, ok, type ErrorOf, type Result } from '../../../shared/errors';
import type { BotId, OrchestrationId } from '../../../shared/ids';
import { botStateName } from '../../domain/bot';
import type { BotGroup } from '../../orchestrator/bot-group';
import type { BotRunner } from '../../orchestrator/bot-runner';
import type { Orchestrator } from '../../orchestrator/orchestrator';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `groups.${string}` | `bots.${string}` | `runs.${string}`>;
type Nothing = Record<string, never>;
type BotError = ErrorOf<'group_not_found'> | ErrorOf<'bot_not_found'> | ErrorOf<'bot_wrong_state'>;
type BotAction = (bot: BotRunner, group: BotGroup) => boolean;

/** Calls on groups, bots and runs → the orchestrator. Wiring, no logic. */
export function createGroupHandlers(parts: HandlerParts): Pick<Handlers, Names> {
  const { orchestrator, journal, settleInterrupted } = parts;
  const nowMs = (): number => parts.now();
  return {
    'groups.preflight': ({ definitionId, overrides }) =>
      Promise.resolve(orchestrator.preflight(definitionId, overrides)),
    'groups.start': ({ definitionId, overrides }) =>
      Promise.resolve(orchestrator.start(definitionId, overrides)),
    'groups.pause': ({ orchestrationId }) => onGroup(orchestrator, orchestrationId, (group) => group.pause()),
    'groups.resume': ({ orchestrationId }) =>
      onGroup(orchestrator, orchestrationId, (group) => group.resume()),
    'groups.stop': ({ orchestrationId, mode }) => Promise.resolve(orchestrator.stop(orchestrationId, mode)),
    'groups.restart': ({ orchestrationId }) => orchestrator.restart(orchestrationId),
    'groups.stopAll': async ({ mode }) => ok({ groups: await orchestrator.stopAll(mode) }),
    'bots.pause': ({ orchestrationId, botId }) =>
      onBot(orchestrator, { orchestrationId, botId }, (bot) => bot.send({ type: 'pause', reason: 'user' })),
    'bots.resume': ({ orchestrationId, botId }) =>
      onBot(orchestrator, { orchestrationId, botId }, (bot) =>
        bot.send({ type: 'resume', reason: 'user', nowMs: nowMs() }),
      ),
    'bots.stop': ({ orchestrationId, botId, mode }) =>
      onBot(orchestrator, { orchestrationId, botId }, (bot, group) => group.stopBot(bot, mode)),
    'bots.restart': ({ orchestrationId, botId }) =>
      onBot(orchestrator, { orchestrationId, botId }, (bot, group) => group.restartBot(bot)),
    'runs.resume': async ({ orchestrationId, onConflict }) => {
      const resumed = await orchestrator.resumeRun(orchestrationId, onConflict);
      if (resumed.ok) settleInterrupted(orchestrationId);
      return resumed;
    },
    'runs.dismiss': async ({ orchestrationId }) => {
      if (!(await journal.dismiss(orchestrationId))) return err({ code: 'run_not_found', orchestrationId });
      settleInterrupted(orchestrationId);
      return ok({});
    },
  };
}

function onGroup(
  orchestrator: Orchestrator,
  orchestrationId: OrchestrationId,
  act: (group: BotGroup) => boolean,
): Promise<Result<Nothing, ErrorOf<'group_not_found'> | ErrorOf<'group_wrong_state'>>> {
  const group = orchestrator.find(orchestrationId);
  if (!group) return Promise.resolve(err({ code: 'group_not_found', orchestrationId }));
  if (act(group)) return Promise.resolve(ok({}));
  return Promise.resolve(err({ code: 'group_wrong_state', orchestrationId, state: group.state.name }));
}

function onBot(
  orchestrator: Orchestrator,
  { orchestrationId, botId }: { orchestrationId: OrchestrationId; botId: BotId },
  act: BotAction,
): Promise<Result<Nothing, BotError>> {
  const group = orchestrator.find(orchestrationId);
  if (!group) return Promise.resolve(err({ code: 'group_not_found', orchestrationId }));
  const bot = group.bot(botId);
  if (!bot) return Promise.resolve(err({ code: 'bot_not_found', botId }));
  if (act(bot, group)) return Promise.resolve(ok({}));
  return Promise.resolve(err({ code: 'bot_wrong_state', botId, state: botStateName(bot.state) }));
}
