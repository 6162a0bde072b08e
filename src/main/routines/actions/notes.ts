import { z } from 'zod';
import { defineAction } from '../action';
import { choice, text, word } from '../params';

export const log = defineAction({
  name: 'log',
  isInstant: true,
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
  label: (params) => `log ${params.log}`,
  run: (params, context) => {
    context.log(params.level, params.log);
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

export const notify = defineAction({
  name: 'notify',
  summary: 'Tells people something at once.',
  details:
    'It stands among the events of the run, and the desktop app shows it as a notification if notifications of bots are on in the settings; no more than three in ten seconds, however many bots call.',
  schema: z.strictObject({
    notify: text().describe('What to say'),
    title: text().optional().describe('A few words before it'),
    level: choice(['info', 'warn', 'error']).default('info').describe('How much it matters'),
  }),
  example: `
- notify: The shop asks for a code
  title: A person is needed
  level: warn
`,
  label: () => 'notify',
  run: ({ notify: said, title = '', level }, context) => {
    context.notify({ title, text: said, level });
  },
});
