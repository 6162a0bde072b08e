import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createMemoryLogger, type MemoryLogger } from '../../../testing/memory-logger';
import { tempFolderOfTest } from '../../../testing/temp-folder-of-test';
import { databaseWorkerFromSource } from '../../../testing/database-worker';
import { createDatabase, DatabaseError, DatabaseGoneError, type Database } from './database';

const NOTES = 'CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;';
const TAGS = 'CREATE TABLE tags (note INTEGER NOT NULL REFERENCES notes (id), name TEXT) STRICT;';

function open(
  file: string,
  migrations: readonly string[] = [NOTES, TAGS],
): { database: Database; logger: MemoryLogger } {
  const logger = createMemoryLogger();
  const database = createDatabase({ file, migrations, logger, worker: databaseWorkerFromSource() });
  onTestFinished(() => database.close());
  return { database, logger };
}
const newFile = async (): Promise<string> => join(await tempFolderOfTest(), 'muster.db');
const insert = (text: string) => ({ sql: 'INSERT INTO notes (text) VALUES (?)', parameters: [text] });

describe('database', () => {
  it('runs, reads and keeps what was written, in the order asked', async () => {
    const file = await newFile();
    const { database } = open(file);
    const asked = [
      database.run('INSERT INTO notes (text) VALUES (:text)', { text: 'a' }),
      database.get('SELECT text FROM notes WHERE id = ?', [1]),
      database.run('DELETE FROM notes'),
      database.get('SELECT text FROM notes WHERE id = ?', [1]),
    ];
    expect(await Promise.all(asked)).toEqual([
      { changes: 1, lastInsertRowid: 1 },
      { text: 'a' },
      { changes: 1, lastInsertRowid: 1 },
      undefined,
    ]);
    await database.run('INSERT INTO notes (text) VALUES (?)', ['stays']);
    await database.close();
    expect(await open(file).database.all('SELECT text FROM notes')).toEqual([{ text: 'stays' }]);
  });

  it('has WAL, foreign keys and a busy timeout on', async () => {
    const { database } = open(await newFile());
    expect(await database.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(await database.get('PRAGMA synchronous')).toEqual({ synchronous: 1 });
    expect(await database.get('PRAGMA busy_timeout')).toEqual({ timeout: 5_000 });
    await expect(database.run('INSERT INTO tags VALUES (99, ?)', ['x'])).rejects.toThrow('FOREIGN KEY');
  });

  it('does a batch as a whole or not at all, durable or not', async () => {
    const { database } = open(await newFile());
    for (const durable of [true, false]) {
      await database.batch([insert('one'), insert('two')], { durable });
      const failing = database.batch([insert('three'), { sql: 'INSERT INTO nowhere VALUES (1)' }], {
        durable,
      });
      await expect(failing).rejects.toThrow(DatabaseError);
    }
    expect(await database.get('SELECT count(*) AS n FROM notes')).toEqual({ n: 4 });
    expect(await database.get('PRAGMA synchronous')).toEqual({ synchronous: 1 });
  });

  it('brings an error of SQLite to its caller, with its code, and goes on', async () => {
    const { database } = open(await newFile());
    const error: unknown = await database.run('INSERT INTO notes (text) VALUES (?)', [null]).catch(String);
    expect(error).toContain('NOT NULL');
    await expect(database.run('NONSENSE')).rejects.toMatchObject({ name: 'DatabaseError', sqliteCode: 1 });
    expect(await database.all('SELECT * FROM notes')).toEqual([]);
  });

  it('runs only missing migrations and copies the file before', async () => {
    const file = await newFile();
    const old = open(file, [NOTES]);
    await old.database.batch([insert('old')]);
    await old.database.close();

    const { database, logger } = open(file, [NOTES, TAGS]);
    expect(await database.all('SELECT text FROM notes')).toEqual([{ text: 'old' }]);
    await database.run('INSERT INTO tags VALUES (1, ?)', ['x']);
    const backup = `${file}.v1.bak`;
    expect(logger.facts).toMatchObject([{ event: 'database.migrated', from: 1, to: 2, backup }]);
    const copy = new DatabaseSync(backup, { readOnly: true });
    expect(copy.prepare('SELECT text FROM notes').all()).toEqual([{ text: 'old' }]);
    copy.close();
  });

  it('leaves the file at its old version when a migration fails', async () => {
    const file = await newFile();
    await open(file, [NOTES]).database.close();
    const broken = open(file, [NOTES, 'CREATE TABLE half (a); CREATE TABLE notes (b);']);
    await expect(broken.database.opened()).rejects.toThrow('already exists');
    await expect(broken.database.get('SELECT 1')).rejects.toThrow(DatabaseError);
    await broken.database.close();
    const { database } = open(file, [NOTES]);
    expect(await database.all("SELECT name FROM sqlite_master WHERE type = 'table'")).toEqual([
      { name: 'notes' },
    ]);
  });

  it('leaves a file of a newer program alone', async () => {
    const file = await newFile();
    await open(file, [NOTES, TAGS]).database.close();
    const bytes = await readFile(file);
    const { database } = open(file, [NOTES]);
    await expect(database.opened()).rejects.toThrow('NewerDatabaseError');
    await database.close();
    expect(await readFile(file)).toEqual(bytes);
  });

  it('moves a damaged file aside, bytes kept, and starts anew', async () => {
    const file = await newFile();
    await writeFile(file, 'garbage'.repeat(2_000));
    const { database, logger } = open(file);
    await database.batch([insert('new')]);
    expect(await database.get('SELECT count(*) AS n FROM notes')).toEqual({ n: 1 });
    expect(await readFile(`${file}.damaged`, 'utf8')).toBe('garbage'.repeat(2_000));
    expect(logger.facts).toMatchObject([{ event: 'database.damaged' }, { event: 'database.migrated' }]);
  });

  it('rejects every call where the file cannot be opened', async () => {
    const { database } = open(join(await tempFolderOfTest(), 'no', 'such', 'folder.db'));
    await expect(database.opened()).rejects.toMatchObject({ name: 'DatabaseError', sqliteCode: 14 });
    await expect(database.run('SELECT 1')).rejects.toThrow('unable to open');
  });

  it('carries out what was asked before it closes, and refuses what comes after', async () => {
    const folder = await tempFolderOfTest();
    const file = join(folder, 'muster.db');
    const { database } = open(file);
    const before = database.batch([insert('just in time')]);
    await Promise.all([database.close(), database.close()]);
    await expect(before).resolves.toHaveLength(1);
    await expect(database.get('SELECT 1')).rejects.toThrow(DatabaseGoneError);
    expect(await readdir(folder)).toEqual(['muster.db']);
  });

  it('rejects every pending and later call by name when its thread dies', async () => {
    const folder = await tempFolderOfTest();
    const dying = join(folder, 'dying.mjs');
    await writeFile(
      dying,
      "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { throw new Error('boom'); });",
    );
    const logger = createMemoryLogger();
    const database = createDatabase({
      file: join(folder, 'x.db'),
      migrations: [],
      logger,
      worker: { url: new URL(`file://${dying}`) },
    });
    const pending = [database.run('SELECT 1'), database.all('SELECT 2')];
    for (const call of pending) await expect(call).rejects.toThrow(DatabaseGoneError);
    await expect(database.get('SELECT 3')).rejects.toThrow(DatabaseGoneError);
    await database.close();
    expect(logger.facts).toMatchObject([{ event: 'database.died' }]);
  });
});
