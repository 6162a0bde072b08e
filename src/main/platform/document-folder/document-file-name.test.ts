import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFileNames, isDocumentFileName, slugOf } from './document-file-name';

const ID = '019b0000-0000-7000-8000-0123456789AB';

describe('file names of documents', () => {
  it.each([
    ['Daily rewards', 'daily-rewards'],
    ['  --Daily__rewards!! ', 'daily-rewards'],
    ['Crème Brûlée', 'creme-brulee'],
    ['Straße Łódź Ærø', 'strasse-lodz-aero'],
    ['ﬁne ２', 'fine-2'],
    ['日本語', 'group'],
    ['', 'group'],
    ['...', 'group'],
    ['🎮', 'group'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows', 'c-windows'],
    ['CON', 'con'],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
    ['x'.repeat(1_000), 'x'.repeat(40)],
  ])('%j becomes %s', (name, slug) => {
    expect(slugOf(name, 'group')).toBe(slug);
  });

  it('end in the last eight characters of the id, and count on when a name is in use', () => {
    const names = documentFileNames('Farm', ID, 'group');
    expect([names.next().value, names.next().value, names.next().value]).toEqual([
      'farm-456789ab.json',
      'farm-456789ab-2.json',
      'farm-456789ab-3.json',
    ]);
  });

  it('are safe on every system, whatever the name and the id', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (name, id) => {
          const file = documentFileNames(name, id, 'group').next().value;
          expect(file).toMatch(/^[a-z\d-]+\.json$/);
          expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./);
          expect(isDocumentFileName(file)).toBe(true);
        },
      ),
    );
  });

  it.each(['.a.json', 'a.json~', 'a.json.1', 'a.txt', 'json', '.json'])('%s is none', (name) => {
    expect(isDocumentFileName(name)).toBe(false);
  });
});
