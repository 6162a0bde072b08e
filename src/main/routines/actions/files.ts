import { z } from 'zod';
import { defineAction } from '../action';
import { word } from '../params';

const OURS = 'the name of a file such as saves/slot1.dat';
const THEIRS = 'a path on the device such as /sdcard/Download/slot1.dat';
const WHERE =
  'Files on this computer live in the folder `files` of the data folder, with `/` between folders. Nothing outside of it can be named, since routines are shared between people.';
const TRANSFER_MS = 600_000;

export const pushFile = defineAction({
  name: 'pushFile',
  summary: 'Copies a file from this computer to the device.',
  details: `${WHERE} A file of that name on the device is replaced. At most 1 GB.`,
  defaultTimeoutMs: TRANSFER_MS,
  schema: z.strictObject({
    pushFile: z.strictObject({
      from: word(OURS).describe('The file below `files`'),
      to: word(THEIRS).describe('Where it goes on the device'),
    }),
  }),
  example: `
- pushFile: { from: saves/slot1.dat, to: /sdcard/Download/slot1.dat }
`,
  capabilities: ['files'],
  label: ({ pushFile: { from } }) => `push ${from}`,
  run: async ({ pushFile: { from, to } }, { device, files, signal }) => {
    await device.pushFile(await files.toSend(from), to, signal);
  },
});

export const pullFile = defineAction({
  name: 'pullFile',
  summary: 'Copies a file from the device to this computer.',
  details: `${WHERE} Folders are made as needed, a file of that name is replaced once the new one is complete. Bots that work side by side need names of their own, such as \`saves/\${account.key}.dat\`. At most 1 GB.`,
  defaultTimeoutMs: TRANSFER_MS,
  schema: z.strictObject({
    pullFile: z.strictObject({
      from: word(THEIRS).describe('The file on the device'),
      to: word(OURS).describe('Where it goes below `files`'),
    }),
  }),
  example: `
- pullFile: { from: /sdcard/Download/slot1.dat, to: saves/slot1.dat }
`,
  capabilities: ['files'],
  label: ({ pullFile: { from } }) => `pull ${from}`,
  run: async ({ pullFile: { from, to } }, { device, files, signal }) => {
    await device.pullFile(from, await files.toKeep(to), signal);
  },
});
