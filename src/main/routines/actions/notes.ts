import { z } from 'zod';
import { defineAction } from '../action';
import { choice, text, word } from '../params';

const MAX_LINE_LENGTH = 2_000;

export const log = defineAction({
  name: 'log',
  summary: "Writes a line into the bot's log.",
  schema: z.strictObject({
    log: text(),
    level: choice(['info', 'warn', 'error']).default('info').describe('How much it matters'),
  }),
  example: `
- log: Claimed the reward
- log: The shop was closed
  level: warn
`,
  run: (params, context) => {
    context.log(params.level, params.log.slice(0, MAX_LINE_LENGTH));
  },
});

export const screenshot = defineAction({
  name: 'screenshot',
  summary: 'Keeps a picture of the screen with the run.',
  details: "Where it was put is written into the bot's log.",
  schema: z.strictObject({ screenshot: word('a name for the picture') }),
  example: `
- screenshot: after claim
`,
  label: (params) => `screenshot ${params.screenshot}`,
  run: async (params, context) => {
    const { device, eye, evidence, signal } = context;
    const frame = await eye.capture(device, signal);
    signal.throwIfAborted();
    context.log('info', `Screenshot: ${await evidence.saveScreenshot(params.screenshot, frame)}`);
  },
});
