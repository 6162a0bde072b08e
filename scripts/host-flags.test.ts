import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOST_FLAGS } from './host-flags.mjs';

it('the command line of a checkout starts a host with the same flags', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { muster: string } };
  expect(scripts.muster).toBe(['node', ...HOST_FLAGS, 'out/node/cli.js'].join(' '));
});
