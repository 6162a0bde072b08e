import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { integer, text } from '../params';
import { assertConsent } from './network';

const MAX_ARGUMENTS = 100;
const MAX_CHARACTERS = 16_000;
const MAX_SHOWN = 200;

export const shell = defineAction({
  name: 'shell',
  summary: 'Runs a command on the device and may keep what it prints.',
  details:
    'Needs consent: before the group starts a person agrees to this very file, and again after every change of it. The command is a list: its name, then its arguments, each of which reaches it unchanged whatever characters it has. For pipes and loops name the shell itself: `[sh, -c, "…"]`. It runs on the device only, with the rights adb has there, and has 10s; on this computer nothing is run. Without `exitCode` any code but 0 fails the step.',
  schema: z.strictObject({
    shell: z.array(text()).min(1).max(MAX_ARGUMENTS).describe('The command and its arguments'),
    into: z.string().regex(VARIABLE_NAME).optional().describe('Variable for what it prints'),
    exitCode: z.string().regex(VARIABLE_NAME).optional().describe('Variable for how it ended, 0 to 255'),
    maxLength: integer(1, MAX_CHARACTERS).default(MAX_CHARACTERS).describe('Characters that are kept'),
  }),
  example: `
- shell: [getprop, ro.product.model]
  into: model
- log: This is a \${model}
`,
  capabilities: ['shell'],
  label: (params) => `shell ${params.shell[0] ?? ''}`,
  declares: ({ into, exitCode }) => [into, exitCode].filter((name) => name !== undefined),
  run: async ({ shell: args, into, exitCode: code, maxLength }, context) => {
    const { device, signal, variables } = context;
    assertConsent('shell', context);
    if (args[0]?.trim() === '') throw failed('The command has no name.');
    const { stdout, exitCode } = await device.shell(args, signal);
    signal.throwIfAborted();
    if (code === undefined && exitCode !== 0)
      throw failed(`${args[0] ?? ''} ended with code ${String(exitCode)}: ${beginningOf(stdout.trim())}`);
    if (into !== undefined) variables.set(into, stdout.replace(/\r?\n$/, '').slice(0, maxLength));
    if (code !== undefined) variables.set(code, exitCode);
  },
});

/** Cut so that it shows: of a secret cut in two the rest would not be known as one. */
function beginningOf(printed: string): string {
  return printed.length > MAX_SHOWN ? `${printed.slice(0, MAX_SHOWN)}…` : printed;
}

function failed(message: string): Error {
  return Object.assign(new Error(message), { code: 'device_command_failed' });
}
