import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../testing/fake-clock';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { openConsents } from './consent-store';

const HASH = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const NETWORK = { routineName: 'gifts', hash: HASH, capabilities: ['network'] as const, allow: true };

async function open(folder: string) {
  return openConsents({
    file: join(folder, 'consents.json'),
    quarantineFolder: join(folder, 'quarantine'),
    clock: createFakeClock(),
  });
}

describe('consents', () => {
  it('hold for these bytes and this capability, also after a restart, until they are taken back', async () => {
    const folder = await tempFolderOfTest();
    const first = await open(folder);
    expect(first.allows(HASH, 'network')).toBe(false);
    expect(await first.change(NETWORK)).toEqual({ ok: true, value: {} });
    const again = await open(folder);
    expect(again.allows(HASH, 'network')).toBe(true);
    expect(again.allows(HASH, 'shell')).toBe(false);
    expect(again.allows(OTHER, 'network')).toBe(false);
    await again.change({ ...NETWORK, allow: false });
    expect((await open(folder)).allows(HASH, 'network')).toBe(false);
  });

  it('know the hosts of private networks they were given for', async () => {
    const folder = await tempFolderOfTest();
    const store = await open(folder);
    await store.change({ ...NETWORK, privateHosts: ['nas.lan', '192.168.1.2'] });
    const again = await open(folder);
    expect(['nas.lan', '192.168.1.2', '192.168.1.3'].map((host) => again.names?.(HASH, host))).toEqual([
      ...[true, true, false],
    ]);
    expect(again.names?.(OTHER, 'nas.lan')).toBe(false);
    // One that was given for the same bytes as an older program read them.
    await again.change(NETWORK);
    expect(again.names?.(HASH, 'nas.lan')).toBe(false);
    await again.change({ ...NETWORK, capabilities: ['shell'], privateHosts: ['nas.lan'] });
    expect(again.names?.(HASH, 'nas.lan')).toBe(false);
  });

  it('are none while their file can not be read, and the file is kept', async () => {
    const folder = await tempFolderOfTest();
    await writeFile(join(folder, 'consents.json'), '{ "consents": [');
    const store = await open(folder);
    expect(store.allows(HASH, 'network')).toBe(false);
    await store.change(NETWORK);
    expect((await open(folder)).allows(HASH, 'network')).toBe(true);
    expect(JSON.parse(await readFile(join(folder, 'consents.json'), 'utf8'))).toMatchObject({
      consents: [{ hash: HASH, routineName: 'gifts' }],
    });
  });
});
