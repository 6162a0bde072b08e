import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHostRig, type HostRig } from '../../../../testing/host-rig';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import type { ImportId } from '../../../shared/ids';
import type { RoutineImportRow } from '../../../shared/routine-import';

const FOLDER = join(import.meta.dirname, '../../../../testing/fixtures/predecessor');
const OURS = 'title: Ours\nsteps:\n  - log: hello\n';
const NOWHERE = { into: '', names: [] };
type Sources = Readonly<Record<string, string | Uint8Array>>;

const predecessor = (): Sources =>
  Object.fromEntries(
    readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(FOLDER, name), 'utf8')]),
  );

async function openRig(): Promise<HostRig> {
  const rig = await openHostRig({ devices: 1 });
  onTestFinished(() => rig.close());
  return rig;
}

function value<T>(answer: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function handOver({ client }: HostRig, sources: Sources): Promise<ImportId> {
  const { importId } = value(await client.call('routineFiles.open', {}));
  for (const [file, [source, content]] of Object.entries(sources).entries()) {
    const base64 = Buffer.from(content).toString('base64');
    value(await client.call('routineFiles.add', { importId, file, source, offset: 0, base64 }));
  }
  return importId;
}

async function preview(
  { client }: HostRig,
  importId: ImportId,
  place: { into: string; names: { file: number; name: string }[] } = NOWHERE,
  leave: number[] = [],
): Promise<RoutineImportRow[]> {
  return value(await client.call('routineFiles.preview', { importId, place, leave })).rows;
}

const pathIn = (rig: HostRig, name: string): string => join(rig.folder, 'routines', name);
const filesIn = async (rig: HostRig): Promise<string[]> =>
  (await readdir(join(rig.folder, 'routines'), { recursive: true }).catch(() => []))
    .filter((name) => name.endsWith('.yaml'))
    .sort();
const addAll = (rows: readonly RoutineImportRow[]) =>
  rows.map(({ file, meets }) =>
    meets === null
      ? { file, choice: 'add' as const }
      : { file, choice: 'replace' as const, baseHash: meets.hash },
  );

/** The pictures did not come with the routines: each is named, and so are routines that run such a one. */
const isForPictures = ({ code, message }: { readonly code: string; readonly message?: string }): boolean =>
  code === 'template_missing' || (message ?? '').endsWith('has errors itself; mend those first.');

describe('importing routines through the contract', () => {
  it('shows what comes of a folder of the earlier program, writes all of it, and takes it back', async () => {
    const rig = await openRig();
    const importId = await handOver(rig, {
      ...predecessor(),
      'pools/main.yaml': 'pool_name: Main pool\n',
      'groups/one.yaml': 'name: One\nrequested_bot_count: 1\n',
      'rubbish.bin': new Uint8Array([0xff, 0xfe, 0x00]),
    });
    const place = { into: 'old', names: [] };
    const rows = await preview(rig, importId, place);
    const round = rows.find(({ source }) => source === 'daily-round.yaml');
    expect(round).toMatchObject({ kind: 'earlierRoutine', name: 'old/daily-round', meets: null });
    expect(round?.counts.converted).toBeGreaterThan(0);
    const errors = rows.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error'));
    expect(errors.filter((problem) => !isForPictures(problem))).toEqual([]);
    expect(rows.slice(-3)).toMatchObject([
      { kind: 'pool', name: null, pools: [{ name: 'Main pool', isTaken: false }] },
      { kind: 'group', name: null },
      { kind: 'unknown', name: null, remarks: [{ level: 'notConverted', line: 1 }] },
    ]);
    expect(await filesIn(rig)).toEqual([]);
    const done = value(
      await rig.client.call('routineFiles.import', { importId, place, decisions: addAll(rows) }),
    );
    expect(done).toMatchObject({ pools: ['Main pool'], poolsLeft: [] });
    expect(done.routines).toContain('old/farm/finish');
    expect(await filesIn(rig)).toEqual(done.routines.map((name) => `${name}.yaml`).sort());
    await rig.until(({ routines }) => done.routines.every((name) => routines[name]), 'the routines');
    expect(rig.view().routines['old/daily-round']?.problems).toEqual(round?.problems);
    const undone = value(await rig.client.call('routineFiles.undo', { undoId: done.undoId! }));
    expect(undone).toEqual({ undone: done.routines.length + 1, left: [] });
    expect(await filesIn(rig)).toEqual([]);
    await rig.until(({ pools }) => Object.keys(pools).length === 0, 'the pool is gone');
    await rig.until(({ routines }) => Object.keys(routines).length === 0, 'the routines are gone');
    expect(await rig.client.call('routineFiles.undo', { undoId: done.undoId! })).toMatchObject({
      error: { code: 'undo_not_found' },
    });
  });

  it('meets what is here whatever its capital letters; replaces it only when asked, with two ways back', async () => {
    const rig = await openRig();
    await rig.saveRoutine('Farm/daily', OURS);
    const importId = await handOver(rig, { 'farm/Daily.yaml': `${OURS}  - log: more\n` });
    const [row] = await preview(rig, importId);
    expect(row).toMatchObject({
      ...{ name: 'farm/Daily', freeName: 'farm/Daily-2', errorCount: 0 },
      meets: { name: 'Farm/daily', identical: false, hash: rig.view().routines['Farm/daily']?.hash },
    });
    const apply = (decisions: ReturnType<typeof addAll>) =>
      rig.client.call('routineFiles.import', { importId, place: NOWHERE, decisions });
    expect(await apply([{ file: 0, choice: 'add' }])).toMatchObject({
      error: { code: 'routine_name_taken', name: 'farm/Daily' },
    });
    expect(await apply([{ file: 0, choice: 'replace', baseHash: 'a'.repeat(64) }])).toMatchObject({
      error: { code: 'routine_changed' },
    });
    expect(await readFile(pathIn(rig, 'Farm/daily.yaml'), 'utf8')).toBe(OURS);
    const { undoId } = value(await apply(addAll([row!])));
    expect(await filesIn(rig)).toEqual(['farm/Daily.yaml']);
    const { entries } = value(await rig.client.call('trash.list', {}));
    expect(entries).toMatchObject([{ kind: 'routine', name: 'Farm/daily' }]);
    value(await rig.client.call('routineFiles.undo', { undoId: undoId! }));
    expect(await readFile(pathIn(rig, 'Farm/daily.yaml'), 'utf8')).toBe(OURS);
    expect(await filesIn(rig)).toEqual(['Farm/daily.yaml']);
  });

  it('writes all or nothing', async () => {
    const rig = await openRig();
    const importId = await handOver(rig, { 'a.yaml': OURS, 'b/c.yaml': OURS });
    // Where a folder should be is a file: the second can't be written.
    await mkdir(join(rig.folder, 'routines'), { recursive: true });
    await writeFile(pathIn(rig, 'b'), 'a note');
    const rows = await preview(rig, importId);
    const applied = await rig.client.call('routineFiles.import', {
      ...{ importId, place: NOWHERE, decisions: addAll(rows) },
    });
    expect(applied).toMatchObject({ error: { code: 'file_write_failed', file: 'b/c.yaml' } });
    expect(await filesIn(rig)).toEqual([]);
    expect(await readFile(pathIn(rig, 'b'), 'utf8')).toBe('a note');
    // It can be tried again in another place.
    const place = { into: '', names: [{ file: 1, name: 'c' }] };
    const again = value(
      await rig.client.call('routineFiles.import', { importId, place, decisions: addAll(rows) }),
    );
    expect(again.routines).toEqual(['a', 'c']);
  });

  it('lets names be chosen, follows them in calls, and says which can’t be', async () => {
    const rig = await openRig();
    const importId = await handOver(rig, predecessor());
    const rows = await preview(rig, importId);
    const file = rows.findIndex(({ name }) => name === 'farm/finish');
    const renamed = await preview(rig, importId, { into: '', names: [{ file, name: 'the end' }] });
    expect(renamed[file]).toMatchObject({ name: 'the end', nameFault: null });
    expect(renamed.flatMap(({ problems }) => problems.map(({ code }) => code))).not.toContain(
      'routine_missing',
    );
    // Left out, whoever calls it misses it.
    const without = await preview(rig, importId, NOWHERE, [file]);
    expect(without.flatMap(({ problems }) => problems.map(({ code }) => code))).toContain('routine_missing');
    // A name that leads out, or that some system refuses, becomes one that does not.
    for (const [name, safe] of [
      ['../../evil', 'evil'],
      ['/tmp/evil', 'tmp/evil'],
      ['C:\\evil', 'C-/evil'],
      ['.git/hooks', 'git/hooks'],
    ] as const) {
      const place = { into: '', names: [{ file, name }] };
      expect((await preview(rig, importId, place))[file]).toMatchObject({ name: safe, nameFault: null });
    }
    const place = { into: '', names: [{ file, name: 'a/'.repeat(11) + 'b' }] };
    expect((await preview(rig, importId, place))[file]).toMatchObject({ nameFault: 'too_long' });
    expect(
      await rig.client.call('routineFiles.import', { importId, place, decisions: [{ file, choice: 'add' }] }),
    ).toMatchObject({ error: { code: 'routine_name_invalid', reason: 'too_long' } });
    expect(await filesIn(rig)).toEqual([]);
  });

  it('tells what routines are called now, so that groups of the same drop follow them', async () => {
    const rig = await openRig();
    const group = 'group_name: Farm\nroutine_name: farm/open\nrequested_bot_count: 1\n';
    const files = { 'farm/open.yaml': OURS, 'farm/shut.yaml': OURS, 'farm/left.yaml': OURS, 'g.yaml': group };
    const importId = await handOver(rig, files);
    const place = { into: 'old', names: [{ file: 0, name: 'old/opening.yaml' }] };
    const rows = await preview(rig, importId, place);
    expect(rows.map(({ name }) => name)).toEqual(['old/opening', 'old/farm/shut', 'old/farm/left', null]);
    const decisions = [0, 1].map((file) => ({ file, choice: 'add' as const }));
    const applied = value(await rig.client.call('routineFiles.import', { importId, place, decisions }));
    const routineNames = applied.routineNames.toSorted((a, b) => (a.called < b.called ? -1 : 1));
    // One that is left out, and is not here, is called as before.
    expect(routineNames).toEqual([
      { called: 'farm/open', name: 'old/opening' },
      { called: 'farm/shut', name: 'old/farm/shut' },
      { called: 'open', name: 'old/opening' },
      { called: 'shut', name: 'old/farm/shut' },
    ]);
    const groups = value(await rig.client.call('imports.open', { routineNames }));
    const base64 = Buffer.from(group).toString('base64');
    value(
      await rig.client.call('imports.add', {
        ...{ importId: groups.importId, source: 'g.yaml', offset: 0, base64, last: true },
      }),
    );
    const seen = value(await rig.client.call('imports.preview', { importId: groups.importId, mapping: {} }));
    expect(seen.rows[0]?.definition?.routineName).toBe('old/opening');
  });

  it('says once what of a pipeline is not converted', async () => {
    const rig = await openRig();
    const pipeline = { Start: { recognition: 'Telepathy', action: 'Click', next: ['End'] }, End: {} };
    const importId = await handOver(rig, { 'p.json': JSON.stringify(pipeline) });
    const [row] = await preview(rig, importId);
    expect(row?.remarks).toContainEqual(
      expect.objectContaining({ what: 'Telepathy', level: 'notConverted' }),
    );
    expect(row?.problems.map(({ code }) => code)).not.toContain('condition_constant');
  });

  it('keeps what was changed since from being taken back', async () => {
    const rig = await openRig();
    const importId = await handOver(rig, { 'a.yaml': OURS, 'b.yaml': OURS });
    const rows = await preview(rig, importId);
    const { undoId } = value(
      await rig.client.call('routineFiles.import', {
        ...{ importId, place: NOWHERE, decisions: addAll(rows) },
      }),
    );
    await writeFile(pathIn(rig, 'a.yaml'), `${OURS}# mine\n`);
    expect(value(await rig.client.call('routineFiles.undo', { undoId: undoId! }))).toEqual({
      undone: 1,
      left: [{ file: 'a.yaml', reason: 'changed_since' }],
    });
    expect(await filesIn(rig)).toEqual(['a.yaml']);
  });

  it('refuses what is too large, out of order or forgotten', async () => {
    const rig = await openRig();
    const { importId } = value(await rig.client.call('routineFiles.open', {}));
    const piece = { importId, file: 0, source: 'a.yaml', base64: Buffer.alloc(500_000).toString('base64') };
    for (let offset = 0; offset < 2_000_000; offset += 500_000)
      value(await rig.client.call('routineFiles.add', { ...piece, offset }));
    expect(await rig.client.call('routineFiles.add', { ...piece, offset: 2_000_000 })).toMatchObject({
      error: { code: 'import_too_large', source: 'a.yaml' },
    });
    expect(await rig.client.call('routineFiles.add', { ...piece, offset: 7 })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    expect(await rig.client.call('routineFiles.add', { ...piece, file: 5, offset: 0 })).toMatchObject({
      error: { code: 'invalid_input' },
    });
    value(await rig.client.call('routineFiles.discard', { importId }));
    expect(
      await rig.client.call('routineFiles.preview', { importId, place: NOWHERE, leave: [] }),
    ).toMatchObject({ error: { code: 'import_not_found' } });
  });
});

describe('files of routines through the contract', () => {
  it('are made from a starting text or as a copy, and never over what is there', async () => {
    const rig = await openRig();
    const create = (
      name: string,
      start: Parameters<typeof rig.client.call<'routineFiles.create'>>[1]['start'],
    ) => rig.client.call('routineFiles.create', { name, title: 'First steps', start });
    value(await create('farm/first', { kind: 'text', text: 'tap' }));
    await rig.until(({ routines }) => routines['farm/first'] !== undefined, 'the routine');
    expect(rig.view().routines['farm/first']).toMatchObject({ title: 'First steps', problems: [] });
    value(await create('copy', { kind: 'copy', routineName: 'farm/first' }));
    expect(await readFile(pathIn(rig, 'copy.yaml'), 'utf8')).toContain('title: First steps');
    expect(await create('FARM/First', { kind: 'text', text: 'empty' })).toMatchObject({
      error: { code: 'routine_name_taken' },
    });
    expect(await create('../first', { kind: 'text', text: 'empty' })).toMatchObject({
      error: { code: 'routine_name_invalid' },
    });
    expect(await create('x', { kind: 'copy', routineName: '../../etc/passwd' })).toMatchObject({
      error: { code: 'routine_not_found' },
    });
    expect(await create('x', { kind: 'sample', sample: '../package' })).toMatchObject({
      error: { code: 'routine_not_found' },
    });
    expect(value(await rig.client.call('routineFiles.samples', {})).samples).toEqual([]);
  });

  it('are renamed, deleted and brought back byte for byte', async () => {
    const rig = await openRig();
    await rig.saveRoutine('a', `${OURS}# é\r\n`);
    await rig.saveRoutine('b', OURS);
    const rename = (routineName: string, name: string) =>
      rig.client.call('routineFiles.rename', { routineName, name });
    expect(await rename('a', 'B')).toMatchObject({ error: { code: 'routine_name_taken' } });
    value(await rename('a', 'deep/er/A'));
    value(await rename('deep/er/A', 'deep/er/a'));
    expect(await filesIn(rig)).toEqual(['b.yaml', 'deep/er/a.yaml']);
    const { trashId } = value(await rig.client.call('routineFiles.delete', { routineName: 'deep/er/a' }));
    expect(await filesIn(rig)).toEqual(['b.yaml']);
    await rig.until(({ routines }) => routines['deep/er/a'] === undefined, 'it is gone');
    expect(await rig.client.call('routineFiles.delete', { routineName: 'deep/er/a' })).toMatchObject({
      error: { code: 'routine_not_found' },
    });
    expect(value(await rig.client.call('routineFiles.restore', { trashId }))).toEqual({
      routineName: 'deep/er/a',
    });
    expect(await readFile(pathIn(rig, 'deep/er/a.yaml'), 'utf8')).toBe(`${OURS}# é\r\n`);
    expect(await rig.client.call('routineFiles.restore', { trashId })).toMatchObject({
      error: { code: 'trash_entry_not_found' },
    });
  });

  it.skipIf(process.platform === 'win32')('are not written or taken away through a link', async () => {
    const rig = await openRig();
    const outside = await tempFolderOfTest();
    await writeFile(join(outside, 'theirs.yaml'), OURS);
    await mkdir(join(rig.folder, 'routines'), { recursive: true });
    await symlink(outside, pathIn(rig, 'linked'));
    const start = { kind: 'text' as const, text: 'empty' as const };
    expect(
      await rig.client.call('routineFiles.create', { name: 'linked/mine', title: '', start }),
    ).toMatchObject({ error: { code: 'routine_name_invalid' } });
    expect(await rig.client.call('routineFiles.delete', { routineName: 'linked/theirs' })).toMatchObject({
      error: { code: 'routine_not_found' },
    });
    expect(existsSync(join(outside, 'mine.yaml'))).toBe(false);
    expect(existsSync(join(outside, 'theirs.yaml'))).toBe(true);
  });
});
