import { describe, expect, it } from 'vitest';
import { ago, definitionView, groupView, problemFile } from '../../../../testing/renderer/view-fixtures';
import { arrangeCards, countCards, listCards, listTags, type CardItem } from './card-list';

const everything = { search: '', stateFilter: 'all', tags: [], sort: 'name' } as const;
const lastRun = (outcome: string, startedAt: string) => ({
  orchestrationId: 'run-0',
  outcome,
  startedAt,
  endedAt: ago(0),
  botsCompleted: 1,
  botsTotal: 1,
  failure: null,
  resumable: false,
});

const cards = (): CardItem[] =>
  listCards({
    definitions: {
      b: definitionView('b', { name: 'Night 10', tags: ['qa', 'slow'], availableInstances: ['avd:Pixel'] }),
      a: definitionView('a', { name: 'Night 9', tags: ['qa'] }, { lastRun: lastRun('failed', ago(9_000)) }),
      c: definitionView(
        'c',
        { name: 'Éclair', description: 'Buys cakes' },
        { lastRun: lastRun('completed', ago(1_000)) },
      ),
    },
    problemFiles: { 'x.json': problemFile('x.json', { code: 'wrong_encoding' }) },
    groups: { b: groupView('b', 'running'), gone: groupView('gone', 'running', { name: 'Orphan' }) },
  });
const names = (list: readonly CardItem[]) => list.map(({ name }) => name);

describe('cards of the grid', () => {
  it('holds definitions, files that are none, and groups whose definition has gone', () => {
    expect(names(arrangeCards(cards(), everything))).toEqual([
      'Éclair',
      'Night 9',
      'Night 10',
      'Orphan',
      'x.json',
    ]);
  });

  it('does not show an ended group without a definition', () => {
    const list = listCards({ definitions: {}, problemFiles: {}, groups: { z: groupView('z', 'stopped') } });
    expect(list).toEqual([]);
  });

  it.each([
    ['night', ['Night 9', 'Night 10']],
    ['NIGHT 10', ['Night 10']],
    ['cakes', ['Éclair']],
    ['e\u0301clair', ['Éclair']],
    ['pixel', ['Night 10']],
    ['slow', ['Night 10']],
    ['nothing like it', []],
  ])('finds by words in any field: %s', (search, found) => {
    expect(names(arrangeCards(cards(), { ...everything, search }))).toEqual(found);
  });

  it('counts and filters by state', () => {
    expect(countCards(cards())).toEqual({ all: 5, active: 2, attention: 2, idle: 2 });
    expect(names(arrangeCards(cards(), { ...everything, stateFilter: 'attention' }))).toEqual([
      'Night 9',
      'x.json',
    ]);
    expect(names(arrangeCards(cards(), { ...everything, stateFilter: 'active' }))).toEqual([
      'Night 10',
      'Orphan',
    ]);
  });

  it('wants all chosen tags', () => {
    expect(listTags(cards())).toEqual(['qa', 'slow']);
    expect(names(arrangeCards(cards(), { ...everything, tags: ['qa'] }))).toEqual(['Night 9', 'Night 10']);
    expect(names(arrangeCards(cards(), { ...everything, tags: ['qa', 'slow'] }))).toEqual(['Night 10']);
  });

  it('sorts by state and by last run', () => {
    expect(names(arrangeCards(cards(), { ...everything, sort: 'state' }))).toEqual([
      'Night 10',
      'Orphan',
      'Night 9',
      'x.json',
      'Éclair',
    ]);
    expect(names(arrangeCards(cards(), { ...everything, sort: 'lastRun' })).slice(0, 2)).toEqual([
      'Éclair',
      'Night 9',
    ]);
  });
});
