const MAX_SLUG_LENGTH = 40;
const ID_LENGTH = 8;
/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * File names for a new document, the wanted one first: `<slug>-<8 of its id>.json`. The last eight characters of the
 * id are used: a UUID v7 starts with its time, so those made in one minute start alike. The part after the slug also
 * keeps the name clear of those Windows reserves (`con.json`).
 */
export function* documentFileNames(name: string, id: string, nameless: string): Generator<string, never> {
  const stem = `${slugOf(name, nameless)}-${id
    .replaceAll(/[^\da-z]/gi, '')
    .slice(-ID_LENGTH)
    .toLowerCase()}`;
  yield `${stem}.json`;
  for (let count = 2; ; count++) yield `${stem}-${String(count)}.json`;
}

/** Lower-case ASCII letters, digits and single dashes; `nameless` where a name has none of them. */
export function slugOf(name: string, nameless: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[ßæœøłđþı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\da-z]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? nameless : slug;
}

/** Which files in a folder are documents: `*.json`, no hidden ones. */
export function isDocumentFileName(name: string): boolean {
  return /\.json$/i.test(name) && !name.startsWith('.');
}
