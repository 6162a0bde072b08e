import { MAX_NAME_LENGTH, sameName } from '../../shared/definition-rules';

/** "Name copy", "Name copy 2", … : the first that nobody has, within the length a name may have. */
export function cloneName(name: string, taken: readonly string[]): string {
  const base = name.trim().replace(/ copy(?: \d+)?$/, '');
  if (base === '') return '';
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? ' copy' : ` copy ${String(count)}`;
    const candidate = `${shorten(base, MAX_NAME_LENGTH - suffix.length)}${suffix}`;
    if (!taken.some((other) => sameName(other, candidate))) return candidate;
  }
}

/** Cuts between graphemes: half an emoji is none. */
function shorten(text: string, length: number): string {
  const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return graphemes.length <= length ? text : graphemes.slice(0, length).join('').trimEnd();
}
