import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { answerAppRequest } from './app-answer';

async function windowFolder(): Promise<string> {
  const folder = await tempFolderOfTest();
  const built = join(folder, 'renderer');
  await mkdir(join(built, 'assets'), { recursive: true });
  await writeFile(join(built, 'index.html'), '<!doctype html>');
  await writeFile(join(built, 'assets', 'app-1.js'), 'export {};');
  await writeFile(join(folder, 'outside.txt'), 'outside');
  return built;
}

const answer = async (url: string, method = 'GET'): Promise<Response> =>
  answerAppRequest(await windowFolder(), { url, method });

describe('the app’s own scheme', () => {
  it('serves the built window with its policy', async () => {
    const page = await answer('muster://app/?x=1#here');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<!doctype html>');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'; ");
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'; ");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await answer('muster://app/assets/app-1.js')).status).toBe(200);
  });

  it.each([
    'muster://other/',
    'muster://app.evil.example/',
    'muster://app:81/',
    'muster://app/../outside.txt',
    'muster://app/%2e%2e/outside.txt',
    'muster://app/..%2foutside.txt',
    'muster://app/assets%2f..%2f..%2foutside.txt',
    'muster://app/..%5coutside.txt',
    'muster://app//etc/passwd',
    'muster://app/C:/outside.txt',
    'muster://app/%00index.html',
    'muster://app/index.html%00.txt',
    'muster://app/assets',
  ])('%s is not found, and says nothing', async (url) => {
    const page = await answer(url);
    expect([page.status, await page.text()]).toEqual([404, '']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('takes no other verb', async () => {
    for (const method of ['POST', 'HEAD', 'PUT'])
      expect((await answer('muster://app/', method)).status).toBe(404);
  });
});
