import { z } from 'zod';
import { BotId, OrchestrationId } from '../ids';
import { BotLook } from '../looked';
import { call, stream } from '../rpc/contract-types';

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
  /** Of the screen, where the picture is smaller; boxes of looks count in it. */
  screen: z.object({ width: z.number().int(), height: z.number().int() }).exactOptional(),
});
export type BotFrame = z.infer<typeof BotFrame>;

/** Calls on what was kept of runs. */
export const evidenceCalls = {
  /** A picture that was kept of a run, by the name its events tell; only the newest of each bot are there. */
  'evidence.picture': call({
    input: z.object({ orchestrationId: OrchestrationId, file: z.string().max(500) }),
    output: z.object({ png: z.base64() }),
    errors: ['file_unreadable'],
  }),
};

/** What is looked at of one bot; made and sent only while somebody looks. */
export const botStreams = {
  /** All variables, again whenever one changed; at most a few times a second. */
  botVariables: stream({ input: bot, snapshot: z.array(BotVariable), patch: z.array(BotVariable) }),
  /** The last frame the bot took, null before the first; at most one a second. No capture is made for it. */
  botFrame: stream({ input: bot, snapshot: BotFrame.nullable(), patch: BotFrame }),
  /** The last look, then each, the newest last; of very many at a time some are left out. No capture is made for it. */
  botLooks: stream({ input: bot, snapshot: z.array(BotLook), patch: z.array(BotLook) }),
};
