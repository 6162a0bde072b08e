import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { fixedName } from '../account-use';
import { defineAction } from '../action';
import { number, scalar, scalarOrNothing, word } from '../params';
import { SecretTypingError } from '../secret-typing-error';

const field = () => word('the name of a field').describe('A field of the account, built in or your own');

export const getAccountField = defineAction({
  name: 'getAccountField',
  summary: 'Puts a field of the account in hand into a variable.',
  details:
    'Dates come as text (`2026-03-01T12:00:00.000Z`), durations in milliseconds. A secret is refused: it can only be typed, with `typeSecret`.',
  schema: z.strictObject({
    getAccountField: z.strictObject({
      name: field(),
      into: z.string().regex(VARIABLE_NAME).describe('The variable'),
      default: scalar().default('').describe('Its value when the field has none'),
    }),
  }),
  example: `
- takeAccount: {}
- getAccountField: { name: level, into: level, default: 1 }
- log: \${account.key} is at level \${level}
`,
  capabilities: ['accounts'],
  label: ({ getAccountField: { name } }) => `read ${name}`,
  declares: ({ getAccountField: { into } }) => [into],
  accounts: ({ getAccountField: { name } }) => ({ fields: [fixedName(name)] }),
  run: async ({ getAccountField: asked }, { accounts, variables }) => {
    variables.set(asked.into, (await accounts.field(asked.name)) ?? asked.default);
  },
});

export const setAccountField = defineAction({
  name: 'setAccountField',
  summary: 'Changes a field of the account in hand.',
  details:
    'The change counts at once, however the use ends. A value that does not fit the type of the field fails the step. `now: true` puts this moment into a field for dates.',
  schema: z.strictObject({
    setAccountField: z.strictObject({
      name: field(),
      value: scalarOrNothing().default(null).describe('The new value; null takes it away'),
      now: z.boolean().default(false).describe('true: this moment instead of a value'),
    }),
  }),
  example: `
- takeAccount: {}
- setAccountField: { name: lastReward, now: true }
`,
  capabilities: ['accounts'],
  label: ({ setAccountField: { name } }) => `set ${name}`,
  accounts: ({ setAccountField: { name } }) => ({ fields: [fixedName(name)] }),
  run: ({ setAccountField: { name, value, now } }, { accounts, clock }) =>
    accounts.setField(name, now ? new Date(clock.now()).toISOString() : value),
});

export const incrementAccountField = defineAction({
  name: 'incrementAccountField',
  summary: 'Adds to a number of the account in hand.',
  details: 'A field without a value counts as 0. A negative number takes away.',
  schema: z.strictObject({
    incrementAccountField: z.strictObject({
      name: field(),
      by: number().default(1).describe('How much'),
      into: z.string().regex(VARIABLE_NAME).optional().describe('Variable that gets the new number'),
    }),
  }),
  example: `
- takeAccount: {}
- incrementAccountField: { name: rounds, into: rounds }
- log: Round \${rounds} of this account
`,
  capabilities: ['accounts'],
  label: ({ incrementAccountField: { name, by } }) => `${name} + ${String(by)}`,
  declares: ({ incrementAccountField: { into } }) => (into === undefined ? [] : [into]),
  accounts: ({ incrementAccountField: { name } }) => ({ fields: [fixedName(name)] }),
  run: async ({ incrementAccountField: { name, by, into } }, { accounts, variables }) => {
    const sum = await accounts.incrementField(name, by);
    if (into !== undefined) variables.set(into, sum);
  },
});

export const typeSecret = defineAction({
  name: 'typeSecret',
  summary: 'Types a secret of the account in hand into the field that has the focus.',
  details:
    'Tap the field first. The text goes to the device and nowhere else: no log, variable or message has it. What the app shows on its screen is shown in screenshots too.',
  schema: z.strictObject({ typeSecret: z.strictObject({ name: field() }) }),
  example: `
- takeAccount: {}
- tap: { x: 270, y: 300 }
  name: Focus the password
- typeSecret: { name: password }
`,
  capabilities: ['accounts', 'input', 'secrets'],
  label: ({ typeSecret: { name } }) => `type the secret ${name}`,
  accounts: ({ typeSecret: { name } }) => ({ secrets: [fixedName(name)] }),
  run: async ({ typeSecret: { name } }, { accounts, device, signal }) => {
    const secret = await accounts.secret(name);
    signal.throwIfAborted();
    try {
      await device.typeText(secret, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new SecretTypingError(error);
    }
  },
});
