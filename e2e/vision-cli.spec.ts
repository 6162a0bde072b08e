import { expect, test } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { createTempFolder, type TempFolder } from '../testing/temp-folder';
import { startMuster } from './muster-process';

const SAMPLES = resolve(import.meta.dirname, '../templates/demo');
const sample = (name: string): string => join(SAMPLES, `${name}.png`);

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}
interface MatchRow {
  readonly template: string;
  readonly found: boolean;
  readonly error: string | null;
  readonly best: Place | null;
  readonly runnerUp: Place | null;
  readonly all: readonly Place[] | null;
  readonly ms: number | null;
  readonly usedFallback: boolean;
}

let folder: TempFolder;
/** A screen as large as that the samples were cut from: two Claim buttons and the way to the checkout. */
let screen: string;

test.beforeEach(async () => {
  folder = await createTempFolder();
  screen = join(folder.path, 'screen.png');
  await sharp({ create: { width: 540, height: 960, channels: 4, background: '#f4f1ea' } })
    .composite([
      { input: sample('claim'), left: 100, top: 200 },
      { input: sample('claim'), left: 300, top: 420 },
      { input: sample('checkout'), left: 160, top: 880 },
    ])
    .png()
    .toFile(screen);
});
test.afterEach(() => folder.remove());

const vision = (...args: readonly string[]) =>
  startMuster(['vision', ...args, '--data', resolve(SAMPLES, '../..')]).ended;

async function match(
  ...args: readonly string[]
): Promise<{ code: number | null; rows: readonly MatchRow[] }> {
  const { code, stdout } = await vision('match', ...args, '--json');
  return { code, rows: (JSON.parse(stdout) as { matches: readonly MatchRow[] }).matches };
}

test('templates are found by file and by name, at their pixel, with the next best place', async () => {
  const { code, rows } = await match(screen, sample('claim'), 'demo/checkout');
  expect(code).toBe(0);
  const [claim, checkout] = rows;
  expect(claim?.best).toMatchObject({ x: 100, y: 200, width: 84, height: 38 });
  expect(claim?.best?.score).toBeGreaterThan(0.999);
  expect(claim?.runnerUp).toMatchObject({ x: 300, y: 420 });
  expect(claim?.all).toBeNull();
  expect(checkout?.best).toMatchObject({ x: 160, y: 880, width: 212, height: 42 });
  expect(checkout?.ms).toBeGreaterThan(0);

  const words = await vision('match', screen, 'demo/claim', '--all');
  expect(words.stdout).toMatch(/^demo\/claim: found at 100,200, 84 × 38, score 1\.0000; next best 300,420/);
  expect(words.stdout).toMatch(/^ {4}300,420, 84 × 38/m);
  expect(words.stdout).toMatch(/ ms/);
});

test('a region and a threshold count; what is not there makes the exit code 1, a missing file 3', async () => {
  const lower = await match(screen, 'demo/claim', '--region', '250,400,200,100');
  expect(lower.rows[0]?.best).toMatchObject({ x: 300, y: 420 });
  expect(lower.rows[0]?.runnerUp).toBeNull();
  const absent = await match(screen, 'demo/claim', 'demo/home-clock', '--threshold', '0.95');
  expect(absent.code).toBe(1);
  expect(absent.rows.map(({ found }) => found)).toEqual([true, false]);

  expect((await vision('match', join(folder.path, 'none.png'), 'demo/claim')).code).toBe(3);
  const unknown = await match(screen, 'demo/claim', 'demo/clame', join(folder.path, 'none.png'));
  expect(unknown.code).toBe(3);
  expect(unknown.rows[0]?.found).toBe(true);
  expect(unknown.rows[1]?.error).toContain('did you mean “demo/claim”');
  expect(unknown.rows[2]?.error).toContain('There is no file');
});

test('a region or threshold that makes no sense is wrong usage', async () => {
  const wrong = [
    ['--region', '1,2,3'],
    ['--region', '500,0,100,100'],
    ['--threshold', '0'],
  ];
  const ended = await Promise.all(wrong.map((flags) => vision('match', screen, 'demo/claim', ...flags)));
  expect(ended.map(({ code }) => code)).toEqual([2, 2, 2]);
});

test('what is no picture is said to be none; a picture without settings beside it is a template as it is', async () => {
  await mkdir(join(folder.path, 'mine'));
  const broken = join(folder.path, 'mine/broken.png');
  await writeFile(broken, 'not a picture');
  const refused = await vision('match', broken, 'demo/claim');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('broken.png');
  expect((await match(screen, broken)).rows[0]?.error).toContain('This is no PNG picture');

  const mine = join(folder.path, 'mine/My button (1).png');
  await sharp(screen).extract({ left: 300, top: 420, width: 60, height: 30 }).toFile(mine);
  const found = await match(screen, mine, '--all', '--threshold', '0.99');
  expect(found.rows[0]?.all).toHaveLength(2);
});

test('text is read with its places', async () => {
  const read = await vision('ocr', screen, '--region', '160,880,212,42', '--json');
  expect(read.code).toBe(0);
  const { lines, ms } = JSON.parse(read.stdout) as {
    lines: readonly { text: string; box: Place; score: number }[];
    ms: number;
  };
  expect(lines.map(({ text }) => text).join(' ')).toContain('Checkout');
  expect(lines[0]?.box.y).toBeGreaterThanOrEqual(880);
  expect(ms).toBeGreaterThan(0);
  const words = await vision('ocr', sample('checkout'));
  expect(words.stdout).toMatch(/^Checkout .*%$/m);
});

test('without text the exit code is 1; a language that is not there is named', async () => {
  expect((await vision('ocr', screen, '--region', '0,600,200,100')).code).toBe(1);
  expect((await vision('ocr', join(folder.path, 'none.png'))).code).toBe(3);
  const german = await vision('ocr', screen, '--language', 'de');
  expect(german.code).toBe(1);
  expect(german.stderr).toContain('there is no deu.traineddata in the folder ocr_languages');
});

test('the bench says in milliseconds what this computer takes', async () => {
  const { code, stdout } = await vision('bench', '--json');
  expect(code).toBe(0);
  const { threads, rows, searchesPerSecond } = JSON.parse(stdout) as {
    threads: number;
    rows: readonly { what: string; ms: number }[];
    searchesPerSecond: number;
  };
  expect(threads).toBeGreaterThan(0);
  expect(searchesPerSecond).toBeGreaterThan(0);
  expect(rows.length).toBe(7);
  for (const { what, ms } of rows) expect(ms, what).toBeGreaterThan(0);
});

test('Ctrl-C in the middle of many templates ends it as interrupted, without half an answer', async () => {
  const many = Array.from({ length: 2_000 }, () => 'demo/home-clock');
  const args = ['vision', 'match', screen, ...many, '--data', resolve(SAMPLES, '../..'), '--json'];
  const interruptedAfter = async (ms: number): Promise<{ code: number | null; stdout: string }> => {
    const running = startMuster(args);
    await new Promise((later) => setTimeout(later, ms));
    running.signal('SIGINT');
    const ended = await running.ended;
    // Without a code it had not begun: the system ended it.
    return ended.code === null && ms < 10_000 ? interruptedAfter(2 * ms) : ended;
  };
  expect(await interruptedAfter(1_000)).toMatchObject({ code: 130, stdout: '' });
});

test('what can’t be a file of its kind is said in words, and as JSON', async () => {
  const folderPicture = join(folder.path, 'folder.png');
  await mkdir(folderPicture);
  const asFolder = await vision('match', folderPicture, 'demo/claim', '--json');
  expect(asFolder.code).toBe(1);
  expect(asFolder.stderr).toContain('It is a folder or something else, not a file.');
  expect(JSON.parse(asFolder.stdout)).toMatchObject({ error: { code: 'file_unreadable' } });
  const gone = await vision('ocr', join(folder.path, 'none.png'), '--json');
  expect(gone.stderr).toContain('There is no such file.');
  const { code, rows } = await match(
    screen,
    folderPicture,
    'x'.repeat(5_000),
    '../../etc/passwd',
    'demo/claim',
  );
  expect(code).toBe(3);
  expect(rows.map(({ found }) => found)).toEqual([false, false, false, true]);
});
