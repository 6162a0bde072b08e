import { z } from 'zod';
import { VARIABLE_NAME } from '../../../shared/routine';
import { defineAction } from '../action';
import { RoutineError } from '../interpret/step-failure';
import { number, text, word } from '../params';

/** Names of reported numbers, as names of variables. */
const numbers = () => z.record(z.string().regex(VARIABLE_NAME), number());

const GIVES_UP =
  'The iteration ends here: what follows would have no account to work with. It counts as a failure of the account and not of the bot, which goes on with the next one at once, unless its restart policy is `never`. With `goOn: true` the next step follows instead.';
const goOn = z.boolean().default(false).describe('true: the iteration goes on with the next step');

export const takeAccount = defineAction({
  name: 'takeAccount',
  summary: "Takes the next account of the group's pool.",
  details: `A bot holds one account at a time; while it holds one, this does nothing. When the pool has none, the pool decides: the bot completes, fails, or waits. A routine with \`account: required\` needs no such step: each iteration takes one before its first step. An account nobody settled is settled by how the iteration ends: completed, failed with the reason, or returned when the bot is stopped. \`\${account.key}\` and \`\${account.label}\` name it in any text.`,
  schema: z.strictObject({
    takeAccount: z.strictObject({
      into: z.string().regex(VARIABLE_NAME).optional().describe('Variable that gets its key'),
    }),
  }),
  example: `
- takeAccount: {}
- log: Playing with \${account.key}
`,
  capabilities: ['accounts'],
  label: () => 'take an account',
  declares: ({ takeAccount: { into } }) => (into === undefined ? [] : [into]),
  accounts: () => ({ takes: true }),
  run: async ({ takeAccount: { into } }, { accounts, signal, variables }) => {
    const { key } = await accounts.take(signal);
    if (into !== undefined) variables.set(into, key);
  },
});

export const completeAccount = defineAction({
  name: 'completeAccount',
  summary: 'Ends the use of the account in hand as completed.',
  details:
    "The pool's clean-up routine runs first; if that fails, the use has failed. The numbers are kept with the use, those of `reportNumbers` among them.",
  schema: z.strictObject({
    completeAccount: z.strictObject({
      numbers: numbers().optional().describe('What is to be remembered of the use, by name'),
    }),
  }),
  example: `
- takeAccount: {}
- completeAccount: { numbers: { coins: 120, wins: 3 } }
`,
  capabilities: ['accounts'],
  label: () => 'complete the account',
  run: ({ completeAccount: { numbers: reported } }, { accounts }) => accounts.complete(reported ?? {}),
});

export const failAccount = defineAction({
  name: 'failAccount',
  summary: 'Ends the use of the account in hand as failed.',
  details: `It counts against the pool's \`retry\`: the account rests, and after too many failures in a row it is left out. ${GIVES_UP}`,
  schema: z.strictObject({
    failAccount: z.strictObject({ reason: word('why').describe('Why; kept with the use'), goOn }),
  }),
  example: `
- takeAccount: {}
- if: { pixel: { x: 500, y: 60, color: "#e03131" } }
  then:
    - failAccount: { reason: The server was full }
`,
  capabilities: ['accounts'],
  label: ({ failAccount: { reason } }) => `fail the account: ${reason}`,
  run: async ({ failAccount: { reason, goOn: mayGoOn } }, { accounts }) => {
    await accounts.fail(reason);
    if (!mayGoOn) throw new RoutineError('account_refused', { reason });
  },
});

export const quarantineAccount = defineAction({
  name: 'quarantineAccount',
  summary: 'Sets the account in hand aside until a person has looked at it.',
  details: `For a wrong password or a ban: no pool gives it out again. ${GIVES_UP}`,
  schema: z.strictObject({
    quarantineAccount: z.strictObject({
      reason: word('why').describe('Why; shown with the account'),
      goOn,
    }),
  }),
  example: `
- takeAccount: {}
- if: { pixel: { x: 500, y: 60, color: "#e03131" } }
  then:
    - quarantineAccount: { reason: The password was refused }
`,
  capabilities: ['accounts'],
  label: ({ quarantineAccount: { reason } }) => `quarantine the account: ${reason}`,
  run: async ({ quarantineAccount: { reason, goOn: mayGoOn } }, { accounts }) => {
    await accounts.quarantine(reason);
    if (!mayGoOn) throw new RoutineError('account_refused', { reason });
  },
});

export const returnAccount = defineAction({
  name: 'returnAccount',
  summary: 'Gives the account in hand back as if it had not been used.',
  details: 'It may be taken again at once, by this bot too. The iteration goes on.',
  schema: z.strictObject({
    returnAccount: z.strictObject({ reason: text().default('').describe('Why; kept with the use') }),
  }),
  example: `
- takeAccount: {}
- returnAccount: { reason: Nothing to collect today }
`,
  capabilities: ['accounts'],
  label: () => 'return the account',
  run: ({ returnAccount: { reason } }, { accounts }) => accounts.giveBack(reason),
});

export const reportNumbers = defineAction({
  name: 'reportNumbers',
  isInstant: true,
  summary: 'Notes numbers for the use of the account in hand.',
  details: 'They are kept with the use, however it ends. A name reported again gets the new number.',
  schema: z.strictObject({ reportNumbers: numbers() }),
  example: `
- takeAccount: {}
- reportNumbers: { coins: 120 }
`,
  capabilities: ['accounts'],
  label: ({ reportNumbers: reported }) => `report ${Object.keys(reported).join(', ')}`,
  run: ({ reportNumbers: reported }, { accounts }) => accounts.report(reported),
});
