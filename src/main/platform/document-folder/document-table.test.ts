import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedDefinition } from '../../../../testing/definition-store-bench';
import type { DefinitionId } from '../../../shared/ids';
import { definitionKind } from '../../definitions/definition-folder';
import type { SavedDefinition } from '../../definitions/definition-store';
import type { FileEntry as EntryOf } from './document-kind';
import { changesBetween, EMPTY_TABLE, tableOf as tableOfKind, type DocumentTable } from './document-table';
import { LiveTable } from './live-table';

type FileEntry = EntryOf<SavedDefinition>;
type DefinitionTable = DocumentTable<SavedDefinition, DefinitionId>;
const tableOf = (files: ReadonlyMap<string, FileEntry>, before: DefinitionTable): DefinitionTable =>
  tableOfKind(files, before, definitionKind.identify);
const twin = numberedDefinition(1);
const NAMED = `farm-${twin.id.slice(-8)}.json`;
const definition = (file: string, hash = 'h', of = twin): FileEntry => ({
  kind: 'document',
  saved: { definition: of, file, hash, writable: true },
});
const broken = (file: string): FileEntry => ({
  kind: 'problem',
  hash: 'h',
  problem: { file, reason: { code: 'wrong_encoding' }, previous: null },
});
const fileOf = (entry: FileEntry): string =>
  entry.kind === 'problem' ? entry.problem.file : entry.saved.file;
const table = (entries: readonly FileEntry[], before: DefinitionTable = EMPTY_TABLE): DefinitionTable =>
  tableOf(new Map(entries.map((entry) => [fileOf(entry), entry])), before);
const ownerOf = ({ documents }: DefinitionTable): string | undefined => documents.get(twin.id)?.file;

describe('which file an id belongs to', () => {
  it('the one named after it, else the first by name', () => {
    expect(ownerOf(table([definition('a.json'), definition(NAMED)]))).toBe(NAMED);
    expect(ownerOf(table([definition('b.json'), definition('a.json')]))).toBe('a.json');
  });

  it.each([
    ['a.json', 'z.json'],
    ['z.json', 'a.json'],
    ['a.json', NAMED],
    [NAMED, 'a.json'],
  ])('%s keeps it when %s comes', (first, second) => {
    const before = table([definition(first)]);
    const after = table([definition(first), definition(second)], before);
    expect(ownerOf(after)).toBe(first);
    expect([...after.problems.values()]).toEqual([
      { file: second, reason: { code: 'duplicate_id', otherFile: first }, previous: null },
    ]);
  });

  it('every other file with it points at the owner', () => {
    const after = table(['a.json', 'b.json', NAMED, 'z.json'].map((file) => definition(file)));
    expect([...after.problems.values()]).toEqual(
      ['a.json', 'b.json', 'z.json'].map((file) => ({
        file,
        reason: { code: 'duplicate_id', otherFile: NAMED },
        previous: null,
      })),
    );
  });
});

describe('what listeners are told', () => {
  const before = table([
    definition('a.json'),
    definition('b.json', 'h', numberedDefinition(2)),
    broken('x.json'),
  ]);
  const told = (entries: readonly FileEntry[]): string[] =>
    changesBetween(before, table(entries, before)).map((change) => change.type);

  it('nothing when nothing changed', () => {
    expect(
      told([definition('a.json'), definition('b.json', 'h', numberedDefinition(2)), broken('x.json')]),
    ).toEqual([]);
  });

  it('what went, then what came', () => {
    expect(told([definition('a.json', 'other hash'), broken('b.json')])).toEqual([
      'remove',
      'problemGone',
      'put',
      'problem',
    ]);
  });

  it('one put when a file was renamed, and a remove and a put when its id was changed', () => {
    const others = [definition('b.json', 'h', numberedDefinition(2)), broken('x.json')];
    expect(told([definition('renamed.json'), ...others])).toEqual(['put']);
    expect(told([definition('a.json', 'h', numberedDefinition(3)), ...others])).toEqual(['remove', 'put']);
  });
});

describe('the table that is kept up', () => {
  const entries = fc.oneof(
    fc.constant(undefined),
    fc.record({ id: fc.nat(2), hash: fc.constantFrom('g', 'h'), name: fc.constantFrom('A', 'a ', 'B') }),
    fc.constant('broken' as const),
  );
  const edits = fc.array(
    fc.array(fc.tuple(fc.constantFrom('a.json', 'b.json', 'c.json', NAMED), entries), {
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 12 },
  );

  it('is what all files amount to, and tells the same, whatever changes', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const live = new LiveTable(definitionKind.identify);
        const files = new Map<string, FileEntry>();
        let before: DefinitionTable = EMPTY_TABLE;
        for (const step of steps) {
          const puts = [...new Map(step)].map(([file, made]): [string, FileEntry | undefined] => {
            if (made === undefined) return [file, undefined];
            if (made === 'broken') return [file, broken(file)];
            return [file, definition(file, made.hash, numberedDefinition(made.id + 1, { name: made.name }))];
          });
          for (const [file, entry] of puts) {
            if (entry) files.set(file, entry);
            else files.delete(file);
          }
          const after = tableOf(files, before);
          const told = live.put(puts).map((change) => JSON.stringify(change));
          expect(told.sort()).toEqual(
            changesBetween(before, after)
              .map((change) => JSON.stringify(change))
              .sort(),
          );
          expect(sorted(live.documents)).toEqual(sorted(after.documents));
          expect(sorted(live.problems)).toEqual(sorted(after.problems));
          const names = [...after.documents.values()].map(({ definition: { name } }) =>
            name.trim().toLowerCase(),
          );
          for (const name of ['a', 'b', 'c']) expect(live.isNameTaken(name)).toBe(names.includes(name));
          before = after;
        }
      }),
      { numRuns: 200 },
    );
  });
});

const sorted = (map: ReadonlyMap<string, unknown>): unknown => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
