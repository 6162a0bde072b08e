import type { StreamSources } from '../../shared/contract';
import { openBotFrame, type BotFrameParts } from '../orchestrator/bot-frame';
import { openBotLooks } from '../orchestrator/bot-look-stream';
import { openBotVariables, type BotVariablesParts } from '../orchestrator/bot-variables';
import { matchesQuery } from '../orchestrator/group-log';
import type { ViewProjector } from '../orchestrator/view-projector';

export type StreamParts = BotFrameParts & BotVariablesParts & { readonly projector: ViewProjector };

type Names = 'view' | 'events' | 'botVariables' | 'botFrame' | 'botLooks';

/** Streams of groups and bots → where they come from. */
export function createStreamSources(parts: StreamParts): Pick<StreamSources, Names> {
  const { projector, events } = parts;
  return {
    view: projector.source,
    events: {
      open: ({ orchestrationId, ...query }, push) => {
        const close = events.subscribe((event) => {
          const isOfGroup = orchestrationId === null || event.orchestrationId === orchestrationId;
          if (isOfGroup && matchesQuery(event, query)) push([event]);
        });
        return { snapshot: [...events.recent(orchestrationId, query)], close };
      },
    },
    // Each says all there is to say, so a window that lags gets the last one only.
    botVariables: { keyOf: () => '', open: (bot, push) => openBotVariables(bot, parts, push) },
    botFrame: { keyOf: () => '', open: (bot, push) => openBotFrame(bot, parts, push) },
    botLooks: { keyOf: () => '', open: (bot, push) => openBotLooks(bot, parts, push) },
  };
}
