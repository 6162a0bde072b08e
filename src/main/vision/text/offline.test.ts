import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { programFileOfTests } from '../../../../testing/programs';

const refusal = fileURLToPath(new URL('../../../../testing/processes/refuse-network.cjs', import.meta.url));

it('text is read where the network is refused, in the thread of the engine too', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', refusal, programFileOfTests('read-offline')],
    { timeout: 60_000 },
  );
  expect(JSON.parse(stdout)).toEqual({ tried: 'the network is refused', read: ['Claim reward'] });
}, 60_000);
