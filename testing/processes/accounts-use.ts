import { join } from 'node:path';
import { createAccountsThread } from '../../src/main/accounts/accounts-thread';
import { createAccountLeases } from '../../src/main/accounts/leases/sqlite-account-leases';
import { createSilentLogger } from '../../src/main/platform/logger';
import { createRandom } from '../../src/main/platform/random';
import { createSystemClock } from '../../src/main/platform/system-clock';
import { anOwner, aPool } from '../accounts-samples';
import { accountsWorkerFromSource } from '../accounts-worker';

/** Takes and settles accounts of a folder as several bots, without end, and tells each use whose end was acknowledged. */
const [folder = '', bots = '8'] = process.argv.slice(2);
const file = join(folder, 'accounts.db');
const logger = createSilentLogger();
const clock = createSystemClock();
const thread = createAccountsThread({ file, worker: accountsWorkerFromSource(), logger });
const leases = await createAccountLeases({
  ...{ thread, file, sessionsFolder: join(folder, 'sessions'), clock, logger },
  random: createRandom(),
});
const pool = aPool({
  ...{ reuse: { kind: 'always' }, retry: { maxFailures: 0, cooldownMs: 0 } },
  sort: [{ by: 'lastUsedAt', direction: 'asc' }],
});
const OUTCOMES = ['completed', 'failed', 'returned'] as const;

async function bot(number: number): Promise<void> {
  for (let use = 0; ; use += 1) {
    const answer = await leases.take(pool, anOwner({ botId: String(number) }));
    if (answer.kind === 'nothing') {
      await clock.sleep(5);
      continue;
    }
    const { account } = answer;
    await leases.incrementField(account, 'uses', 1);
    const outcome = OUTCOMES[use % OUTCOMES.length] ?? 'completed';
    await leases.settle(account, { outcome, reason: '', numbers: { use } }, pool);
    process.stdout.write(`${JSON.stringify([account.useId, account.accountId, outcome, use])}\n`);
    // Some hold theirs for a while, so that a kill finds accounts held.
    if (number % 2 === 0) await clock.sleep(number);
  }
}

await Promise.all(Array.from({ length: Number(bots) }, (_, index) => bot(index)));
