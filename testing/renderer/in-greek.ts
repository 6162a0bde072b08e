/** Fields that hold what people and devices wrote. */
const DATA_FIELDS = new Set([
  ...['name', 'title', 'description', 'tags', 'routineName', 'groupName', 'label', 'model', 'message'],
  ...[
    'help',
    'keepBothName',
    'suggestion',
    'accountPoolName',
    'pool',
    'routineConfig',
    'serial',
    'otherSerials',
    'account',
    'notes',
    'quarantineReason',
  ],
]);
const ALPHABET = 'αβξδεφγηιθκλμνοπψρστυωχζςά';

/** The same with all names and other data in Greek letters: what is Latin on the page then are words of the program. */
export function inGreek<T>(value: T): T {
  return transform(value, false);
}

function transform<T>(value: T, isData: boolean): T;
function transform(value: unknown, isData: boolean): unknown {
  if (typeof value === 'string') return isData ? greek(value) : value;
  if (Array.isArray(value)) return value.map((item: unknown) => transform(item, isData));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]: [string, unknown]) => [
      isData ? greek(key) : key,
      transform(field, isData || DATA_FIELDS.has(key)),
    ]),
  );
}

/** Latin letters become Greek ones. */
export function greek(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) => ALPHABET[letter.toLowerCase().charCodeAt(0) - 97] ?? letter);
}
