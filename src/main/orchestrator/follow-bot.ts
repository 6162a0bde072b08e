import type { BotId, OrchestrationId } from '../../shared/ids';
import type { BotRunner } from './bot-runner';
import type { RunEvents } from './run-events';

export interface BotName {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
}

export interface FollowParts {
  readonly events: RunEvents;
  readonly botOf: (name: BotName) => BotRunner | undefined;
}

/** Calls with the bot now, if it is there, and after each of its events. Returns what ends it. */
export function followBot(
  name: BotName,
  { events, botOf }: FollowParts,
  onBot: (bot: BotRunner) => void,
): () => void {
  const tell = (): void => {
    const bot = botOf(name);
    if (bot) onBot(bot);
  };
  tell();
  return events.subscribe((event) => {
    if ('botId' in event && event.botId === name.botId) tell();
  });
}
