import { z } from 'zod';
import { BotId, OrchestrationId } from '../ids';
import { stream } from '../rpc/contract-types';

const bot = z.object({ orchestrationId: OrchestrationId, botId: BotId });

/** A variable of a running routine, as people may see it; a secret's value is never sent. */
export const BotVariable = z.object({
  name: z.string(),
  scope: z.enum(['input', 'iteration', 'bot', 'group']),
  /** As text, at most 500 characters. */
  value: z.string(),
});
export type BotVariable = z.infer<typeof BotVariable>;

/** A frame the bot itself looked at. */
export const BotFrame = z.object({
  at: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  png: z.base64(),
});
export type BotFrame = z.infer<typeof BotFrame>;

/** What is looked at of one bot; made and sent only while somebody looks. */
export const botStreams = {
  /** All variables, again whenever one changed; at most a few times a second. */
  botVariables: stream({ input: bot, snapshot: z.array(BotVariable), patch: z.array(BotVariable) }),
  /** The last frame the bot took, null before the first; at most one a second. No capture is made for it. */
  botFrame: stream({ input: bot, snapshot: BotFrame.nullable(), patch: BotFrame }),
};
