import { ImportRow } from '../../src/shared/import';
import { definitionView } from './view-fixtures';

type Fields = Readonly<Record<string, unknown>>;

/** A row of an import: a group `id` that is new here, unless told otherwise. */
export function importRow(id: string, fields: Fields = {}, definition: Fields = {}): ImportRow {
  return ImportRow.parse({
    rowId: `row-${id}`,
    source: `${id}.json`,
    position: null,
    form: 'definition',
    refusal: null,
    definition: definitionView(id, definition).definition,
    notes: [],
    problems: [],
    meets: null,
    repeats: null,
    choices: ['add', 'skip'],
    suggested: 'add',
    keepBothName: null,
    ...fields,
  });
}

/** A row that meets the saved group `met`, which is another. */
export function meetingRow(id: string, met: string, fields: Fields = {}, definition: Fields = {}): ImportRow {
  return importRow(
    id,
    {
      meets: { definitionId: met, by: 'name', hash: `hash-${met}`, identical: false, writable: true },
      choices: ['replace', 'keepBoth', 'skip'],
      suggested: 'keepBoth',
      keepBothName: `Group ${met} copy`,
      ...fields,
    },
    definition,
  );
}

/** A source that holds no group. */
export function refusedRow(source: string, refusal: Fields): ImportRow {
  return importRow(source, {
    source,
    form: null,
    refusal,
    definition: null,
    choices: ['skip'],
    suggested: 'skip',
  });
}
