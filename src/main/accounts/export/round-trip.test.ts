import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountFieldType, AccountValue } from '../../../shared/account';
import { AccountFileForm } from '../../../shared/account-import';
import { shownAccountValue, storedAccountValue } from '../../../shared/account-values';
import { suggestMapping } from '../import/column-guess';
import { ColumnsSeen } from '../import/columns-seen';
import { itemsOf, readSource } from '../import/forms/read-source';
import { isProblem, type SourceRow } from '../import/forms/source-row';
import { mappedColumns } from '../import/mapping';
import { createRowCheck } from '../import/row-checking';
import type { ExportedAccount } from './exported-account';
import { FORMATS } from './export-operations';
import { createFileSecretOpener, deriveExportKey, sealForFile } from './exported-secret';

const FIELDS = [
  { name: 'city', type: 'text', label: '' },
  { name: 'score', type: 'number', label: '' },
  { name: 'vip', type: 'boolean', label: '' },
  { name: 'since', type: 'date', label: '' },
  { name: 'pause', type: 'duration', label: '' },
] as const;

/** What is in tables, and what breaks them. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.stringMatching(/^['=+\-@\t\r\n ,;"|&<>\]\\123]{0,8}$/),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''+1",
      '-5',
      '+49 151',
      '@x',
      ']]>',
      '1e5',
      'true',
      '2026-11-21',
      '5m',
      '007',
    ),
  )
  .map((one) => one.replaceAll(/[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/gu, ''));
const name = text.map((one) => one.trim().slice(0, 50)).filter((one) => one !== '');
const valueOf: Readonly<Record<Exclude<AccountFieldType, 'secret'>, fc.Arbitrary<AccountValue>>> = {
  text: text,
  number: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((one) => one + 0),
  boolean: fc.boolean(),
  date: fc
    .date({ min: new Date('1970-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  duration: fc.integer({ min: 0, max: 1e12 }),
};
const account: fc.Arbitrary<ExportedAccount> = fc.record({
  key: name,
  label: text,
  status: fc.constantFrom('available', 'completed', 'failed', 'quarantined', 'disabled'),
  tags: fc.uniqueArray(name, { maxLength: 4 }),
  notes: text,
  values: fc.tuple(...FIELDS.map(({ type }) => fc.option(valueOf[type]))),
});

function written(form: AccountFileForm, list: readonly ExportedAccount[]): string {
  const format = FORMATS[form];
  const [first, ...rest] = list;
  const later = rest.length === 0 ? '' : format.accounts(rest, FIELDS, false);
  const earlier = first ? format.accounts([first], FIELDS, true) : '';
  return format.begin(FIELDS, list.length) + earlier + later + format.end(list.length);
}

/** As an import into an empty data folder reads it, with the mapping that is suggested there. */
async function readBack(form: AccountFileForm, content: string): Promise<readonly ExportedAccount[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const all = Buffer.from(content);
    for (let at = 0; at < all.length; at += 61) yield all.subarray(at, at + 61);
  }
  const reading = await readSource('export', bytes());
  expect(reading.form).toBe(form);
  const seen = new ColumnsSeen();
  const rows: SourceRow[] = [];
  for await (const items of itemsOf(reading))
    for (const item of items) {
      if (isProblem(item)) throw new Error(JSON.stringify(item));
      seen.add(item);
      rows.push(item);
    }
  const mapped = mappedColumns(suggestMapping(seen.list(), []));
  const check = createRowCheck(mapped, null);
  return rows.map((row) => {
    const { values, problems } = check(row);
    if (!values) throw new Error(JSON.stringify(problems));
    const at = (wanted: string): string | number | null =>
      values[mapped.findIndex(({ target }) => target.name === wanted)] ?? null;
    for (const { target } of mapped)
      if (target.kind === 'field') expect(target).toEqual({ kind: 'field', ...typeOf(target.name) });
    return {
      ...{ key: String(at('key')), label: String(at('label') ?? ''), status: String(at('status')) },
      tags: JSON.parse(String(at('tags') ?? '[]')) as string[],
      notes: String(at('notes') ?? ''),
      values: FIELDS.map(({ name: field, type }) => {
        const stored = at(field);
        return stored === null ? null : shownAccountValue(type, stored);
      }),
    };
  });
}

function typeOf(field: string): { name: string; type: AccountFieldType } {
  const found = FIELDS.find(({ name: one }) => one === field);
  return { name: field, type: found?.type ?? 'text' };
}

/** As the file of accounts has it: an empty text is no value. */
function kept(one: ExportedAccount): ExportedAccount {
  const values = one.values.map((value, index) => {
    const type = FIELDS[index]?.type ?? 'text';
    const stored = storedAccountValue(type, value) ?? null;
    return stored === null ? null : shownAccountValue(type, stored);
  });
  return { ...one, values };
}

it.each(AccountFileForm.options)('what is exported as %s comes back as it was', async (form) => {
  await fc.assert(
    fc.asyncProperty(fc.array(account, { minLength: 1, maxLength: 6 }), async (list) => {
      expect(await readBack(form, written(form, list))).toEqual(list.map(kept));
    }),
    { numRuns: 150 },
  );
});

it('no cell of a table begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(account, async (one) => {
      const [, ...lines] = written('csv', [one]).split('\r\n');
      for (const cell of [one.key, one.label, one.notes].filter((value) => /^[=@]/.test(value)))
        expect(lines.join('\r\n')).toContain(`'${cell.replaceAll('"', '""')}`);
    }),
  );
});

it('seals secrets for a file so that only the passphrase opens them', async () => {
  const key = await deriveExportKey('correct horse');
  const sealed = sealForFile(key, 'pä$$wörd');
  expect(sealed).toMatch(/^muster-secret:v1:[\w-]+:[\w-]+:[\w-]+$/);
  expect(createFileSecretOpener('correct horse')(sealed)).toBe('pä$$wörd');
  expect(createFileSecretOpener('wrong horse')(sealed)).toBeUndefined();
  const open = createFileSecretOpener('correct horse');
  for (const bad of ['', 'a:b:c', `${sealed}x:y`, `${sealed.slice(0, -2)}AA`])
    expect(open(bad.startsWith('muster') ? bad : `muster-secret:v1:${bad}`)).toBeUndefined();
});
