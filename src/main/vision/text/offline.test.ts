import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const processes = new URL('../../../../testing/processes/', import.meta.url);
const refusal = fileURLToPath(new URL('refuse-network.cjs', processes));
const script = fileURLToPath(new URL('read-offline.ts', processes));

it('text is read where the network is refused, in the thread of the engine too', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', refusal, '--import', 'tsx', script],
    { timeout: 60_000 },
  );
  expect(JSON.parse(stdout)).toEqual({ tried: 'the network is refused', read: ['Claim reward'] });
}, 60_000);
