import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { startServe } from '../testing/serve-process';
import { createTempFolder } from '../testing/temp-folder';

/* What a host has loaded while nobody asks it for anything. The files of a process are told by Linux alone. */

test('a host at rest has loaded nothing that sees, and looks with no thread', async () => {
  test.skip(process.platform !== 'linux', '/proc is there on Linux alone');
  const folder = await createTempFolder();
  const host = await startServe(folder.path, ['--port', '0', '--simulate', '2']);
  try {
    const files = readFileSync(`/proc/${String(host.pid)}/maps`, 'utf8');
    expect(files).toContain('sqlite');
    expect(files).not.toMatch(/libvips|sharp|tesseract/);
    // Node's own, those of files, and one each for the journal, the accounts and their key; a look would add more.
    const threads = readdirSync(`/proc/${String(host.pid)}/task`).length;
    expect(threads).toBeLessThan(20);
  } finally {
    await host.stop();
    await folder.remove();
  }
});
