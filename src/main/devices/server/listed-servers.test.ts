import { expect, it } from 'vitest';
import type { AdbServerAddress } from '../instance-directory';
import { createListedServers } from './listed-servers';

it('joins what is new, leaves what is gone, and never what the host was opened with', async () => {
  const calls: string[] = [];
  const note = (verb: string) => (server: AdbServerAddress) => {
    calls.push(`${verb} ${server.host}:${String(server.port)} ${server.role}`);
    return Promise.resolve();
  };
  const directory = { addServer: note('add'), removeServer: note('remove') };
  const servers = createListedServers(directory, [{ host: '127.0.0.1', port: 5037, role: 'real' }]);
  await servers.follow([
    { host: '127.0.0.1', port: 5037 },
    { host: 'farm', port: 5037 },
  ]);
  expect(calls.splice(0)).toEqual(['add farm:5037 real']);
  await servers.follow([
    { host: 'FARM', port: 5037 },
    { host: 'farm', port: 5038 },
  ]);
  expect(calls.splice(0)).toEqual(['add farm:5038 real']);
  await servers.follow([]);
  expect(calls.sort()).toEqual(['remove FARM:5037 real', 'remove farm:5038 real']);
});
